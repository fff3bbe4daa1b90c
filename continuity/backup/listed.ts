import { occurrences, type Schedule } from "../schedule";

interface Listed {
  readonly from: number;
  readonly to: number;
  readonly runs: readonly number[];
}

/** What has been listed of each schedule so far: rules of a plan compare their runs again and again. */
const LISTED = new WeakMap<Schedule, readonly Listed[]>();

/** The instants at which a schedule runs, ascending, `from` included and `to` not. */
export function runsBetween(schedule: Schedule, from: number, to: number): readonly number[] {
  const { runs } = listed(schedule, from, to);
  const [start, end] = [firstFrom(runs, from), firstFrom(runs, to)];
  return start === 0 && end === runs.length ? runs : runs.slice(start, end);
}

/** A list around a time; lists that overlap, or meet, become one. */
function listed(schedule: Schedule, from: number, to: number): Listed {
  const lists = LISTED.get(schedule) ?? [];
  const known = lists.find((one) => one.from <= from && to <= one.to);
  if (known !== undefined) return known;
  const isApart = (one: Listed) => one.to < from || to < one.from;
  const near = lists.filter((one) => !isApart(one));
  const wider = {
    from: Math.min(from, ...near.map((one) => one.from)),
    to: Math.max(to, ...near.map((one) => one.to)),
  };
  const found = { ...wider, runs: [...occurrences(schedule, wider.from, wider.to)] };
  LISTED.set(schedule, [found, ...lists.filter(isApart)]);
  return found;
}

/** The position of the first run at or after an instant. */
function firstFrom(runs: readonly number[], instant: number): number {
  let [low, high] = [0, runs.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((runs[middle] as number) < instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
