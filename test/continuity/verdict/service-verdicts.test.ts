import { describe, expect, test } from "@jest/globals";
import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, estate, plan, provider, rdsInstance, resource, rule, selection, vault } from "../estate-builder";
import { told } from "./builders";

const RESPONSE = { detect: 10, decide: 20, verify: 5, cutover: 3 };

/** A database of a service: Multi-AZ, with point-in-time recovery that outlives a deletion. */
function database(service: string, tags: Bag = {}, inputs: Bag = {}): EstateResource {
  return rdsInstance(`${service}-db`, {
    multiAz: true,
    backupRetentionPeriod: 7,
    deletionProtection: true,
    tags: { "continuity:service": service, ...tags },
    ...inputs,
  });
}

function verdicts(
  resources: readonly EstateResource[],
  scenarios: readonly Scenario[],
  more: Partial<AssessOptions> = {},
) {
  const options = { ...DEFAULT_OPTIONS, asOf: AS_OF, response: RESPONSE, ...more };
  const assessment = assess(estate(...resources), options);
  return Object.fromEntries(
    assessment.verdicts.flatMap(({ name, scenarios: all }) =>
      all.filter(({ scenario }) => scenarios.includes(scenario)).map((one) => [`${name} ${one.scenario}`, told(one)]),
    ),
  );
}

const verdictsOnly = (...input: Parameters<typeof verdicts>) =>
  Object.fromEntries(Object.entries(verdicts(...input)).map(([key, { verdict, rto }]) => [key, `${verdict} | ${rto}`]));

const FAILOVER = "Multi-AZ failover (typical) 60-120";
const MINUTES = { "continuity:rto": "10m", "continuity:rpo": "5m" };

describe("objectives", () => {
  test("undeclared without any, and still told what can be done; a half is judged for its half", () => {
    expect(verdicts([database("shop", { "continuity:rto:zone": "2m" })], ["instance", "zone"])).toEqual({
      "shop instance": {
        verdict: "undeclared",
        rto: FAILOVER,
        rpo: "synchronous standby 0",
        binds: ["shop-db", "shop-db", undefined],
        ways: ["shop-db: Multi-AZ failover"],
      },
      "shop zone": {
        verdict: "meets",
        rto: FAILOVER,
        rpo: "synchronous standby 0",
        binds: ["shop-db", "shop-db", undefined],
        ways: ["shop-db: Multi-AZ failover"],
      },
    });
  });

  test("one that is computed is unproven in its scenarios only", () => {
    const tags = { "continuity:rto": UNKNOWN, "continuity:rto:zone": "2m" };
    expect(verdictsOnly([database("shop", tags)], ["instance", "zone"])).toEqual({
      "shop instance": `unproven: unknown: the objective cannot be known | ${FAILOVER}`,
      "shop zone": `meets | ${FAILOVER}`,
    });
  });
});

describe("tags that every verdict rests on", () => {
  const rows: readonly [string, Bag, string][] = [
    ["a detection window that is known", { "continuity:detection-window": "7d" }, "meets"],
    [
      "one that is computed",
      { "continuity:detection-window": UNKNOWN },
      "unproven: unknown: the tag continuity:detection-window of shop-db cannot be known at preview",
    ],
    [
      "response times that cannot be read",
      { "continuity:detect": "soon" },
      "unproven: unknown: the tag continuity:detect of shop-db cannot be read",
    ],
    [
      "a dependency that is computed",
      { "continuity:depends-on": UNKNOWN },
      "unproven: unknown: the tag continuity:depends-on of shop-db cannot be known at preview",
    ],
    ["an owner that is computed changes nothing", { "continuity:owner": UNKNOWN }, "meets"],
    ["what violates, violates", { "continuity:rto": "30s", "continuity:detect": "soon" }, "violates"],
  ];
  test.each(rows)("%s", (_, tags, expected) => {
    const found = verdicts([database("shop", { ...MINUTES, ...tags })], ["zone"]);
    expect(found["shop zone"]?.verdict).toBe(expected);
  });
});

