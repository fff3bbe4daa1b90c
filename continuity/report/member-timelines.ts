import type { Chain } from "../backup/chain";
import type { LossOptions } from "../backup/loss";
import { protectionOf, type Surroundings } from "../backup/protection";
import { type Timeline, type TimelineLane, timelineOf } from "../backup/timeline";
import type { Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";

const MOST_RUNS = 2_000;

/** What is scheduled for members that are backed up alike. */
export interface MemberTimeline {
  /** URNs, sorted. */
  readonly members: readonly string[];
  readonly timeline: Timeline;
}

/**
 * The timelines of all members for which backups are scheduled, sorted by their first member. Members with the same chains
 * share one: hundreds of them are often backed up by one plan.
 */
export function memberTimelines(services: readonly Service[], surroundings: Surroundings): readonly MemberTimeline[] {
  const alike = new Map<string, { readonly members: Set<string>; readonly chains: readonly Chain[] }>();
  const numbers = new Map<object, number>();
  for (const service of services) {
    for (const member of service.members) {
      const { chains } = protectionOf(subjectOf(member, service), surroundings);
      if (chains.length === 0) continue;
      const key = chains.map((chain) => keyOf(chain, numbers)).join("\n");
      const known = alike.get(key);
      if (known === undefined) alike.set(key, { members: new Set([member.resource.urn]), chains });
      else known.members.add(member.resource.urn);
    }
  }
  const timelines = [...alike.values()].map(({ members, chains }) => ({
    members: [...members].sort(),
    timeline: timelineOfAll(chains, surroundings),
  }));
  return timelines.sort((a, b) => ((a.members[0] ?? "") < (b.members[0] ?? "") ? -1 : 1));
}

/**
 * Every chain in a lane of its own, continuous ones without runs: they are not taken at scheduled times. The worst gap is
 * that of snapshots and copies which surely exist, and only where there is none such, of those which may.
 */
export function timelineOfAll(chains: readonly Chain[], options: LossOptions): Timeline {
  const points = chains.filter(({ kind }) => kind !== "continuous");
  const sure = points.filter(({ requires }) => requires.every(({ holds }) => holds === true));
  const possible = points.filter(({ requires }) => requires.every(({ holds }) => holds !== false));
  const { from, to, worst, because } = timelineOf(sure.length > 0 ? sure : possible, options);
  const { lanes, blackouts } = timelineOf(chains, options, { from, to });
  return {
    from,
    to,
    lanes: lanes.map(heldIn),
    blackouts,
    ...(worst ? { worst } : {}),
    ...(because === undefined || (points.length === 0 && chains.length > 0) ? {} : { because }),
  };
}

/** A lane as a report can hold it: a gap may be years long, and another rule run every hour of them. */
function heldIn(lane: TimelineLane): TimelineLane {
  if (lane.kind === "continuous") return { ...lane, runs: [] };
  const more = lane.runs.length - MOST_RUNS;
  return more > 0 ? { ...lane, runs: lane.runs.slice(0, MOST_RUNS), more } : lane;
}

/**
 * Everything that a timeline shows of a chain. Rules, which all members of a plan share, are told by number: a thousand
 * members with a hundred rules each are common.
 */
function keyOf(chain: Chain, numbers: Map<object, number>): string {
  const numberOf = (one: object) => {
    const known = numbers.get(one);
    if (known !== undefined) return known;
    numbers.set(one, numbers.size);
    return numbers.size - 1;
  };
  const { rule, kind, vault, retention, startWindow, job, copy, rivals, closed, onceADay, requires } = chain;
  const doubts = requires.filter(({ holds }) => holds !== true);
  let key = `${numberOf(rule)} ${kind} ${JSON.stringify(vault.name)} ${startWindow} ${job.lo} ${job.hi}`;
  if (retention !== rule.retention) key += ` kept ${JSON.stringify(retention)}`;
  if (copy !== undefined) key += ` copy ${copy.lo} ${copy.hi}`;
  for (const rival of rivals) key += ` rival ${numberOf(rival.rule)} ${rival.job.hi}`;
  if (closed !== undefined) key += ` closed ${JSON.stringify(closed)}`;
  if (onceADay) key += " once a day";
  return doubts.length === 0 ? key : `${key} ${JSON.stringify(doubts)}`;
}
