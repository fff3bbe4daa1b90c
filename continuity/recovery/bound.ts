import type { Seconds } from "../declaration/duration";
import { type OpenReason, type Provenance, type Step, weaker } from "./step";

/** A sum of steps: an upper bound on a time or a loss, together with how it comes about. */
export interface Bound {
  readonly steps: readonly Step[];
  /** The least it can be. */
  readonly lo: Seconds;
  /** The most it can be; null where no bound is known. */
  readonly hi: Seconds | null;
  /** As weak as the weakest step; a sum of nothing is derived. */
  readonly provenance: Provenance;
}

export function bound(...steps: readonly Step[]): Bound {
  let [lo, hi, provenance]: [Seconds, Seconds | null, Provenance] = [0, 0, steps[0]?.provenance ?? "derived"];
  for (const step of steps) {
    lo += step.lo;
    hi = hi === null || step.hi === null ? null : hi + step.hi;
    provenance = weaker(provenance, step.provenance);
  }
  return { steps, lo, hi, provenance };
}

/** A bound that exists only if somebody's word holds: no step of it is worth more than that. */
export function onWord(value: Bound, voucher: string | undefined): Bound {
  if (voucher === undefined) return value;
  const steps = value.steps.map((step) => ({
    ...step,
    provenance: weaker(step.provenance, "declared"),
    source: `${step.source}, ${voucher}`,
  }));
  return bound(...steps);
}

/** Two bounds one after the other. */
export function followedBy(...bounds: readonly Bound[]): Bound {
  return bound(...bounds.flatMap(({ steps }) => steps));
}

/** Whether a bound keeps within an objective: surely, surely not, or neither can be shown. */
export function compare(value: Pick<Bound, "lo" | "hi">, objective: Seconds): "meets" | "violates" | "unproven" {
  if (value.hi !== null && value.hi <= objective) return "meets";
  return value.lo > objective ? "violates" : "unproven";
}

/** Whether there is no way at all. */
export function isImpossible(value: Bound): boolean {
  return value.lo === Number.POSITIVE_INFINITY;
}

/** Why a bound has no upper end, the gravest reason first; undefined where it has one. */
export function openReason(value: Bound): OpenReason | undefined {
  const reasons = new Set(value.steps.map((step) => step.open));
  return (["unknown", "untested", "unmodelled"] as const).find((reason) => reasons.has(reason));
}

/** Orders numbers where null stands for infinity. */
export function lessOrEqual(a: Seconds | null, b: Seconds | null): boolean {
  return b === null || (a !== null && a <= b);
}
