import { describe, expect, test } from "@jest/globals";
import { DEFAULT_OPTIONS } from "../../continuity/assess";
import { SettingsError } from "../../workspace/errors";
import { checkPolicyConfig, mergePolicyConfig, policyOptions } from "../../workspace/policy-config";
import type { PolicyConfig } from "../../workspace/policy-schema";

const NOW = 1_790_000_000;

function refused(config: Readonly<Record<string, unknown>>): string {
  try {
    checkPolicyConfig("policy.json", config);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return "accepted";
}

describe("what a configuration comes to", () => {
  const rows: readonly [string, PolicyConfig, object][] = [
    ["nothing: the defaults, now", {}, {}],
    ["an instant", { asOf: "2026-11-22T13:00:00+01:00" }, { asOf: Date.UTC(2026, 10, 22, 12) / 1000 }],
    ["a day, at its start", { asOf: "2026-11-22" }, { asOf: Date.UTC(2026, 10, 22) / 1000 }],
    [
      "parts of a second are dropped",
      { asOf: "2026-11-22T12:00:00.999Z" },
      { asOf: Date.UTC(2026, 10, 22, 12) / 1000 },
    ],
    [
      "timing and misses",
      { backupTiming: "scheduled", toleratedMisses: 2 },
      { timing: "scheduled", toleratedMisses: 2 },
    ],
    [
      "response times in seconds",
      { response: { detect: "1m", cutover: "PT2M" } },
      { response: { detect: 60, cutover: 120 } },
    ],
    [
      "a level by reason, beside the defaults of the others",
      { unproven: { untested: "mandatory" } },
      { unproven: { unknown: "mandatory", untested: "mandatory", unmodelled: "advisory", range: "advisory" } },
    ],
    ["how long a waiver may run", { waivers: { maxDays: 90 } }, { waiverPolicy: { maxDays: 90, approvers: {} } }],
    [
      "who alone may waive a rule",
      { waivers: { approvers: { "objective-met": ["cto"] } } },
      { waiverPolicy: { maxDays: 365, approvers: { "objective-met": ["cto"] } } },
    ],
    [
      "a declaration that is required is the level of a rule",
      { requireDeclaration: "mandatory" },
      { rules: { "undeclared-stateful": "mandatory" } },
    ],
    [
      "which the rule's own level beats",
      { requireDeclaration: "mandatory", rules: { "undeclared-stateful": "off", "objective-met": "advisory" } },
      { rules: { "undeclared-stateful": "off", "objective-met": "advisory" } },
    ],
  ];
  test.each(rows)("%s", (_, config, expected) => {
    expect(policyOptions(checkPolicyConfig("policy.json", { ...config }), NOW)).toEqual({
      ...DEFAULT_OPTIONS,
      asOf: NOW,
      ...expected,
    });
  });
});

describe("what it may not say", () => {
  const instant = "asOf must be an instant such as 2026-11-22T12:00:00Z";
  const rows: readonly [string, Readonly<Record<string, unknown>>, string][] = [
    ["an unknown key", { rule: {} }, 'the top level has an unknown key "rule"'],
    ["an unknown rule", { rules: { "objective-mett": "off" } }, 'rules has an unknown key "objective-mett"'],
    ["an unknown reason", { unproven: { unsure: "advisory" } }, 'unproven has an unknown key "unsure"'],
    ["a reason that is off", { unproven: { unknown: "off" } }, "unproven.unknown must be one of advisory, mandatory"],
    ["a part of a miss", { toleratedMisses: 0.5 }, "toleratedMisses must be integer"],
    ["less than no miss", { toleratedMisses: -1 }, "toleratedMisses must be >= 0"],
    ["a day that is none", { asOf: "2026-02-30" }, instant],
    ["a time without a zone, which differs from machine to machine", { asOf: "2026-11-22T12:00:00" }, instant],
    ["a date as people write it", { asOf: "22 Nov 2026" }, instant],
    ["a hour that is none", { asOf: "2026-11-22T25:00:00Z" }, instant],
    ["a year only", { asOf: "2026" }, instant],
    [
      "durations",
      { response: { detect: "5 minutes", verify: "-1m" } },
      "response.detect: not a duration; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M; response.verify: negative; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
    ],
  ];
  test.each(rows)("%s", (_, config, problem) => {
    expect(refused(config)).toBe(`policy.json: ${problem}`);
  });
});

describe("one configuration over another", () => {
  const rows: readonly [string, PolicyConfig, PolicyConfig, PolicyConfig][] = [
    ["nothing over nothing", {}, {}, {}],
    [
      "what one says stays",
      {},
      { toleratedMisses: 1, rules: { "objective-met": "off" } },
      { toleratedMisses: 1, rules: { "objective-met": "off" } },
    ],
    [
      "what both say: the first wins",
      { toleratedMisses: 0, asOf: "2027-01-01" },
      { toleratedMisses: 1, asOf: "2026-01-01" },
      { toleratedMisses: 0, asOf: "2027-01-01" },
    ],
    [
      "key by key, also within rules, reasons and response times",
      { rules: { "objective-met": "advisory" }, unproven: { range: "mandatory" }, response: { detect: "1m" } },
      {
        rules: { "objective-met": "off", "objective-valid": "advisory" },
        unproven: { unknown: "advisory", range: "advisory" },
        response: { detect: "9m", verify: "2m" },
      },
      {
        rules: { "objective-met": "advisory", "objective-valid": "advisory" },
        unproven: { unknown: "advisory", range: "mandatory" },
        response: { detect: "1m", verify: "2m" },
      },
    ],
    [
      "rule by rule who may waive it, and which end of waivers is the latest",
      { waivers: { approvers: { "objective-met": ["cto"] } } },
      { waivers: { maxDays: 90, approvers: { "objective-met": ["anybody"], "plan-kept": ["anybody"] } } },
      { waivers: { maxDays: 90, approvers: { "objective-met": ["cto"], "plan-kept": ["anybody"] } } },
    ],
  ];
  test.each(rows)("%s", (_, first, second, expected) => {
    expect(mergePolicyConfig(first, second)).toEqual(expected);
  });
});
