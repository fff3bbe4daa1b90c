import { occurrences, type Schedule } from "../schedule";

interface Listed {
  readonly from: number;
  readonly to: number;
  readonly runs: readonly number[];
}

/** The widest list of each schedule so far: rules of a plan compare their runs again and again. */
const LISTED = new WeakMap<Schedule, Listed>();

/** The instants at which a schedule runs, ascending, `from` included and `to` not. */
export function runsBetween(schedule: Schedule, from: number, to: number): readonly number[] {
  const { runs } = listed(schedule, from, to);
  const [start, end] = [firstFrom(runs, from), firstFrom(runs, to)];
  return start === 0 && end === runs.length ? runs : runs.slice(start, end);
}

function listed(schedule: Schedule, from: number, to: number): Listed {
  const known = LISTED.get(schedule);
  if (known !== undefined && known.from <= from && to <= known.to) return known;
  const wider = { from: Math.min(from, known?.from ?? from), to: Math.max(to, known?.to ?? to) };
  const found = { ...wider, runs: [...occurrences(schedule, wider.from, wider.to)] };
  LISTED.set(schedule, found);
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
