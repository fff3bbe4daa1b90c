import type { Subject, Surroundings } from "../backup/protection";
import type { Seconds } from "../declaration/duration";
import type { Setting } from "../declaration/setting";
import { type Bound, bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { ANYWHERE } from "../recovery/path";
import { open, type Step } from "../recovery/step";
import { byPeople, vouchedStep } from "./ways";

/**
 * The way back of what holds messages only for a while and has neither backup nor replica: it is made anew, empty. What is
 * lost is whatever nobody had read yet, at most as old as messages are kept.
 *
 * @param kept for how long messages are kept
 */
export function madeAnewEmpty(
  subject: Subject,
  surroundings: Surroundings,
  kept: Exclude<Setting<Seconds>, { kind: "absent" }>,
  source: string,
): readonly RecoveryPath[] {
  const rto = bound(vouchedStep("deployment", "start-time", subject, surroundings));
  return (["region", "data", "compromise"] as const).map((scenario) => ({
    ...byPeople(scenario, subject, scenario === "data" ? "same" : "new", {
      mechanism: "make it anew, empty",
      rpo: notYetRead(kept, source),
      rto,
    }),
    ...(scenario === "data" ? {} : { target: ANYWHERE }),
  }));
}

function notYetRead(kept: Exclude<Setting<Seconds>, { kind: "absent" }>, source: string): Bound {
  const label = "messages not yet read";
  if (kept.kind === "unknown") return bound(open(label, "unknown", kept.because));
  const step: Step = { label, lo: 0, hi: kept.value, provenance: "derived", source };
  return bound(step);
}