describe("members", () => {
  /** A type that nothing is known of, but what a tag says. */
  const ACCELERATOR = "aws:globalaccelerator/accelerator:Accelerator";
  const NETWORK = { "continuity:role": "network" };
  const vague = (name: string, type: string, tags: Bag = {}) =>
    resource(type, name, { tags: { "continuity:service": "shop", ...tags } });

  test("a service of resources that nobody recovers", () => {
    const rows = verdicts([vague("group", "aws:ec2/securityGroup:SecurityGroup", MINUTES)], ["zone"]);
    expect(rows).toEqual({
      "shop zone": {
        verdict: "unproven: unmodelled: no resource whose recovery could be judged belongs to it",
        rto: "no member 0-…",
        rpo: "no member 0-…",
        binds: [undefined, undefined, undefined],
        ways: [],
      },
    });
  });

  test("a member without a model leaves the service unproven, unless another violates", () => {
    const queue = vague("queue", "aws:timestreaminfluxdb/dbInstance:DbInstance", MINUTES);
    expect(verdictsOnly([database("shop", MINUTES), queue], ["zone"])).toEqual({
      "shop zone": "unproven: unmodelled: no model of aws:timestreaminfluxdb/dbInstance:DbInstance | no model 0-…",
    });
    expect(
      verdictsOnly([database("shop", MINUTES, { multiAz: false, backupRetentionPeriod: 0 }), queue], ["zone"]),
    ).toEqual({ "shop zone": "violates | no way back Infinity-…" });
  });

  test("only data can be corrupted", () => {
    expect(verdicts([vague("web", ACCELERATOR, { ...MINUTES, ...NETWORK })], ["data"])).toEqual({
      "shop data": {
        verdict: "meets",
        rto: "",
        rpo: "keeps no data 0",
        binds: [undefined, undefined, undefined],
        ways: [],
      },
    });
  });

  test("an instance fails alone; a zone takes all members with it", () => {
    const web = vague("web", ACCELERATOR, { "continuity:rpo": "5m", ...NETWORK });
    expect(verdictsOnly([database("shop", MINUTES), web], ["instance", "zone"])).toEqual({
      "shop instance": `unproven: unmodelled: no model of ${ACCELERATOR} | no model 0-…`,
      "shop zone": `unproven: unmodelled: no model of ${ACCELERATOR} | ${FAILOVER} + no model 0-…`,
    });
  });
});

describe("a consistency group that loses a zone", () => {
  const GROUP = { "continuity:consistency-group": "g" };
  const table = (inputs: Bag) =>
    resource("aws:dynamodb/table:Table", "carts", {
      tags: { "continuity:service": "shop", ...GROUP },
      deletionProtectionEnabled: true,
      ...inputs,
    });
  const single = database("shop", { "continuity:rpo": "1h", ...GROUP }, { multiAz: false });
  const zone = (...resources: readonly EstateResource[]) => {
    const { verdict, ways } = verdicts(resources, ["zone"])["shop zone"] ?? {};
    return { verdict, ways };
  };

  test("what lost nothing follows the other back", () => {
    expect(zone(single, table({ pointInTimeRecovery: { enabled: true } }))).toEqual({
      verdict: "meets",
      ways: ["carts: point-in-time recovery", "shop-db: point-in-time recovery"],
    });
  });

  test("what lost nothing cannot follow", () => {
    expect(zone(single, table({}))).toEqual({
      verdict:
        "violates: carts, shop-db (consistency group g) have no instant in common to go back to: all need a way back without loss, or all but one point-in-time recovery",
      ways: ["carts: none", "shop-db: point-in-time recovery"],
    });
  });

  test("a service that waits for it waits for what nothing shows", () => {
    const waiting = database("front", { ...MINUTES, "continuity:depends-on": "shop" });
    expect(verdictsOnly([waiting, single, table({})], ["zone"])["front zone"]).toBe(
      "unproven: untested | service shop 0-…",
    );
  });
});

