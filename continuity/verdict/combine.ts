import { later } from "./critical-path";
import type { Outcome } from "./judge";
import { UNPROVEN_REASONS, type Verdict } from "./verdict";

export type Judged = Exclude<Verdict, "undeclared">;

/**
 * Joins the outcomes of incidents that happen one at a time: the service is as good as its worst. The time and the loss
 * may come from different incidents.
 */
export function combine(outcomes: readonly Outcome[]): Outcome {
  const worst = outcomes.reduce((one, other) => (gravity(other) > gravity(one) ? other : one));
  const comparable = outcomes.filter((one) => one.verdict === worst.verdict);
  const slowest = comparable.reduce((one, other) => (later(one.rto, other.rto, "hi") === other.rto ? other : one));
  const lossiest = comparable.reduce((one, other) => (later(one.rpo, other.rpo, "hi") === other.rpo ? other : one));
  return {
    ...worst,
    rto: slowest.rto,
    rpo: lossiest.rpo,
    binds: { rto: slowest.binds.rto, rpo: lossiest.binds.rpo },
    members: outcomes.flatMap((one) => one.members),
  };
}

/** Violations weigh most, then the unproven by reason. */
function gravity({ verdict, reason }: Outcome): number {
  if (verdict === "violates") return 10;
  return verdict === "unproven" ? 1 + UNPROVEN_REASONS.length - UNPROVEN_REASONS.indexOf(reason ?? "range") : 0;
}
