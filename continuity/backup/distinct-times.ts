import type { Seconds } from "../declaration/duration";
import { isSameEveryWeek } from "../schedule";
import type { Chain } from "./chain";
import { runsBetween } from "./listed";

const WEEK: Seconds = 7 * 86_400;

/** A stretch of time, half-open. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** What makes one week differ from another: a run of a schedule that depends on dates, or an end of the time. */
interface Event {
  readonly at: number;
  /** Which schedule it is of, or which end. */
  readonly of: number;
}

/** Events that lie so close together that what is near one may be near another. */
type Cluster = readonly [Event, ...Event[]];

/**
 * The times of which every later one is a repetition, ascending: where nothing but the day of the week counts, a week tells
 * all, and of the times around runs that depend on dates those that fall on the same weekday, at the same distances, are
 * alike. Of times that are alike the earliest is among them.
 *
 * @param near how far away a run may be and still have a say
 */
export function distinctTimes(chains: readonly Chain[], { from, to }: Stretch, near: Seconds): readonly Stretch[] {
  if (!chains.every(({ closed = [] }) => closed.every(({ every }) => WEEK % every === 0))) return [{ from, to }];
  const around = clustersOf(eventsOf(chains, { from, to }), near).map((cluster) => ({
    likeness: likenessOf(cluster),
    from: Math.max(from, cluster[0].at - near),
    to: Math.min(to, (cluster.at(-1) as Event).at + near),
  }));
  const first = new Map([...around].reverse().map((one) => [one.likeness, one]));
  const told = around.filter((one) => first.get(one.likeness) === one);
  return [...told, ...quietTimes(around)]
    .map((one) => ({ from: one.from, to: one.to }))
    .sort((a, b) => a.from - b.from);
}

function eventsOf(chains: readonly Chain[], { from, to }: Stretch): readonly Event[] {
  const schedules = new Set(chains.flatMap((chain) => [chain, ...chain.rivals]).map((one) => one.schedule.parsed));
  const dated = [...schedules].filter((schedule) => !isSameEveryWeek(schedule, from, to));
  const runs = dated.flatMap((schedule, of) => runsBetween(schedule, from, to).map((at) => ({ at, of })));
  return [{ at: from, of: -1 }, ...runs.sort((a, b) => a.at - b.at || a.of - b.of), { at: to, of: -2 }];
}

function clustersOf(events: readonly Event[], near: Seconds): readonly Cluster[] {
  const clusters: [Event, ...Event[]][] = [];
  for (const event of events) {
    const last = clusters.at(-1);
    if (last !== undefined && event.at - (last.at(-1) as Event).at <= 2 * near) last.push(event);
    else clusters.push([event]);
  }
  return clusters;
}

function likenessOf(cluster: Cluster): string {
  const [{ at: first }] = cluster;
  return [first % WEEK, ...cluster.map(({ at, of }) => `${at - first} ${of}`)].join();
}

/** The times between that no event is near, until there has been a whole week of them on end. */
function quietTimes(around: readonly Stretch[]): readonly Stretch[] {
  const quiet: Stretch[] = [];
  for (const [i, { to }] of around.entries()) {
    const next = around[i + 1];
    if (next === undefined) break;
    quiet.push({ from: to, to: Math.min(next.from, to + WEEK) });
    if (next.from - to >= WEEK) break;
  }
  return quiet;
}