describe("dependencies", () => {
  const needs = (...names: readonly string[]): Bag => ({ "continuity:depends-on": names.join(" ") });
  const zone = (...resources: readonly EstateResource[]) => verdictsOnly(resources, ["zone"]);

  test("a service is back when all that it needs are", () => {
    const slow = database("pay", { "continuity:detect": "1m" }, { multiAz: false });
    const assumptions = [
      {
        what: "restore-time",
        for: { kind: "service", service: "pay" },
        value: 400,
        owner: "o",
        reason: "r",
        until: AS_OF + 1,
      },
    ] as const;
    expect(
      verdictsOnly([database("shop", { ...MINUTES, ...needs("pay") }), slow], ["instance", "zone"], { assumptions }),
    ).toEqual({
      "pay instance": "undeclared | detect 60 + decide 20 + restore 400 + cut over to the new endpoint 3 + verify 5",
      "pay zone": "undeclared | detect 60 + decide 20 + restore 400 + cut over to the new endpoint 3 + verify 5",
      "shop instance": `meets | ${FAILOVER}`,
      "shop zone":
        "meets | detect of service pay 60 + decide of service pay 20 + restore of service pay 400 + cut over to the new endpoint of service pay 3 + verify of service pay 5",
    });
  });

  test("steps of services further down keep their own name", () => {
    const [a, b, c] = [
      database("a", { "continuity:rto": "30s", ...needs("b") }),
      database("b", needs("c")),
      database("c"),
    ];
    expect(zone(a, b, c)["a zone"]).toBe("violates | Multi-AZ failover (typical) 60-120");
    const last = database("c", {}, { multiAz: UNKNOWN, backupRetentionPeriod: 0 });
    expect(zone(a, b, last)["a zone"]).toBe("violates | Multi-AZ failover (typical) 60-120");
    const loose = database("a", { "continuity:rto": "1h", ...needs("b") });
    expect(zone(loose, b, last)["a zone"]).toBe(
      "unproven: unknown: multiAz of c-db is computed and not known at preview | service b 0-…",
    );
  });

  test("nobody declares it", () => {
    expect(zone(database("shop", { ...MINUTES, ...needs("pay") }))).toEqual({
      "shop zone": "unproven: unknown: it depends on service pay, which nobody declares | service pay 0-…",
    });
  });

  test("only lifeboat.yaml declares it: no resource shows that it comes back", () => {
    const services = new Map([
      ["pay", { objectives: { plain: { rto: null, rpo: null }, scenarios: {} }, dependsOn: [], response: {} }],
    ]);
    expect(verdictsOnly([database("shop", { ...MINUTES, ...needs("pay") })], ["zone"], { services })).toEqual({
      "pay zone": "undeclared | no member 0-…",
      "shop zone": "unproven: unmodelled: no resource belongs to service pay | service pay 0-…",
    });
  });

  test("it has no way back", () => {
    const gone = database("pay", {}, { multiAz: false, backupRetentionPeriod: 0 });
    expect(zone(database("shop", { ...MINUTES, ...needs("pay") }), gone)).toEqual({
      "pay zone": "undeclared | no way back Infinity-…",
      "shop zone": "violates | service pay Infinity-…",
    });
  });

  test("it is back, though it loses more than it may: its loss is its own finding", () => {
    const lossy = database("pay", { "continuity:rpo": "1m" }, { multiAz: false });
    const assumptions = [
      {
        what: "restore-time",
        for: { kind: "service", service: "pay" },
        value: 400,
        owner: "o",
        reason: "r",
        until: AS_OF + 1,
      },
    ] as const;
    const found = verdictsOnly([database("shop", { ...MINUTES, ...needs("pay") }), lossy], ["zone"], { assumptions });
    expect(found).toEqual({
      "pay zone": "violates | detect 10 + decide 20 + restore 400 + cut over to the new endpoint 3 + verify 5",
      "shop zone":
        "meets | detect of service pay 10 + decide of service pay 20 + restore of service pay 400 + cut over to the new endpoint of service pay 3 + verify of service pay 5",
    });
  });

  test("tags of it that cannot be read leave its return unknown", () => {
    expect(
      zone(database("shop", { ...MINUTES, ...needs("pay") }), database("pay", { "continuity:detect": UNKNOWN })),
    ).toEqual({
      "pay zone": `undeclared | ${FAILOVER}`,
      "shop zone":
        "unproven: unknown: the tag continuity:detect of pay-db cannot be known at preview | service pay 0-…",
    });
  });

  test.each([
    ["a", "b"],
    ["b", "a"],
  ])("what waits in a circle is unproven, whatever the names: %s and %s", (one, other) => {
    const strict = database(one, { ...MINUTES, ...needs(other) });
    expect(zone(strict, database(other, { ...MINUTES, ...needs(one) }))).toEqual({
      [`${one} zone`]: `unproven: unknown: it and service ${other} wait for each other | service ${other} 0-…`,
      [`${other} zone`]: `unproven: unknown: it and service ${one} wait for each other | service ${one} 0-…`,
    });
  });

  test("one that waits for a circle is unproven too, and one that waits for itself", () => {
    const found = zone(
      database("shop", { ...MINUTES, ...needs("a") }),
      database("a", needs("b")),
      database("b", needs("a")),
      database("self", { ...MINUTES, ...needs("self") }),
    );
    expect(found["shop zone"]).toBe("unproven: unknown: it and service b wait for each other | service a 0-…");
    expect(found["self zone"]).toBe("unproven: unknown: it and service self wait for each other | service self 0-…");
  });

  test("a long row of services is worked out all the same", () => {
    const names = Array.from({ length: 300 }, (_, i) => `s${i}`);
    const row = names.map((name, i) =>
      database(name, { "continuity:rto": "1h", ...(i === 0 ? {} : needs(names[i - 1] ?? "")) }),
    );
    expect(zone(...row)["s299 zone"]).toBe(`meets | ${FAILOVER}`);
  });
});

