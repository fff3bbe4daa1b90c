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
        service,
        message: `${problem}. No evidence of ${service} counts.`,
        fix: "Restore the file from version control; lifeboat evidence verify names every break.",
      };
    }
  },
};
