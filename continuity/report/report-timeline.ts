import type { TimelineLane, TimelineRun } from "../backup/timeline";
import type { MemberTimeline } from "./member-timelines";
import type { ReportLane, ReportRuns, ReportTimeline } from "./report";

/** A timeline as the report holds it: instants as text, runs by what becomes of them. */
export function reportTimeline({ members, timeline }: MemberTimeline): ReportTimeline {
  const { from, to, lanes, blackouts, worst, because } = timeline;
  return {
    members,
    from: write(from),
    to: write(to),
    lanes: lanes.map(reportLane),
    blackouts: blackouts.map(({ start, end, what }) => ({ what, start: write(start), end: write(end) })),
    ...(worst === undefined
      ? {}
      : {
          worst: {
            holds: write(worst.holds),
            fires: write(worst.fires),
            usable: worst.usable === null ? null : write(worst.usable),
            loss: worst.loss,
          },
        }),
    ...(because === undefined ? {} : { because }),
  };
}

function reportLane({ runs, retention, ...lane }: TimelineLane): ReportLane {
  return { ...lane, ...(retention === undefined ? {} : { retention }), runs: reportRuns(runs) };
}

/** Runs of one fate and one reason together, in the order in which the first of them is scheduled. */
function reportRuns(runs: readonly TimelineRun[]): readonly ReportRuns[] {
  const alike = new Map<string, ReportRuns & { readonly at: string[] }>();
  for (const { at, fate, because } of runs) {
    const key = JSON.stringify([fate, because]);
    const group = alike.get(key) ?? { fate, ...(because === undefined ? {} : { because }), at: [] };
    alike.set(key, group);
    group.at.push(write(at));
  }
  return [...alike.values()];
}

/** The timeline that a report holds, with its members. */
export function timelineOfReport({ members, ...report }: ReportTimeline): MemberTimeline {
  const { from, to, lanes, blackouts, worst, because } = report;
  return {
    members,
    timeline: {
      from: read(from),
      to: read(to),
      lanes: lanes.map(({ runs, ...lane }) => ({
        ...lane,
        retention: lane.retention,
        runs: runs
          .flatMap(({ at, ...rest }) => at.map((instant) => ({ at: read(instant), ...rest })))
          .sort((a, b) => a.at - b.at),
      })),
      blackouts: blackouts.map(({ start, end, what }) => ({ start: read(start), end: read(end), what })),
      ...(worst === undefined
        ? {}
        : {
            worst: {
              holds: read(worst.holds),
              fires: read(worst.fires),
              usable: worst.usable === null ? null : read(worst.usable),
              loss: worst.loss,
            },
          }),
      ...(because === undefined ? {} : { because }),
    },
  };
}

const write = (instant: number): string => new Date(instant * 1000).toISOString();
const read = (text: string): number => Date.parse(text) / 1000;