describe("another Region", () => {
  const tags = { "continuity:rto:region": "8h", "continuity:rpo:region": "12h" };

  test("without anything there nothing comes back", () => {
    expect(verdictsOnly([database("shop", tags)], ["region", "compromise"])).toEqual({
      "shop region": "violates | no way back Infinity-…",
      "shop compromise": "undeclared | no way back Infinity-…",
    });
  });

  test("a service that is waited for comes back where it is quickest", () => {
    const copied = (to: string): Bag => ({
      destinationVaultArn: `arn:aws:backup:${to}:222222222222:backup-vault:${to}`,
      lifecycle: { deleteAfter: 35 },
    });
    const daily = plan("daily", [rule("nightly", { copyActions: [copied("eu-west-3"), copied("eu-central-1")] })]);
    const all = selection("all", daily, { resources: ["arn:aws:rds:*:*:db:*"] });
    const needing = database("shop", { "continuity:rto:region": "1h", "continuity:depends-on": "pay" });
    const assumptions = (["restore-time", "copy-time", "backup-job-time"] as const).map((what) => ({
      what,
      for: { kind: "name", glob: "*" } as const,
      value: 400,
      owner: "o",
      reason: "r",
      until: AS_OF + 1,
    }));
    // RDS copies to another account and Region in one step are not documented, so all is in one account.
    const own = provider("eu-west-1", { allowedAccountIds: ["222222222222"] });
    const resources = [needing, database("pay"), vault("main"), daily, all].map((one) => ({ ...one, provider: own }));
    const found = verdictsOnly(resources, ["region"], { assumptions });
    expect(Object.keys(found)).toEqual(["pay region", "shop region"]);
    expect(found["shop region"]).toContain("restore of service pay 400");
  });
});
