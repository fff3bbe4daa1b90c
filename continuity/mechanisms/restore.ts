import type { Subject, Surroundings } from "../backup/protection";
import type { AssumptionKind } from "../evidence/assumption";
import { type Vouched, vouchedFor } from "../evidence/vouched";
import { type Step, vouchable } from "../recovery/step";

/** What somebody vouches for, for this member, if anybody does. */
export function vouched(
  what: AssumptionKind,
  { resource, service }: Subject,
  { assumptions, asOf }: Surroundings,
): Vouched | undefined {
  return vouchedFor(what, { name: resource.name, type: resource.type, service }, assumptions, asOf);
}

/** The time of a restore: AWS publishes none, so it is declared or measured, or open. */
export function restoreStep(label: string, subject: Subject, surroundings: Surroundings): Step {
  const time = vouched("restore-time", subject, surroundings);
  const why = "AWS publishes no restore time; drill it, or declare restore-time in lifeboat.yaml";
  return vouchable(label, "restore-time", time, why);
}
