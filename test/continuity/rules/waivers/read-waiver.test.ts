import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { readWaiver } from "../../../../continuity/rules/waivers/read-waiver";

const OBJECTIVE = {
  rule: "objective-met",
  service: "orders",
  scenario: "zone",
  accepts: { rto: "4h" },
  owner: "team-orders",
  reason: "the second zone comes in March",
  until: "2026-03-31",
};
const OTHER = {
  rule: "deletion-protected",
  resource: "db",
  owner: "team-orders",
  reason: "a test",
  until: "2026-03-31",
};
const UNTIL = Date.UTC(2026, 2, 31) / 1000;

const read = (value: unknown) => readWaiver(value, "lifeboat.yaml");
const without = (key: keyof typeof OBJECTIVE) => ({ ...OBJECTIVE, [key]: undefined });

describe("what can be read", () => {
  test("of an objective, how much is accepted", () => {
    expect(read({ ...OBJECTIVE, accepts: { rto: "4h", rpo: "unbounded" }, stack: "dev" })).toEqual({
      waiver: {
        rule: "objective-met",
        service: "orders",
        scenario: "zone",
        stack: "dev",
        accepts: { rto: 14_400, rpo: "unbounded", findings: 1 },
        owner: "team-orders",
        reason: "the second zone comes in March",
        until: UNTIL,
        at: "lifeboat.yaml",
      },
    });
  });

  test("of another rule, how many findings are: one, where nothing is said", () => {
    const accepted = (accepts: unknown) => read({ ...OTHER, accepts }).waiver?.accepts;
    expect([accepted(undefined), accepted(null), accepted({}), accepted({ findings: 3 })]).toEqual([
      { findings: 1 },
      { findings: 1 },
      { findings: 1 },
      { findings: 3 },
    ]);
  });

  test("the service and the component that state it are what it is for", () => {
    const { resource: _, ...stated } = OTHER;
    expect(readWaiver(stated, "waive.0 of db", { service: "orders", resource: "urn" }).waiver).toMatchObject({
      service: "orders",
      resource: "urn",
      at: "waive.0 of db",
    });
  });
});

describe("what cannot", () => {
  const rows: readonly (readonly [string, unknown, string])[] = [
    ["no object", "objective-met", "a waiver must be an object"],
    ["a list", [OBJECTIVE], "a waiver must be an object"],
    ["nothing", undefined, "a waiver must be an object"],
    ["no rule", without("rule"), "rule is missing"],
    [
      "a rule misspelt",
      { ...OBJECTIVE, rule: "objectives-met" },
      'rule: "objectives-met" is no rule; did you mean objective-met?',
    ],
    ["a rule that nobody knows", { ...OBJECTIVE, rule: "all" }, 'rule: "all" is no rule'],
    [
      "a rule that says that nothing was proven",
      { ...OBJECTIVE, rule: "partial-preview" },
      "rule: partial-preview cannot be waived",
    ],
    ["a rule about our own faults", { ...OBJECTIVE, rule: "rule-failed" }, "rule: rule-failed cannot be waived"],
    ["the rule about waivers", { ...OBJECTIVE, rule: "waiver-valid" }, "rule: waiver-valid cannot be waived"],
    ["no reason", without("reason"), "reason is missing"],
    ["an empty reason", { ...OBJECTIVE, reason: "  " }, "reason is empty"],
    ["a reason of many pages", { ...OBJECTIVE, reason: "x".repeat(257) }, "reason has more than 256 letters"],
    ["no owner", without("owner"), "owner is missing"],
    ["no end", without("until"), "until is missing"],
    ["no day", { ...OBJECTIVE, until: "2026-02-30" }, "until: must be a day such as 2027-03-31"],
    ["neither service nor resource", without("service"), "names neither a service nor a resource"],
    ["no name of a service", { ...OBJECTIVE, service: "Orders" }, "service: is not the name of a service"],
    ["a number for a service", { ...OBJECTIVE, service: 7 }, "service must be a text that is known at preview"],
    [
      "an objective in no scenario",
      without("scenario"),
      "scenario is missing: what is accepted of an objective is accepted in one scenario",
    ],
    [
      "a scenario misspelt",
      { ...OBJECTIVE, scenario: "zones" },
      "scenario: must be one of instance, zone, region, data, compromise; did you mean zone?",
    ],
    [
      "an objective with no figure",
      without("accepts"),
      "accepts is missing: state the rto, the rpo or both that are accepted, or unbounded",
    ],
    [
      "an objective with a number of findings",
      { ...OBJECTIVE, accepts: { findings: 2 } },
      "accepts: of objective-met it can say rto and rpo only",
    ],
    [
      "another rule with an RTO",
      { ...OTHER, accepts: { rto: "4h" } },
      "accepts: of deletion-protected it can say findings only",
    ],
    ["no findings", { ...OTHER, accepts: { findings: 0 } }, "accepts.findings: must be a whole number, 1 or more"],
    [
      "no length of time",
      { ...OBJECTIVE, accepts: { rto: "4 hours" } },
      "accepts.rto: not a duration; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
    ],
    [
      "a key that means nothing",
      { ...OBJECTIVE, untill: "2026-03-31" },
      '"untill" is nothing that a waiver says; did you mean until?',
    ],
  ];
  test.each(rows)("%s", (_, value, problem) => {
    expect(read(value)).toEqual({ problem });
  });

  test("a service or resource that the component says already", () => {
    expect([
      readWaiver(OBJECTIVE, "waive.0 of orders", { service: "orders" }),
      readWaiver(OTHER, "waive.0 of db", { service: "orders", resource: "urn" }),
    ]).toEqual([
      { problem: "service: it is that of the component already" },
      { problem: "resource: it is that of the component already" },
    ]);
  });

  test("whatever is stated is read or refused, and never thrown at", () => {
    const stated = fc.record(
      Object.fromEntries(
        Object.keys(OBJECTIVE).map((key) => [key, fc.oneof(fc.anything(), fc.constant(OBJECTIVE[key as "rule"]))]),
      ),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(stated, fc.anything()), (value) => {
        const { waiver, problem } = read(value);
        expect(waiver === undefined).toBe(problem !== undefined);
      }),
    );
  });
});
