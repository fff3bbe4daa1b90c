import type { Rule } from "./rule";

/** Can the evidence of drills be relied upon? */
export const evidenceValid: Rule = {
  id: "evidence-valid",
  asks: "Can all evidence of drills be read, and is its chain whole?",
  level: "mandatory",
  severity: "high",
  *check({ evidence }) {
    for (const { service, problem } of evidence.refused) {
      yield {
        verdict: "violates",
        ...(service === undefined ? {} : { service }),
        message: `${problem}. No evidence${service === undefined ? "" : ` of ${service}`} counts.`,
        fix:
          service === undefined
            ? "Correct evidence in lifeboat.yaml, or give access to what it names."
            : "Restore the file from version control; lifeboat evidence verify names every break.",
      };
    }
  },
};
