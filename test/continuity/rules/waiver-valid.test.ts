import { describe, expect, test } from "@jest/globals";
import { DEFAULT_WAIVER_POLICY, type Waiver } from "../../../continuity/declaration/waiver";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF, rdsInstance, resource } from "../estate-builder";
import { database, findingsOf, type Row, vouched } from "./findings";

const DAY = 86_400;

/** Restored in 2h at most: a zone is lost for 2h, where the service says 15m. */
const slow = database("orders-db", { "continuity:rto": "15m" }, { multiAz: false });
const restored = { assumptions: [vouched("restore-time", 5_400)] };

const OBJECTIVE: Waiver = {
  rule: "objective-met",
  service: "orders",
  scenario: "zone",
  accepts: { rto: 7_200, findings: 1 },
  owner: "team-orders",
  reason: "the second zone comes in March",
  until: AS_OF + 89 * DAY,
  at: "lifeboat.yaml",
};
const waiver = (more: Partial<Waiver> = {}): Waiver => ({ ...OBJECTIVE, ...more });
const waivers = (...more: readonly Partial<Waiver>[]) => ({ ...restored, waivers: more.map(waiver) });

const finding = (level: Finding["level"], message: string, fix: string): Finding => ({
  rule: "waiver-valid",
  verdict: "violates",
  level,
  severity: "medium",
  service: "orders",
  message,
  fix,
});
const { service: _, ...OF_NO_SERVICE } = finding("mandatory", "", "");

const ended = finding(
  "advisory",
  "The waiver of objective-met for orders (zone) ended on 2026-01-01 and no longer counts.",
  "Mend what it was for, or have the owner team-orders renew it in lifeboat.yaml with a later day.",
);
const tooFar = finding(
  "mandatory",
  "The waiver of objective-met for orders (zone) runs until 2027-01-02, which is further ahead than allowed; it waives nothing.",
  "Let it end on 2027-01-01 or before, in lifeboat.yaml.",
);
const notApproved = finding(
  "mandatory",
  "The waiver of objective-met for orders (zone) is owned by team-orders, who may not waive objective-met; it waives nothing.",
  "Have it owned by cto or team-risk, in lifeboat.yaml.",
);
const grown = finding(
  "advisory",
  "The waiver of objective-met for orders (zone) accepts RTO 1h59m59s, but by now it may be 2h; it no longer counts.",
  "Mend it, or have the owner team-orders accept more in lifeboat.yaml.",
);
const unused = finding(
  "advisory",
  "The waiver of objective-met for orders (instance) waives nothing: there is no such finding.",
  "Take it out of lifeboat.yaml.",
);

const strict = { waiverPolicy: { ...DEFAULT_WAIVER_POLICY, approvers: { "objective-met": ["cto", "team-risk"] } } };

/** Two databases that a single call deletes. */
const unprotected = ["a", "b"].map((name) =>
  database(name, {}, { deletionProtection: false, deleteAutomatedBackups: false }),
);
const DELETION: Partial<Waiver> = { rule: "deletion-protected", accepts: { findings: 1 } };
const { scenario: _scenario, ...ANY_SCENARIO } = waiver(DELETION);

