import type { BackupPlan } from "../backup/plans";
import type { Refusal } from "../backup/refusal";
import type { RuleFinding } from "./finding";
import { sentence } from "./wording";

/** What AWS surely refuses of the plans of a program; what nobody can tell is told by the verdicts that hang on it. */
export function* refusalFindings(plans: readonly BackupPlan[], about: Refusal["about"]): Iterable<RuleFinding> {
  for (const { resource, rules } of plans) {
    if (rules.kind !== "known") continue;
    for (const refusal of rules.value.flatMap(({ refusals }) => refusals)) {
      if (refusal.about !== about || refusal.holds !== false) continue;
      const { of, problem, fix = "" } = refusal;
      yield {
        verdict: "violates",
        urn: resource.urn,
        message: `AWS Backup refuses ${of}: ${problem}.`,
        fix: sentence(fix),
      };
    }
  }
}
