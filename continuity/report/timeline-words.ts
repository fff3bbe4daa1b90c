import type { Timeline, TimelineLane, TimelineRun, WorstGap } from "../backup/timeline";
import { formatDuration } from "../declaration/duration";
import { nameInUrn, typeInUrn } from "../estate/urn";
import { writeInterval } from "../rules/sum";
import { writeMoment } from "./moment";

/** A name as one line of plain characters: it may hold anything, line ends and escape sequences of terminals included. */
export function plainName(text: string): string {
  return text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, "?");
}

/** The name of a resource, from its URN. */
export function nameOfUrn(urn: string): string {
  return plainName(nameInUrn(urn));
}

/** What each of several resources is called, by URN: its name, where two have the same with its class: `web (lb.LoadBalancer)`. */
export function namesOfUrns(urns: readonly string[]): ReadonlyMap<string, string> {
  const names = urns.map(nameOfUrn);
  return new Map(
    urns.map((urn, i) => {
      const name = names[i] ?? "";
      return [urn, names.indexOf(name) === names.lastIndexOf(name) ? name : `${name} (${classOfUrn(urn)})`];
    }),
  );
}

/** The class of a resource in the SDK, from its URN. */
function classOfUrn(urn: string): string {
  return plainName(typeInUrn(urn).replace(/^aws:(\w+)\/\w+:(\w+)$/, "$1.$2"));
}

/** What each lane is called: its rule, for a copy with its vault, and where two would be called the same with its plan. */
export function laneLabels(lanes: readonly TimelineLane[]): readonly string[] {
  const short = lanes.map(({ rule, kind, vault }) => plainName(kind === "copy" ? `${rule} → ${vault}` : rule));
  return lanes.map(({ plan }, i) => {
    const label = short[i] ?? "";
    return short.indexOf(label) === short.lastIndexOf(label) ? label : `${plainName(plan)}: ${label}`;
  });
}

/** The members that a timeline is about, by name; beyond the third as a count. */
export function titleOf(members: readonly string[]): string {
  const names = members.slice(0, MOST_NAMES).map(nameOfUrn);
  const more = members.length - names.length;
  return more > 0 ? `${names.join(", ")} and ${more} more` : names.join(", ");
}

/** The names of all blackouts, sorted. */
export function blackoutNames({ blackouts }: Pick<Timeline, "blackouts">): readonly string[] {
  return [...new Set(blackouts.map(({ what }) => plainName(what)))].sort();
}

const MOST_NAMES = 3;
const KINDS = { snapshot: "snapshots", continuous: "continuous backup", copy: "copies" } as const;

/** What a lane is, part by part: `snapshots of plan main in vault main`, `cron(0 5 ? * * *) UTC`, `start window 1h`, … */
export function laneDetails(lane: TimelineLane): readonly string[] {
  const { plan, kind, vault, retention, doubt } = lane;
  const [runs, count] = kind === "continuous" ? [[], []] : [runDetails(lane), [tally(lane)]];
  return [
    `${KINDS[kind]} of plan ${plainName(plan)} in vault ${plainName(vault)}`,
    ...runs,
    retention === undefined
      ? "retention not known"
      : `kept ${retention === null ? "for ever" : formatDuration(retention)}`,
    ...count,
    ...(doubt === undefined ? [] : [`may not exist: ${plainName(doubt)}`]),
  ];
}

function runDetails({ expression, timezone, startWindow, job, copy }: TimelineLane): readonly string[] {
  return [
    plainName(`${expression} ${timezone}`),
    `start window ${formatDuration(startWindow)}`,
    `job ${writeInterval(job)}`,
    ...(copy === undefined ? [] : [`copy ${writeInterval(copy)}`]),
  ];
}

function tally({ runs, more }: TimelineLane): string {
  const count = (fate: TimelineRun["fate"]) => runs.filter((run) => run.fate === fate).length;
  const [lost, perhaps] = [count("lost"), count("may be lost")];
  const all = runs.length === 0 ? "no run" : runs.length === 1 ? "1 run" : `${runs.length} runs`;
  const rest = more === undefined ? "" : ` (and ${more} more that are not drawn)`;
  return `${all}${lost === 0 ? "" : `, ${lost} lost`}${perhaps === 0 ? "" : `, ${perhaps} perhaps lost`}${rest}`;
}

/** A comma after each part but the last. */
export function listed(parts: readonly string[]): readonly string[] {
  return parts.map((part, i) => (i < parts.length - 1 ? `${part},` : part));
}

/** How much is lost at the worst moment: `80h20m`, `25h to 28h`, `at least 24h`. */
export function writeLost({ loss }: WorstGap): string {
  if (loss.hi === null) return `at least ${formatDuration(loss.lo)}`;
  return loss.lo === loss.hi ? formatDuration(loss.hi) : `${formatDuration(loss.lo)} to ${formatDuration(loss.hi)}`;
}

/** The sum behind the worst gap, part by part: `80h20m = gap 72h`, `Fri … → Mon … UTC`, `+ start window 8h`, `+ job 20m`. */
function worstSum(worst: WorstGap, lanes: readonly TimelineLane[]): readonly string[] {
  const { holds, fires } = worst;
  return [
    `${writeLost(worst)} = gap ${formatDuration(Math.max(0, fires - holds))}`,
    `${writeMoment(holds)} → ${writeMoment(fires)} UTC`,
    ...delayParts(worst, lanes).map((part) => `+ ${part}`),
  ];
}

/** The worst gap with its sum, or why there is no bound, part by part. */
export function worstInWords({ worst, because, lanes }: Timeline): readonly string[] {
  const beside = lanes.some(({ kind }) => kind === "continuous") ? " without continuous backup" : "";
  if (worst !== undefined) return [`Worst gap${beside}: data loss`, ...worstSum(worst, lanes)];
  return because === undefined ? [] : [`Worst gap${beside}: no bound;`, ...plainName(because).split(" ")];
}

/** What comes between a run and its point; in one part where it does not come from one lane. */
function delayParts({ fires, usable }: WorstGap, lanes: readonly TimelineLane[]): readonly string[] {
  const delay = usable === null ? null : usable - fires;
  if (delay === 0) return [];
  const lane = lanes.find(
    (one) => delayOf(one) === delay && one.runs.some(({ at, fate }) => at === fires && fate !== "lost"),
  );
  if (lane !== undefined) {
    const { startWindow, job, copy } = lane;
    const window = `start window ${formatDuration(startWindow)}`;
    return [window, `job ${writeInterval(job)}`, ...(copy === undefined ? [] : [`copy ${writeInterval(copy)}`])];
  }
  return [delay === null ? "a time that nobody knows" : `${formatDuration(delay)} until its point is usable`];
}

/** How long after its instant a run's point is usable at the latest; null where nobody knows. */
export function delayOf({ startWindow, job, copy }: TimelineLane): number | null {
  if (job.hi === null || copy?.hi === null) return null;
  return startWindow + job.hi + (copy?.hi ?? 0);
}
