import type { Objective } from "../declaration/objectives";
import type { Outcome } from "./judge";
import { UNPROVEN_REASONS } from "./verdict";
import { worse } from "./worse";

/**
 * Joins the outcomes of incidents that happen one at a time: the service is as good as its worst. The time and the loss
 * may come from different incidents.
 */
export function combine(outcomes: readonly Outcome[], objective: Objective): Outcome {
  const worst = outcomes.reduce((one, other) => (gravity(other) > gravity(one) ? other : one));
  // Where bounds are equally bad, those of an incident with the reported reason explain it.
  const ordered = [...outcomes].sort((a, b) => Number(isLike(b, worst)) - Number(isLike(a, worst)));
  const pick = (half: "rto" | "rpo") =>
    ordered.reduce((one, other) => (worse(other[half], one[half], objective[half]) ? other : one));
  const [slowest, lossiest] = [pick("rto"), pick("rpo")];
  return {
    ...worst,
    rto: slowest.rto,
    rpo: lossiest.rpo,
    binds: { ...worst.binds, rto: slowest.binds.rto, rpo: lossiest.binds.rpo },
    members: outcomes.flatMap((one) => one.members),
  };
}

/** The best of several outcomes that one may choose between; among unproven ones the gravest reason is told. */
export function best(outcomes: readonly Outcome[]): Outcome {
  const grave = (one: Outcome) => (one.verdict === "unproven" ? -gravity(one) : 0);
  return outcomes.reduce((one, other) => {
    const [a, b] = [RANK[one.verdict], RANK[other.verdict]];
    if (a !== b) return a < b ? one : other;
    if (grave(one) !== grave(other)) return grave(one) < grave(other) ? one : other;
    return worse(one.rto, other.rto, null) ? other : one;
  });
}

const RANK: Readonly<Record<Outcome["verdict"], number>> = { meets: 0, unproven: 1, violates: 2 };

/** Violations weigh most, then the unproven by reason. */
function gravity({ verdict, reason }: Outcome): number {
  if (verdict === "violates") return 10;
  return verdict === "unproven" ? 1 + UNPROVEN_REASONS.length - UNPROVEN_REASONS.indexOf(reason ?? "range") : 0;
}

function isLike(one: Outcome, other: Outcome): boolean {
  return one.verdict === other.verdict && one.reason === other.reason;
}
