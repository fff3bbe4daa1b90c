import type { ObjectiveHalf } from "../declaration/objectives";
import { type Bound, lessOrEqual } from "../recovery/bound";
import { exists, type RecoveryPath } from "../recovery/path";

/** What a recovery may make use of: people, and new endpoints. Their response times count only where they may act. */
export interface Mode {
  readonly people: boolean;
  readonly endpoints: boolean;
}

export const MODES: readonly Mode[] = [
  { people: false, endpoints: false },
  { people: false, endpoints: true },
  { people: true, endpoints: false },
  { people: true, endpoints: true },
];

/** Whether we look for what surely holds, or for what may still turn out to hold. */
export type View = "sure" | "possible";

/** The ways back of one member that exist, or may, and keep within the RPO. */
export function usable(paths: readonly RecoveryPath[], rpo: ObjectiveHalf, view: View): readonly RecoveryPath[] {
  return paths.filter(
    (path) => withinRpo(path, rpo, view) && (view === "sure" ? exists(path) === true : exists(path) !== false),
  );
}

/** Those of them that a mode admits. */
export function admitted(paths: readonly RecoveryPath[], { people, endpoints }: Mode): readonly RecoveryPath[] {
  return paths.filter(
    ({ startedBy, endpoint }) => (people || startedBy === "automatic") && (endpoints || endpoint === "same"),
  );
}

function withinRpo(path: RecoveryPath, rpo: ObjectiveHalf, view: View): boolean {
  if (typeof rpo !== "number") return true;
  return view === "sure" ? lessOrEqual(path.rpo.hi, rpo) : path.rpo.lo <= rpo;
}

/**
 * The fastest of several ways back: by its most where it must be sure, by its least where it may be.
 *
 * @param time how long one takes a member, until its clients have followed
 */
export function fastest(
  paths: readonly RecoveryPath[],
  view: View,
  time: (path: RecoveryPath) => Pick<Bound, "lo" | "hi">,
): RecoveryPath | undefined {
  const least: Measure = (path) => time(path).lo;
  const most: Measure = (path) => time(path).hi ?? Number.POSITIVE_INFINITY;
  return best(paths, view === "sure" ? [most, least, mostLoss] : [least, most, leastLoss]);
}

/** The way back that loses least, whatever its time. */
export function leastLossy(paths: readonly RecoveryPath[], view: View): RecoveryPath | undefined {
  return view === "sure"
    ? best(
        paths.filter((path) => exists(path) === true),
        [mostLoss, leastLoss, mostTime],
      )
    : best(
        paths.filter((path) => exists(path) !== false),
        [leastLoss, mostLoss, leastTime],
      );
}

type Measure = (path: RecoveryPath) => number;

const leastTime: Measure = (path) => path.rto.lo;
const mostTime: Measure = (path) => path.rto.hi ?? Number.POSITIVE_INFINITY;
const leastLoss: Measure = (path) => path.rpo.lo;
const mostLoss: Measure = (path) => path.rpo.hi ?? Number.POSITIVE_INFINITY;

function best(paths: readonly RecoveryPath[], order: readonly Measure[]): RecoveryPath | undefined {
  return paths.reduce<RecoveryPath | undefined>((one, other) => {
    if (one === undefined) return other;
    for (const measure of order) {
      const [a, b] = [measure(one), measure(other)];
      if (a !== b) return a < b ? one : other;
    }
    return one.mechanism <= other.mechanism ? one : other;
  }, undefined);
}
