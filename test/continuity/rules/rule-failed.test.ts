import { expect, test } from "@jest/globals";
import { DEFAULT_OPTIONS } from "../../../continuity/assess";
import { NOTHING_EXTERNAL } from "../../../continuity/declaration/external";
import { EstateIndex } from "../../../continuity/estate/resource";
import { runRules } from "../../../continuity/rules/catalogue";
import type { Finding } from "../../../continuity/rules/finding";
import type { Rule, RuleContext } from "../../../continuity/rules/rule";
import { settingsNotFound } from "../../../continuity/rules/settings-not-found";
import { judgeOf } from "../../../continuity/verdict/service-verdicts";
import { AS_OF, estate } from "../estate-builder";

const surroundings = {
  index: new EstateIndex(estate()),
  plans: [],
  assumptions: [],
  asOf: AS_OF,
  timing: DEFAULT_OPTIONS.timing,
  toleratedMisses: DEFAULT_OPTIONS.toleratedMisses,
  response: DEFAULT_OPTIONS.response,
  elsewhere: [],
};
const context: RuleContext = {
  surroundings,
  judge: judgeOf([], surroundings),
  declared: { services: [], problems: [], unknownMembership: [], undeclared: [] },
  external: NOTHING_EXTERNAL,
  verdicts: [],
  unproven: DEFAULT_OPTIONS.unproven,
  evidence: DEFAULT_OPTIONS.evidence,
  settingsNotFound: "it lies elsewhere",
  waivers: { weighed: [], unread: [] },
};

const failing = (thrown: unknown): Rule => ({
  id: "always-fails",
  asks: "Does it fail?",
  level: "advisory",
  severity: "low",
  *check() {
    yield { verdict: "violates", message: "found before it failed" };
    throw thrown;
  },
});

const finding: Finding = {
  rule: "rule-failed",
  verdict: "unproven",
  level: "mandatory",
  severity: "critical",
  message: "Rule always-fails failed (TypeError); this is a fault of Lifeboat, and the rule proves nothing.",
  fix: "Report it with the program that shows it; LIFEBOAT_DEBUG=1 prints the details.",
};

test.each([
  ["an error: its name, never its message, which may hold a secret", new TypeError("hunter2"), finding],
  [
    "anything else",
    "hunter2",
    {
      ...finding,
      message: "Rule always-fails failed (unknown error); this is a fault of Lifeboat, and the rule proves nothing.",
    },
  ],
])("a rule that throws %s", (_, thrown, expected) => {
  const found = runRules([failing(thrown), settingsNotFound], context, { "always-fails": "advisory" });
  expect(found).toEqual([expected, expect.objectContaining({ rule: "settings-not-found" })]);
});

test("a rule that is off cannot fail", () => {
  expect(runRules([failing(new Error("never asked"))], context, { "always-fails": "off" })).toEqual([]);
});