const rows: readonly Row[] = [
  ["none is stated", [slow], restored, []],
  ["it holds", [slow], waivers({}), []],
  ["it ended this very instant", [slow], waivers({ until: AS_OF }), [ended]],
  ["it ends in a year", [slow], waivers({ until: AS_OF + 365 * DAY }), []],
  ["it ends in a year and a day", [slow], waivers({ until: AS_OF + 366 * DAY }), [tooFar]],
  [
    "it ends later than this program allows",
    [slow],
    { ...waivers({}), waiverPolicy: { ...DEFAULT_WAIVER_POLICY, maxDays: 30 } },
    [
      finding(
        "mandatory",
        "The waiver of objective-met for orders (zone) runs until 2026-03-31, which is further ahead than allowed; it waives nothing.",
        "Let it end on 2026-01-31 or before, in lifeboat.yaml.",
      ),
    ],
  ],
  ["its owner may waive that rule", [slow], { ...waivers({ owner: "cto" }), ...strict }, []],
  ["its owner may not", [slow], { ...waivers({}), ...strict }, [notApproved]],
  [
    "nobody may",
    [slow],
    { ...waivers({}), waiverPolicy: { ...DEFAULT_WAIVER_POLICY, approvers: { "objective-met": [] } } },
    [{ ...notApproved, fix: "Take it out of lifeboat.yaml: here nobody may waive this rule." }],
  ],
  [
    "its service is gone",
    [slow],
    waivers({ service: "ordres" }),
    [
      {
        ...finding(
          "mandatory",
          "The waiver of objective-met for ordres (zone) is for a service that this stack does not have; it waives nothing. Did you mean orders?",
          "Take it out of lifeboat.yaml, or state the stack that it is for.",
        ),
        service: "ordres",
      },
    ],
  ],
  [
    "its resource is gone",
    [slow],
    waivers({ resource: "urn:pulumi:test::shop::aws:rds/instance:Instance::billing" }),
    [
      finding(
        "mandatory",
        "The waiver of objective-met for billing of orders (zone) is for a resource that this stack does not have; it waives nothing.",
        "Take it out of lifeboat.yaml, or state the stack that it is for.",
      ),
    ],
  ],
  ["it is for another stack", [slow], waivers({ service: "ordres", stack: "dev" }), []],
  ["it is for this stack", [slow], waivers({ stack: "test" }), []],
  ["the shortfall has grown by a second", [slow], waivers({ accepts: { rto: 7_199, findings: 1 } }), [grown]],
  [
    "the other half is missed by now",
    [database("orders-db", { "continuity:rto": "15m", "continuity:rpo": "1m" }, { multiAz: false })],
    waivers({ accepts: { rto: 7_200, findings: 1 } }),
    [
      {
        ...grown,
        message:
          "The waiver of objective-met for orders (zone) accepts RPO no more than its objective, but by now it may be 5m; it no longer counts.",
      },
    ],
  ],
  [
    "no bound is known by now",
    [slow],
    { waivers: [waiver()] },
    [
      {
        ...grown,
        message:
          "The waiver of objective-met for orders (zone) accepts RTO 2h, but by now it may be without a bound; it no longer counts.",
      },
    ],
  ],
  [
    "whatever it comes to is accepted",
    [slow],
    { waivers: [waiver({ accepts: { rto: "unbounded", findings: 1 } })] },
    [],
  ],
  [
    "there is nothing to waive",
    [database("orders-db", { "continuity:rto": "15m" })],
    waivers({ scenario: "instance" }),
    [unused],
  ],
  [
    "there are more findings than accepted",
    unprotected,
    { waivers: [ANY_SCENARIO] },
    [
      finding(
        "advisory",
        "The waiver of deletion-protected for orders accepts one finding, but by now there are 2; it no longer counts.",
        "Mend the others, name the resource, or have the owner team-orders accept more in lifeboat.yaml.",
      ),
    ],
  ],
  ["two findings are accepted", unprotected, { waivers: [{ ...ANY_SCENARIO, accepts: { findings: 2 } }] }, []],
  ["the one of a resource is", unprotected, { waivers: [{ ...ANY_SCENARIO, resource: "a" }] }, []],
  [
    "lowered",
    [slow],
    { ...waivers({}), ...strict, rules: { "waiver-valid": "advisory" } },
    [{ ...notApproved, level: "advisory" }],
  ],
  ["off", [slow], { ...waivers({}), ...strict, rules: { "waiver-valid": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("waiver-valid", resources, options)).toEqual(expected);
});

test("of a partial preview it is not said that a waiver is of no use", () => {
  expect(findingsOf("waiver-valid", [{ ...slow, untargeted: true }], waivers({}))).toEqual([]);
});

describe("waivers of components", () => {
  const component = (waive: Value) => resource("lifeboat:index:Service", "orders", { waive });
  const member = (inputs: Bag) => resource("lifeboat:index:ResilientDatabase", "orders-db", inputs);
  const LAST = `${component([]).urn}-2`;
  const stated = {
    rule: "objective-met",
    scenario: "zone",
    accepts: { rto: "2h" },
    owner: "team-orders",
    reason: "the second zone comes in March",
    until: "2026-03-31",
  };
  const unread = (message: string) => ({
    ...OF_NO_SERVICE,
    urn: component([]).urn,
    message,
    fix: "Correct it, or take it out.",
  });

  const rows: readonly Row[] = [
    ["one that holds", [component([stated]), slow], restored, []],
    [
      "one that has ended",
      [component([{ ...stated, until: "2026-01-01" }]), slow],
      restored,
      [{ ...ended, fix: ended.fix?.replace("lifeboat.yaml", "waive.0 of orders") as string }],
    ],
    [
      "one that is not known",
      [component([UNKNOWN]), slow],
      restored,
      [unread("waive.0 of orders cannot be read: a waiver must be an object; it waives nothing.")],
    ],
    [
      "a list that is not known",
      [component(UNKNOWN), slow],
      restored,
      [unread("waive of orders cannot be read: must be a list that is known at preview; it waives nothing.")],
    ],
    [
      "one whose day is not known",
      [component([stated, { ...stated, until: UNKNOWN }]), slow],
      restored,
      [unread("waive.1 of orders cannot be read: until must be a text that is known at preview; it waives nothing.")],
    ],
    ["none", [component(null), rdsInstance("stray")], {}, []],
    [
      "one of a member, which waives for what it is made of",
      [member({ service: "orders", waive: [stated] }), { ...slow, parent: member({}).urn }],
      restored,
      [],
    ],
    [
      "one of a member of no service that is known",
      [member({ service: UNKNOWN, waive: [stated] }), slow],
      restored,
      [
        {
          ...unread("waive of orders-db cannot be read: must be a list that is known at preview; it waives nothing."),
          urn: member({}).urn,
        },
      ],
    ],
    [
      "several, by URN wherever they stand",
      [component([UNKNOWN]), member({ service: "orders", waive: UNKNOWN }), { ...component(UNKNOWN), urn: LAST }, slow],
      restored,
      [
        {
          ...unread("waive of orders-db cannot be read: must be a list that is known at preview; it waives nothing."),
          urn: member({}).urn,
        },
        unread("waive.0 of orders cannot be read: a waiver must be an object; it waives nothing."),
        {
          ...unread("waive of orders cannot be read: must be a list that is known at preview; it waives nothing."),
          urn: LAST,
        },
      ],
    ],
  ];
  test.each(rows)("%s", (_name, resources, options, expected) => {
    expect(findingsOf("waiver-valid", resources, options)).toEqual(expected);
  });
});
