import { refusalFindings } from "./refusals";
import type { Rule } from "./rule";

/** Does AWS accept the lifecycle of every rule and copy? */
export const lifecycleValid: Rule = {
  id: "lifecycle-valid",
  asks: "Is the lifecycle of every backup rule and copy one that AWS Backup accepts?",
  level: "mandatory",
  severity: "high",
  *check({ surroundings }) {
    yield* refusalFindings(surroundings.plans, "lifecycle");
  },
};
