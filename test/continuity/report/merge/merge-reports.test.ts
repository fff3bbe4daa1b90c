import { describe, expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import fc from "fast-check";
import type { AssessOptions } from "../../../../continuity/assess";
import { NOTHING_EXTERNAL } from "../../../../continuity/declaration/external";
import type { Bag } from "../../../../continuity/estate/value";
import { MergeError, mergeReports } from "../../../../continuity/report/merge/merge-reports";
import type {
  Report,
  ReportBound,
  ReportDrills,
  ReportFinding,
  ReportScenario,
  ReportService,
} from "../../../../continuity/report/report";
import { REPORT_SCHEMA } from "../../../../continuity/report/schema";
import { writeReportText } from "../../../../continuity/report/text";
import { AS_OF, rdsInstance, resource, urnOf } from "../../estate-builder";
import { vouched } from "../../rules/findings";
import { build, estateShape } from "../../verdict/arbitrary-estate";
import { reportOf } from "../sample";

const RESTORED = ["orders", "payments"].map((service) =>
  vouched("restore-time", 5_400, { for: { kind: "service", service } }),
);

/** A report as another stack would have it. */
const ofStack = (project: string, report: Report): Report => ({
  ...(JSON.parse(JSON.stringify(report).replaceAll("urn:pulumi:test::shop", `urn:pulumi:prod::${project}`)) as Report),
  project,
  stack: "prod",
});

const database = (service: string, name: string, tags: Bag, multiAz: boolean) =>
  rdsInstance(name, {
    multiAz,
    backupRetentionPeriod: 7,
    deletionProtection: true,
    tags: { "continuity:service": service, ...tags },
  });

const stack = (
  project: string,
  service: string,
  tags: Bag,
  more: { readonly multiAz?: boolean; readonly options?: Partial<AssessOptions> } = {},
) =>
  ofStack(
    project,
    reportOf([database(service, `${project}-db`, tags, more.multiAz ?? true)], {
      assumptions: RESTORED,
      ...more.options,
    }),
  );

const ZONE = (rto: string): Bag => ({ "continuity:rto:zone": rto, "continuity:rpo:zone": "5m" });
const NEEDS = { "continuity:depends-on": "payments" };

/** What a service comes to when a zone is lost. */
const zoneOf = ({ services }: Report, service: string) => {
  const found = services.find(({ name }) => name === service)?.scenarios.find(({ scenario }) => scenario === "zone");
  if (found === undefined) return undefined;
  const { verdict, reason, because, rto, binds } = found;
  const told = [verdict, reason, because, rto.atLeastSeconds, rto.seconds, binds.rto?.split("::").at(-1)];
  return told.filter((part) => part !== undefined && part !== null).join(" ");
};
const findings = (report: Report, rule: string) =>
  report.findings.filter((one) => one.rule === rule).map(({ level, message }) => `${level}: ${message}`);

describe("a dependency on a service of another stack", () => {
  const orders = stack("shop", "orders", { ...ZONE("15m"), ...NEEDS });

  test("is left to others, and said to be", () => {
    expect(orders.elsewhere).toEqual([{ name: "payments", neededBy: ["orders"], promised: false }]);
    expect(zoneOf(orders, "orders")).toBe("unproven unknown it depends on service payments, which nobody declares 0");
    expect(orders.services[0]?.scenarios[1]?.alone).toMatchObject({ verdict: "meets", rto: { seconds: 120 } });
    const text = writeReportText(orders).split("\n");
    expect(text.slice(-4, -2)).toEqual([
      "Left to other stacks: lifeboat report merge joins their reports with this one.",
      "  payments, needed by orders: nothing is promised of it",
    ]);
  });

  test("that comes back in time is waited for", () => {
    const merged = mergeReports([orders, stack("bank", "payments", ZONE("15m"))]);
    expect([zoneOf(merged, "orders"), zoneOf(merged, "payments")]).toEqual([
      "meets 60 120 shop-db",
      "meets 60 120 bank-db",
    ]);
    expect([merged.elsewhere, findings(merged, "dependency-undeclared"), findings(merged, "objective-met")]).toEqual([
      undefined,
      [],
      [],
    ]);
  });

  test("that comes back too late makes it late", () => {
    const merged = mergeReports([orders, stack("bank", "payments", ZONE("4h"), { multiAz: false })]);
    expect([zoneOf(merged, "orders"), zoneOf(merged, "payments")]).toEqual([
      "violates 5400 7200",
      "meets 5400 7200 bank-db",
    ]);
    expect(findings(merged, "objective-met")).toEqual([
      "mandatory: orders: over stacks bank/prod, shop/prod recovery in up to 2h exceeds RTO 15m (detect of service payments 0s to 5m + decide of service payments 0s to 15m + restore of service payments 1h30m + cut over to the new endpoint of service payments 0s to 5m + verify of service payments 0s to 5m) (zone).",
    ]);
    expect(merged.summary).toEqual({ meets: 1, violates: 1, unproven: 0, undeclared: 8, waived: 0 });
  });

  test("of which nothing shows when it is back leaves it unproven", () => {
    const unknown = stack("bank", "payments", ZONE("4h"), { multiAz: false, options: { assumptions: [] } });
    expect(zoneOf(mergeReports([orders, unknown]), "orders")).toBe("unproven untested 0");
  });

  test("which is promised is held to what it comes to", () => {
    const promise = { name: "payments", owner: "bank", reason: "agreed", until: AS_OF + 86_400 };
    const objectives = { plain: { rto: 300, rpo: null }, scenarios: {} };
    const promised = stack(
      "shop",
      "orders",
      { ...ZONE("15m"), ...NEEDS },
      { options: { external: { ...NOTHING_EXTERNAL, services: [{ ...promise, objectives }] } } },
    );
    expect(zoneOf(promised, "orders")).toBe("meets 300 300");
    const merged = mergeReports([promised, stack("bank", "payments", ZONE("4h"), { multiAz: false })]);
    expect(zoneOf(merged, "orders")).toBe("violates 5400 7200");
  });

  describe("that promises less is a finding", () => {
    const payments = (rto: string) => stack("bank", "payments", ZONE(rto), { multiAz: false });
    const looser = (takes: string): ReportFinding => ({
      rule: "dependency-looser",
      verdict: "violates",
      level: "advisory",
      severity: "medium",
      service: "orders",
      scenario: "zone",
      message: `orders must be back in 15m (zone), but depends on payments, which may take ${takes}.`,
      dependency: "payments",
      fix: "Tighten the RTO of payments, or loosen that of orders.",
      docs: "docs/rules/dependency-looser.md",
    });
    const told = ({ findings, waived }: Report) => ({
      findings: findings.filter(({ rule }) => rule === "dependency-looser"),
      waived: waived.filter(({ rule }) => rule === "dependency-looser"),
    });
    /** Orders where somebody says how soon payments are back. */
    const trusting = (rto: number, waivers: AssessOptions["waivers"] = []) => {
      const objectives = { plain: { rto, rpo: null }, scenarios: {} };
      const promise = { name: "payments", owner: "bank", reason: "agreed", until: AS_OF + 86_400, objectives };
      const external = { ...NOTHING_EXTERNAL, services: [promise] };
      return stack("shop", "orders", { ...ZONE("15m"), ...NEEDS }, { options: { external, waivers } });
    };
    const WAIVER = {
      at: "waivers.0",
      rule: "dependency-looser",
      service: "orders",
      scenario: "zone",
      owner: "team-orders",
      reason: "until payments have a standby",
      until: AS_OF + 86_400,
      accepts: { findings: 1 },
    } as const;

    test.each<[string, Report, Report, object]>([
      ["in another stack", orders, payments("4h"), { findings: [looser("4h")], waived: [] }],
      ["unless it promises as much", orders, payments("15m"), { findings: [], waived: [] }],
      ["whatever was promised of it", trusting(300), payments("4h"), { findings: [looser("4h")], waived: [] }],
      ["with what it says itself", trusting(7_200), payments("4h"), { findings: [looser("4h")], waived: [] }],
      ["and none where it promises more than was said", trusting(7_200), payments("10m"), { findings: [], waived: [] }],
      [
        "of which somebody answers for the shortfall",
        trusting(7_200, [WAIVER]),
        payments("4h"),
        { findings: [], waived: [expect.objectContaining(looser("2h"))] },
      ],
      ["and no waiver where there is none", trusting(7_200, [WAIVER]), payments("10m"), { findings: [], waived: [] }],
    ])("%s", (_, one, other, expected) => {
      expect(told(mergeReports([one, other]))).toEqual(expected);
    });

    const LOOSER = "dependency-looser";
    test.each<[string, AssessOptions["rules"], AssessOptions["rules"], readonly ReportFinding["level"][]]>([
      ["advice, unless a stack says otherwise", {}, {}, ["advisory"]],
      ["mandatory where the stack that depends has it so", { [LOOSER]: "mandatory" }, {}, ["mandatory"]],
      ["mandatory where the other stack has it so", { [LOOSER]: "off" }, { [LOOSER]: "mandatory" }, ["mandatory"]],
      ["advice where one stack alone switched it off", { [LOOSER]: "off" }, {}, ["advisory"]],
      ["none where both switched it off", { [LOOSER]: "off" }, { [LOOSER]: "off" }, []],
    ])("as strict as the stricter of the two stacks: %s", (_, own, others, levels) => {
      const one = stack("shop", "orders", { ...ZONE("15m"), ...NEEDS }, { options: { rules: own } });
      const other = stack("bank", "payments", ZONE("4h"), { multiAz: false, options: { rules: others } });
      expect(told(mergeReports([one, other])).findings).toEqual(levels.map((level) => ({ ...looser("4h"), level })));
    });
  });

  test("which nobody reports on stays as it was", () => {
    const merged = mergeReports([orders, stack("stock", "stock", ZONE("15m"))]);
    expect(zoneOf(merged, "orders")).toBe(zoneOf(orders, "orders"));
    expect(merged.elsewhere).toEqual(orders.elsewhere);
    expect(findings(merged, "dependency-undeclared")).toEqual(findings(orders, "dependency-undeclared"));
  });

  test("that waits for it in turn has no end", () => {
    const payments = stack("bank", "payments", { ...ZONE("4h"), "continuity:depends-on": "orders" });
    expect(zoneOf(mergeReports([orders, payments]), "orders")).toMatch(
      /^unproven unknown service payments: .* wait for each other/,
    );
  });
});

/** A report in which the loss of a zone comes to something else, as far as one service says. */
const zoneBeing = (report: Report, more: Partial<ReportScenario>): Report => ({
  ...report,
  services: report.services.map((service) => ({
    ...service,
    scenarios: service.scenarios.map((one) => (one.scenario === "zone" ? { ...one, ...more } : one)),
  })),
});

/** What says of a verdict why it is not shown. */
const UNTOLD = ["reason", "because"];

describe("doubts about a service that another waits for", () => {
  const orders = stack("shop", "orders", { ...ZONE("15m"), ...NEEDS });
  const payments = stack("bank", "payments", ZONE("15m"));

  test("that lie within a range leave a step without a figure", () => {
    const merged = mergeReports([
      orders,
      zoneBeing(payments, { verdict: "unproven", reason: "range", because: "half its tasks may be left" }),
    ]);
    expect(zoneOf(merged, "orders")).toBe("unproven range service payments: half its tasks may be left 0");
    expect(merged.services[0]?.scenarios[1]?.rto.steps).toEqual([
      { label: "service payments", lo: 0, hi: null, provenance: "none", source: "half its tasks may be left" },
    ]);
  });

  test("that a report does not explain, of a service that nobody reports on, are taken for the gravest", () => {
    const silent = JSON.parse(JSON.stringify(orders, (key, value) => (UNTOLD.includes(key) ? undefined : value)));
    const merged = mergeReports([silent, stack("stock", "orders", ZONE("15m"))]);
    expect(zoneOf(merged, "orders")).toBe("unproven unknown 0");
  });
});

describe("a service with members in several stacks", () => {
  const shop = stack("shop", "orders", ZONE("15m"));

  test("is judged with all of them, one after the other at worst", () => {
    const merged = mergeReports([shop, stack("data", "orders", ZONE("15m"))]);
    expect(zoneOf(merged, "orders")).toBe("meets 60 240 data-db");
    expect(merged.services[0]?.scenarios[1]?.members.map(({ urn }) => urn.split("::").at(-1))).toEqual([
      "data-db",
      "shop-db",
    ]);
  });

  test("loses most where any of them does, and people act once", () => {
    const one = stack("data", "orders", ZONE("4h"), { multiAz: false });
    const other = stack("shop", "orders", ZONE("4h"), { multiAz: false });
    const merged = mergeReports([one, other]);
    // Detect 5m, decide 15m and verify 5m once; restore 1h30m and cut over 5m in each.
    expect(zoneOf(merged, "orders")).toBe("meets 5400 12900 data-db");
    expect(merged.services[0]?.scenarios[1]?.rpo.seconds).toBe(300);
  });

  test("whose stacks ask for different things is a finding, and the strictest applies", () => {
    const merged = mergeReports([shop, stack("data", "orders", ZONE("1m"), { multiAz: false })]);
    expect(findings(merged, "objective-conflict")).toEqual([
      "mandatory: orders: its stacks state different objectives: RTO 1m in data/prod, 15m in shop/prod (zone); meanwhile the strictest applies.",
    ]);
    expect(zoneOf(merged, "orders")).toMatch(/^violates /);
  });

  test("of which one stack is judged by a looser objective is unproven rather than wrong", () => {
    const merged = mergeReports([
      stack("data", "orders", ZONE("4h"), { multiAz: false }),
      stack("shop", "orders", ZONE("15m")),
    ]);
    expect(zoneOf(merged, "orders")).toBe(
      "unproven unknown stack data/prod is judged by another objective 5400 7320 data-db",
    );
  });

  test("of which one stack has none is that of the other", () => {
    const services = new Map([["orders", { ...EMPTY }]]);
    const { provider: _, ...component } = resource("lifeboat:index:Service", "orders");
    const empty = ofStack("empty", reportOf([component], { services }));
    const rules = ({ findings }: Report) => findings.map(({ rule }) => rule);
    expect(rules(empty)).toEqual(["service-has-members", "objective-met"]);
    const merged = mergeReports([shop, empty]);
    expect([zoneOf(merged, "orders"), rules(merged)]).toEqual([zoneOf(shop, "orders"), rules(shop)]);
  });
});

const EMPTY = {
  objectives: { plain: { rto: null, rpo: null }, scenarios: { zone: { rto: 900, rpo: 300 } } },
  dependsOn: [],
  response: {},
} as const;

/** Findings of a merged report on one objective, whole. */
const rejudged = (report: Report, scenario: string) =>
  report.findings.filter((one) => one.rule === "objective-met" && one.scenario === scenario);
const REJUDGED = {
  rule: "objective-met",
  severity: "high",
  service: "orders",
  docs: "docs/rules/objective-met.md",
} as const;
const MISSED = {
  ...REJUDGED,
  verdict: "violates",
  level: "mandatory",
  fix: "Shorten the longest step, or loosen the objective.",
} as const;
const WAY_OUT_OF_DOUBT = "Settle it in the stack that it is about, and merge the reports again.";
const urnIn = (project: string, type: string, name: string) => `urn:pulumi:prod::${project}::${type}::${name}`;

describe("findings on what several stacks come to", () => {
  const slow = (project: string, tags: Bag, options: Partial<AssessOptions> = {}) =>
    stack(project, "orders", tags, { multiAz: false, options });

  test("name no resource where it is a service of another stack that is late", () => {
    const tags = { "continuity:service": "news", ...ZONE("30m"), ...NEEDS };
    const news = ofStack("news", reportOf([resource("aws:sns/topic:Topic", "news", { tags })]));
    const merged = mergeReports([news, stack("bank", "payments", ZONE("4h"), { multiAz: false })]);
    expect(rejudged(merged, "zone")).toEqual([
      {
        ...MISSED,
        service: "news",
        scenario: "zone",
        message:
          "news: over stacks bank/prod, news/prod recovery in up to 2h exceeds RTO 30m (detect of service payments 0s to 5m + decide of service payments 0s to 15m + restore of service payments 1h30m + cut over to the new endpoint of service payments 0s to 5m + verify of service payments 0s to 5m) (zone).",
      },
    ]);
  });

  test("say that a part misses it, where another part may take longer still", () => {
    const tags = { "continuity:rto:instance": "15m" };
    const merged = mergeReports([slow("shop", tags), slow("data", tags, { assumptions: [] })]);
    expect(rejudged(merged, "instance").filter(({ message }) => message.includes("over stacks"))).toEqual([
      {
        ...MISSED,
        scenario: "instance",
        urn: urnIn("data", "aws:rds/instance:Instance", "data-db"),
        message: "orders: over stacks data/prod, shop/prod a part of it misses its objective (instance).",
      },
    ]);
  });

  test("are advice where it may be kept, if the parts do not wait for each other", () => {
    const merged = mergeReports([slow("shop", ZONE("3h")), slow("data", ZONE("3h"))]);
    expect(zoneOf(merged, "orders")).toBe("unproven range 5400 12900 data-db");
    expect(rejudged(merged, "zone")).toEqual([
      {
        ...REJUDGED,
        verdict: "unproven",
        level: "advisory",
        scenario: "zone",
        urn: urnIn("data", "aws:rds/instance:Instance", "data-db"),
        message:
          "orders: over stacks data/prod, shop/prod its objective (zone) is unproven: detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m + restore 0s to 1h30m + cut over to the new endpoint 0s to 5m.",
        fix: WAY_OUT_OF_DOUBT,
      },
    ]);
  });

  test("are advice where every stack has the rule so, and none where every stack switched it off", () => {
    const levels = (own: AssessOptions["rules"], others: AssessOptions["rules"]) => {
      const tags = { "continuity:rto:instance": "15m" };
      const merged = mergeReports([
        slow("shop", tags, { rules: own }),
        slow("data", tags, { assumptions: [], rules: others }),
      ]);
      const { findings, engine } = merged;
      const found = findings.filter(({ message }) => message.includes("over stacks")).map(({ level }) => level);
      return { found, rules: engine.rules };
    };
    const [advisory, off] = [{ "objective-met": "advisory" }, { "objective-met": "off" }] as const;
    expect(levels(advisory, {})).toEqual({ found: ["mandatory"], rules: undefined });
    expect(levels(advisory, off)).toEqual({ found: ["advisory"], rules: undefined });
    expect(levels(advisory, advisory)).toEqual({ found: ["advisory"], rules: advisory });
    expect(levels(off, off)).toEqual({ found: [], rules: off });
  });

  const taking = (label: string, most: number | null): ReportBound => ({
    seconds: most,
    atLeastSeconds: 0,
    provenance: "assumed",
    steps: [{ label, lo: 0, hi: most, provenance: "assumed", source: "assumed" }],
  });
  const NONE: ReportBound = { seconds: 0, atLeastSeconds: 0, provenance: "derived", steps: [] };
  const [failover, start, replication] = [taking("failover", 60), taking("start", 300), taking("replication", 86_400)];

  test.each([
    [
      "the loss, where that is in doubt",
      "range",
      { rto: failover, rpo: replication },
      { rto: start, rpo: NONE },
      "replication 0s to 24h",
    ],
    [
      "the time, where that is in doubt",
      "range",
      { rto: taking("failover", null), rpo: NONE },
      { rto: start, rpo: NONE },
      "start 0s to 5m + failover (no figure)",
    ],
    [
      "both, where both are",
      "range",
      { rto: taking("failover", null), rpo: replication },
      { rto: start, rpo: NONE },
      "start 0s to 5m + failover (no figure); replication 0s to 24h",
    ],
    [
      "the time, where neither is",
      "untested",
      { rto: failover, rpo: NONE },
      { rto: start, rpo: NONE },
      "start 0s to 5m + failover 0s to 1m",
    ],
    [
      "nothing, where there is nothing to sum up",
      "untested",
      { rto: NONE, rpo: NONE },
      { rto: NONE, rpo: NONE },
      "nothing shows when it is back",
    ],
  ] as const)("sum up %s", (_, reason, inShop, inData, why) => {
    const reports = [
      zoneBeing(slow("shop", ZONE("3h")), { verdict: "unproven", reason, ...inShop }),
      zoneBeing(slow("data", ZONE("4h")), { verdict: "unproven", reason: "unknown", ...inData }),
    ];
    expect(rejudged(mergeReports(reports), "zone").map(({ message }) => message)).toEqual([
      `orders: over stacks data/prod, shop/prod its objective (zone) is unproven: ${why}.`,
    ]);
  });

  test("of no service stay as they are", () => {
    const shop = stack("shop", "orders", ZONE("15m"));
    const loose = (rule: string): ReportFinding => ({
      rule,
      verdict: "violates",
      level: "advisory",
      severity: "low",
      message: `of ${rule}`,
      docs: `docs/rules/${rule}.md`,
    });
    const kept = ["objective-met", "service-has-members"].map(loose);
    const merged = mergeReports([{ ...shop, findings: kept }, stack("bank", "payments", {})]);
    expect(merged.findings.filter(({ service }) => service === undefined)).toEqual(kept);
  });
});

describe("what stacks tell of a service besides", () => {
  const shop = stack("shop", "orders", ZONE("15m"));
  const data = stack("data", "orders", ZONE("15m"));
  const telling = (report: Report, more: (service: ReportService) => Partial<ReportService>): Report => ({
    ...report,
    services: report.services.map((service) => ({ ...service, ...more(service) })),
  });
  const only = ({ services }: Report) => services[0] as ReportService;

  const past = (id: string, day: number) =>
    ({
      id,
      at: `2026-01-0${day}T00:00:00.000Z`,
      member: `${id}-db`,
      environment: "aws",
      outcome: "passed",
      achieved: { rtoSeconds: 60, rpoSeconds: null },
      scenario: "data",
      objective: { rtoSeconds: 900, rpoSeconds: 300 },
    }) as const;
  const drills = (id: string, day: number, more: Partial<ReportDrills> = {}): ReportDrills => {
    const { scenario: _, objective: __, ...last } = past(id, day);
    return { last, counted: [id], leftOut: [], history: [past(id, day)], ...more };
  };
  const [old, young] = [drills("old", 1), drills("young", 2)];
  const oldLeftOut = { id: "young", because: "of another stack" };

  test.each<[string, ReportDrills | undefined, ReportDrills | undefined, ReportDrills | undefined]>([
    ["none drilled", undefined, undefined, undefined],
    ["one drilled", old, undefined, old],
    [
      "the newest is the last",
      old,
      young,
      { ...young, counted: ["old", "young"], history: [past("old", 1), past("young", 2)] },
    ],
    [
      "in whichever stack",
      young,
      old,
      { ...young, counted: ["young", "old"], history: [past("old", 1), past("young", 2)] },
    ],
    [
      "what counts in one stack is not left out",
      { ...old, leftOut: [oldLeftOut, { id: "odd", because: "aborted" }] },
      young,
      {
        ...young,
        counted: ["old", "young"],
        leftOut: [{ id: "odd", because: "aborted" }],
        history: [past("old", 1), past("young", 2)],
      },
    ],
    [
      "by versions that told no history",
      { last: old.last, counted: [], leftOut: [] },
      { last: young.last, counted: [], leftOut: [] },
      { last: young.last, counted: [], leftOut: [] },
    ],
  ])("drills: %s", (_, inData, inShop, expected) => {
    const told = (report: Report, drilled: ReportDrills | undefined) =>
      telling(report, () => (drilled === undefined ? {} : { drills: drilled }));
    expect(only(mergeReports([told(data, inData), told(shop, inShop)])).drills).toEqual(expected);
  });

  test("choices of components, sorted by URN", () => {
    const planned = (name: string) => ({
      urn: urnOf("lifeboat:index:ResilientDatabase", name),
      kind: "database" as const,
      choices: ["DB instance"],
      cost: [],
      among: 12,
      scenarios: [],
      passedOver: [],
      untold: 0,
    });
    const [a, b, c] = [planned("a"), planned("b"), planned("c")];
    const merged = mergeReports([telling(data, () => ({ planned: [b] })), telling(shop, () => ({ planned: [c, a] }))]);
    expect(only(merged).planned).toEqual([a, b, c]);
  });

  test("that its shortfall is waived, where that is what all come to", () => {
    const late = stack("shop", "orders", ZONE("15m"), { multiAz: false });
    const waived = telling(late, ({ scenarios }) => ({
      scenarios: scenarios.map((one) => (one.scenario === "zone" ? { ...one, waived: true as const } : one)),
    }));
    const silent = telling(data, ({ scenarios }) => ({
      scenarios: scenarios.filter(({ scenario }) => scenario !== "zone"),
    }));
    const merged = mergeReports([waived, silent]);
    expect(only(merged).scenarios.find(({ scenario }) => scenario === "zone")).toEqual(
      only(waived).scenarios.find(({ scenario }) => scenario === "zone"),
    );
    expect(merged.summary).toEqual({ meets: 0, violates: 0, unproven: 0, undeclared: 4, waived: 1 });
  });

  test("where programs make what they name, and of when the oldest is", () => {
    const line = (report: Report, file: string, asOf: string): Report => ({
      ...report,
      asOf,
      locations: { [`urn:${file}`]: { file, line: 1 } },
    });
    const [older, newer] = ["2026-01-01T00:00:00.000Z", "2026-01-02T00:00:00.000Z"];
    const told = ({ asOf, locations }: Report) => ({ asOf, locations });
    const both = { "urn:data.ts": { file: "data.ts", line: 1 }, "urn:shop.ts": { file: "shop.ts", line: 1 } };
    expect(
      [
        mergeReports([line(data, "data.ts", older), line(shop, "shop.ts", newer)]),
        mergeReports([line(data, "data.ts", newer), line(shop, "shop.ts", older)]),
      ].map(told),
    ).toEqual([
      { asOf: older, locations: both },
      { asOf: older, locations: both },
    ]);
  });
});

describe("reports that cannot be joined", () => {
  const one = stack("shop", "orders", ZONE("15m"));
  const refused = (...reports: readonly Report[]) => {
    try {
      return mergeReports(reports);
    } catch (error) {
      if (error instanceof MergeError) return error.message;
      throw error;
    }
  };

  test.each([
    ["none", [], "there is no report to merge"],
    [
      "two of one stack",
      [one, { ...one, asOf: "2026-01-02T00:00:00.000Z" }],
      "two reports are of stack shop/prod; name one of each",
    ],
    [
      "two that were judged differently",
      [one, { ...stack("bank", "payments", {}), engine: { ...one.engine, backupTiming: "scheduled" } } as Report],
      "the reports were judged differently: scheduled timing, 0 tolerated misses against worst timing, 0 tolerated misses",
    ],
    [
      "one that is merged already",
      [mergeReports([one]), stack("bank", "payments", {})],
      "a merged report cannot be merged again; name the reports of its stacks",
    ],
  ])("%s", (_, reports, message) => {
    expect(refused(...reports)).toBe(message);
  });
});

describe("of any programs", () => {
  const report = estateShape.map((shape) => reportOf(build(shape), { rules: { "objective-met": "off" } }));
  const SETTINGS = { numRuns: 30 };

  test("one alone is judged as it was", () => {
    fc.assert(
      fc.property(report, (one) => {
        const { stacks, ...merged } = mergeReports([one]);
        expect(stacks).toEqual([{ project: "shop", stack: "test", asOf: one.asOf }]);
        expect(merged).toEqual(one);
      }),
      SETTINGS,
    );
  });

  test("the order does not matter, no verdict is better than the worst of its parts, and the whole is a report", () => {
    const validate = new Ajv({ strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
    const RANK = { undeclared: 0, meets: 0, unproven: 1, violates: 2 };
    fc.assert(
      fc.property(report, report, (a, b) => {
        const [one, other] = [a, ofStack("data", b)];
        const merged = mergeReports([one, other]);
        expect(mergeReports([other, one])).toEqual(merged);
        expect(validate(JSON.parse(JSON.stringify(merged)))).toBe(true);
        const better = merged.services.flatMap(({ name, scenarios }) =>
          scenarios.filter(({ scenario, verdict }) =>
            [one, other].some((part) =>
              part.services
                .filter((service) => service.name === name && service.scenarios.some(({ alone }) => alone) === false)
                .flatMap((service) => service.scenarios)
                .some(
                  (said) => said.scenario === scenario && said.members.length > 0 && RANK[said.verdict] > RANK[verdict],
                ),
            ),
          ),
        );
        expect(better).toEqual([]);
      }),
      SETTINGS,
    );
  });
});
