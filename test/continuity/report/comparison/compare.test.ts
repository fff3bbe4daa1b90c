import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { AssessOptions } from "../../../../continuity/assess";
import type { EstateResource } from "../../../../continuity/estate/resource";
import type { Bag } from "../../../../continuity/estate/value";
import { compareReports } from "../../../../continuity/report/comparison/compare";
import type { Report } from "../../../../continuity/report/report";
import { AS_OF, rdsInstance } from "../../estate-builder";
import { vouched } from "../../rules/findings";
import { build, estateShape } from "../../verdict/arbitrary-estate";
import { reportOf } from "../sample";

const RESTORED = { assumptions: [vouched("restore-time", 5_400)] };

const tagged = (objectives: Bag) => ({ "continuity:service": "orders", ...objectives });
const ZONE = { "continuity:rto:zone": "15m", "continuity:rpo:zone": "5m" };
const db = (objectives: Bag = ZONE, inputs: Bag = {}, name = "orders-db") =>
  rdsInstance(name, {
    multiAz: true,
    backupRetentionPeriod: 7,
    deletionProtection: true,
    tags: tagged(objectives),
    ...inputs,
  });
const single = (objectives: Bag = ZONE) => db(objectives, { multiAz: false });

const reported = (resources: readonly EstateResource[], options: Partial<AssessOptions> = RESTORED) =>
  reportOf(resources, options);
const compared = (base: Report, head: Report) =>
  compareReports({ name: "base", report: base }, { name: "head", report: head });

/** What became of the scenarios, a line each. */
const changes = (base: Report, head: Report) =>
  compared(base, head).services.flatMap(({ name, scenarios }) =>
    scenarios.map(({ scenario, direction, before, after, why }) =>
      [`${name} ${scenario} ${direction}: ${before} → ${after}`, ...why].join(" | "),
    ),
  );

const LOST =
  "recovery time 2m → 2h: − orders-db: Multi-AZ failover (typical) 1m to 2m, + detect 0s to 5m, + decide 0s to 15m, + orders-db: restore 1h30m, + orders-db: cut over to the new endpoint 0s to 5m, + verify 0s to 5m";
const LOSS = "data loss 0s → 5m: − synchronous standby 0s, + upload of transaction logs 5m";

describe("which verdicts got worse or better, and why", () => {
  const rows: readonly (readonly [string, Report, Report, readonly string[]])[] = [
    ["nothing changed", reported([db()]), reported([db()]), []],
    [
      "a standby is taken away",
      reported([db()]),
      reported([single()]),
      [`orders zone worse: meets → violates | ${LOST} | ${LOSS}`],
    ],
    [
      "a standby comes",
      reported([single()]),
      reported([db()]),
      [
        "orders zone better: violates → meets | recovery time 2h → 2m: − detect 0s to 5m, − decide 0s to 15m, − orders-db: restore 1h30m, − orders-db: cut over to the new endpoint 0s to 5m, − verify 0s to 5m, + orders-db: Multi-AZ failover (typical) 1m to 2m | data loss 5m → 0s: − upload of transaction logs 5m, + synchronous standby 0s",
      ],
    ],
    [
      "it is asked for more than it can keep",
      reported([db()]),
      reported([db({ ...ZONE, "continuity:rto:zone": "30s" })]),
      ["orders zone worse: meets → violates | RTO 15m → 30s"],
    ],
    [
      "it is asked for less, and still keeps it",
      reported([db()]),
      reported([db({ ...ZONE, "continuity:rto:zone": "1h" })]),
      ["orders zone changed: meets → meets | RTO 15m → 1h"],
    ],
    [
      "an objective is withdrawn, kept or not",
      reported([single()]),
      reported([single({ "continuity:rto:instance": "1d" })]),
      [
        "orders instance better: undeclared → meets | RTO not stated → 24h",
        "orders zone worse: violates → undeclared | RTO 15m → not stated | RPO 5m → not stated",
      ],
    ],
    [
      "an objective is stated that is not kept",
      reported([single({})]),
      reported([single()]),
      ["orders zone changed: undeclared → violates | RTO not stated → 15m | RPO not stated → 5m"],
    ],
    [
      "a shortfall grows",
      reported([single()]),
      reported([single()], { assumptions: [vouched("restore-time", 7_200)] }),
      [
        "orders zone worse: violates → violates | recovery time 2h → 2h30m: − orders-db: restore 1h30m, + orders-db: restore 2h",
      ],
    ],
    [
      "a shortfall shrinks",
      reported([single()], { assumptions: [vouched("restore-time", 7_200)] }),
      reported([single()]),
      [
        "orders zone better: violates → violates | recovery time 2h30m → 2h: − orders-db: restore 2h, + orders-db: restore 1h30m",
      ],
    ],
    [
      "a figure is vouched for no longer",
      reported([single({ "continuity:rto:zone": "3h" })]),
      reported([single({ "continuity:rto:zone": "3h" })], {}),
      [
        "orders zone worse: meets → unproven | recovery time 2h → without a bound: − orders-db: restore 1h30m, + orders-db: restore (no figure) | now untested",
      ],
    ],
    [
      "a shortfall is accepted",
      reported([single()]),
      reported([single()], {
        ...RESTORED,
        waivers: [
          {
            rule: "objective-met",
            service: "orders",
            scenario: "zone",
            accepts: { rto: 7_200, findings: 1 },
            owner: "cto",
            reason: "known",
            until: AS_OF + 86_400,
            at: "lifeboat.yaml",
          },
        ],
      }),
      ["orders zone changed: violates → violates | waived by now"],
    ],
    ["a service is gone", reported([db()]), reported([]), ["orders zone worse: meets → null"]],
    ["a service is new", reported([]), reported([db()]), ["orders zone better: null → meets"]],
  ];
  test.each(rows)("%s", (_, base, head, expected) => {
    expect(changes(base, head)).toEqual(expected);
  });
});

