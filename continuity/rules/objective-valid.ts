import type { Rule } from "./rule";

/** Can what the tags declare be read? */
export const objectiveValid: Rule = {
  id: "objective-valid",
  asks: "Can every continuity tag be read, and is it known at preview?",
  level: "mandatory",
  severity: "high",
  *check({ declared, unproven }) {
    for (const { resource, problem } of declared.problems) {
      yield {
        verdict: problem.unknown ? "unproven" : "violates",
        ...(problem.unknown ? { level: unproven.unknown } : {}),
        urn: resource.urn,
        message: `${resource.name}: the tag ${problem.key} ${problem.unknown ? "" : "cannot be read: "}${problem.problem}.`,
        fix: problem.unknown
          ? "Give the tag a literal value; nothing is proven against what is not known."
          : "Correct the tag; nothing is proven against what cannot be read.",
      };
    }
  },
};
