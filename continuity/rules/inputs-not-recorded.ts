import { unrecorded } from "./incomplete";
import type { Rule } from "./rule";

/** Did the recorder see every resource? Switched off is not silent. */
export const inputsNotRecorded: Rule = {
  id: "inputs-not-recorded",
  asks: "Did the policy lifeboat-recorder see the inputs of every resource?",
  level: "mandatory",
  severity: "high",
  *check({ surroundings }) {
    const { index } = surroundings;
    const count = unrecorded(index).length;
    if (count === 0) return;
    yield {
      verdict: "unproven",
      message: `The inputs of ${count} ${count === 1 ? "resource was" : "resources were"} not recorded, so nothing is proven of this preview.`,
      fix: "Do not disable the policy lifeboat-recorder.",
    };
  },
};