test("members that come and go are named", () => {
  const { services } = compared(reported([db(), db(ZONE, {}, "old-db")]), reported([db(), db(ZONE, {}, "new-db")]));
  expect(services.map(({ name, change, members }) => ({ name, change, members }))).toEqual([
    { name: "orders", change: "kept", members: { appeared: ["new-db"], gone: ["old-db"] } },
  ]);
});

describe("findings", () => {
  const found = (base: Report, head: Report) => {
    const { findings, summary } = compared(base, head);
    const rules = (all: readonly { readonly rule: string }[]) => all.map(({ rule }) => rule);
    return {
      appeared: rules(findings.appeared),
      raised: rules(findings.raised),
      waived: rules(findings.waived),
      gone: rules(findings.gone),
      mandatory: summary.mandatory,
    };
  };
  const nothing = { appeared: [], raised: [], waived: [], gone: [], mandatory: 0 };

  test("that came, and that are gone", () => {
    const [sound, flawed] = [reported([db()]), reported([single()])];
    expect(found(sound, flawed)).toEqual({ ...nothing, appeared: ["objective-met"], mandatory: 1 });
    expect(found(flawed, sound)).toEqual({ ...nothing, gone: ["objective-met"] });
  });

  test("that were advice before count as mandatory by now", () => {
    const advised = reported([single()], { ...RESTORED, rules: { "objective-met": "advisory" } });
    expect(found(advised, reported([single()]))).toEqual({ ...nothing, raised: ["objective-met"], mandatory: 1 });
    expect(found(reported([single()]), advised)).toEqual(nothing);
  });

  test("that are waived by now are not gone, and new where they are waived no longer", () => {
    const waivers = [
      {
        rule: "undeclared-stateful",
        resource: "stray",
        accepts: { findings: 1 },
        owner: "cto",
        reason: "known",
        until: AS_OF + 86_400,
        at: "lifeboat.yaml",
      },
    ];
    const stray = [rdsInstance("stray"), rdsInstance("stray-too")];
    const [open, accepted] = [reported(stray), reported(stray, { waivers })];
    expect(found(open, accepted)).toEqual({ ...nothing, waived: ["undeclared-stateful"] });
    expect(found(accepted, open)).toEqual({ ...nothing, appeared: ["undeclared-stateful"] });
  });
});

test("what makes two reports hard to compare is told; the stack alone makes no resource another", () => {
  const report = reported([single()]);
  const text = JSON.stringify(report).replaceAll("urn:pulumi:test::", "urn:pulumi:prod::");
  const other: Report = { ...(JSON.parse(text) as Report), stack: "prod" };
  const head = { ...other, engine: { ...other.engine, version: "0.2.0", toleratedMisses: 1 } };
  const { services, findings, notes } = compared(report, head);
  expect({ services, findings, notes }).toEqual({
    services: [],
    findings: { appeared: [], raised: [], waived: [], gone: [] },
    notes: [
      "another stack: test → prod",
      "another version of Lifeboat: 0.1.0 → 0.2.0",
      "another tolerated misses: 0 → 1",
    ],
  });
});

describe("of any two programs", () => {
  const report = estateShape.map((shape) => reportOf(build(shape), { rules: { "objective-met": "off" } }));
  const SETTINGS = { numRuns: 40 };

  test("one and itself are the same", () => {
    fc.assert(
      fc.property(report, (one) => {
        const { services, findings, notes } = compared(one, one);
        expect([services, Object.values(findings).flat(), notes]).toEqual([[], [], []]);
      }),
      SETTINGS,
    );
  });

  test("there and back: verdicts that got better one way got worse the other, and findings came that are gone", () => {
    fc.assert(
      fc.property(report, report, (one, other) => {
        const [there, back] = [compared(one, other), compared(other, one)];
        expect(there.findings.appeared).toEqual(back.findings.gone);
        const worse = ({ services }: typeof there, of: "worse" | "better") =>
          services.flatMap(({ name, scenarios }) =>
            scenarios
              .filter(
                ({ direction, before, after }) =>
                  direction === of && ranked(before) && ranked(after) && before !== after,
              )
              .map(({ scenario }) => `${name} ${scenario}`),
          );
        expect(worse(there, "worse")).toEqual(worse(back, "better"));
      }),
      SETTINGS,
    );
  });

  const ranked = (verdict: string | null) => verdict !== null && verdict !== "undeclared";
});
