import type { Rule } from "./rule";

/** Was lifeboat.yaml looked for in the right place? */
export const settingsNotFound: Rule = {
  id: "settings-not-found",
  asks: "Was the project's lifeboat.yaml found?",
  level: "advisory",
  severity: "low",
  *check({ settingsNotFound: because }) {
    if (because === undefined) return;
    yield {
      verdict: "unproven",
      message: `No lifeboat.yaml was read: ${because}. Defaults apply.`,
      fix: "Name it in the policy configuration (settings) or in LIFEBOAT_CONFIG.",
    };
  },
};
