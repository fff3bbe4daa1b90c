import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { NO_EVIDENCE } from "../../../continuity/evidence/evidence";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import type { Finding } from "../../../continuity/rules/finding";
import { AS_OF, plan, provider, rdsInstance, resource, rule, selection, urnOf, vault } from "../estate-builder";
import { record, type Told } from "../evidence/records";
import { database, findingsOf, type Row, vouched } from "./findings";

const DAY = 86_400;
const urn = urnOf("aws:rds/instance:Instance", "orders-db");
const restoreTime = vouched("restore-time", 5400);
const jobTime = vouched("backup-job-time", 1200);

const finding: Finding = {
  rule: "objective-met",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  service: "orders",
  scenario: "zone",
  urn,
  message: "",
};

const single = (tags: Bag, inputs: Bag = {}) => [database("orders-db", tags, { multiAz: false, ...inputs })];
const tooSlow = single({ "continuity:rto:zone": "15m" });
const tooSlowFinding: Finding = {
  ...finding,
  message:
    "orders-db: recovery in up to 2h exceeds RTO 15m (zone). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.",
  fix: "Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).",
};
const backedUp = (tags: Bag, ...rules: readonly Bag[]) => {
  const daily = plan("daily", [...rules]);
  const orders = rdsInstance("orders-db", { multiAz: true, tags: { "continuity:service": "orders", ...tags } });
  return [orders, vault("main"), daily, selection("all", daily, { resources: ["arn:aws:rds:*:*:db:orders-db"] })];
};

const NIGHTLY = plan("daily", [rule("nightly")]);

const met: readonly Row[] = [
  ["Multi-AZ", [database("orders-db", { "continuity:rto:zone": "2m", "continuity:rpo:zone": "0s" })], {}, []],
  ["no objective stated", single({}), {}, []],
  [
    "a restore that somebody vouches for",
    single({ "continuity:rto:zone": "2h", "continuity:rpo:zone": "5m" }),
    { assumptions: [restoreTime] },
    [],
  ],
];

const violated: readonly Row[] = [
  [
    "too slow; multiAz is absent, so its default applies",
    [
      rdsInstance("orders-db", {
        backupRetentionPeriod: 7,
        tags: { "continuity:service": "orders", "continuity:rto:zone": "15m" },
      }),
    ],
    { assumptions: [restoreTime] },
    [tooSlowFinding],
  ],
  ["too slow", tooSlow, { assumptions: [restoreTime] }, [tooSlowFinding]],
  [
    "no way back at all",
    single({ "continuity:rto:zone": "4h", "continuity:rpo:zone": "1h" }, { backupRetentionPeriod: 0 }),
    {},
    [
      {
        ...finding,
        message:
          "orders-db: nothing in this program brings it back (zone), so RTO 4h and RPO 1h cannot be met. Closed: Multi-AZ failover (not so: multiAz is on).",
        fix: "Set multiAz of orders-db to true (Multi-AZ failover: no data loss, recovery in up to 2m).",
      },
    ],
  ],
  [
    "too much is lost: the gap, the window and the job add up",
    backedUp({ "continuity:rpo:data": "4h" }, rule("nightly")),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "data",
        message:
          "orders-db: data loss up to 25h20m exceeds RPO 4h (data). Largest gap 24h 05:00→05:00 UTC + start window 1h + job 20m.",
        fix: "Run rule nightly of plan daily every 2h, cron(0 1/2 ? * * *), with a 1h window (data loss up to 3h20m).",
      },
    ],
  ],
  [
    "too much is lost and too slow",
    backedUp({ "continuity:rpo:data": "4h", "continuity:rto:data": "1h" }, rule("nightly")),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "data",
        message:
          "orders-db: data loss up to 25h20m exceeds RPO 4h (data). Largest gap 24h 05:00→05:00 UTC + start window 1h + job 20m. orders-db: recovery in up to 2h exceeds RTO 1h (data). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.",
        fix: "No setting that Lifeboat knows shortens the longest step, restore (1h30m): shorten it, or loosen the RTO.",
      },
    ],
  ],
  [
    "only too slow, where no setting makes it quicker",
    [database("orders-db", { "continuity:rto:data": "1h" })],
    { assumptions: [restoreTime] },
    [
      {
        ...finding,
        scenario: "data",
        message:
          "orders-db: recovery in up to 2h exceeds RTO 1h (data). Detect 0s to 5m + decide 0s to 15m + restore 1h30m + cut over to the new endpoint 0s to 5m + verify 0s to 5m.",
        fix: "No setting that Lifeboat knows shortens the longest step, restore (1h30m): shorten it, or loosen the RTO.",
      },
    ],
  ],
  [
    "a service that it waits for is too slow: no member is blamed",
    [
      database("orders-db", { "continuity:rto:zone": "15m", "continuity:depends-on": "payments" }),
      database("payments-db", { "continuity:service": "payments" }, { multiAz: false }),
    ],
    { assumptions: [{ ...restoreTime, for: { kind: "service", service: "payments" } }] },
    [
      {
        rule: "objective-met",
        verdict: "violates",
        level: "mandatory",
        severity: "high",
        service: "orders",
        scenario: "zone",
        message:
          "orders: recovery in up to 2h exceeds RTO 15m (zone). Detect of service payments 0s to 5m + decide of service payments 0s to 15m + restore of service payments 1h30m + cut over to the new endpoint of service payments 0s to 5m + verify of service payments 0s to 5m.",
        fix: "See to the service that it waits for first, or loosen the objective.",
      },
    ],
  ],
  [
    "a service that it waits for has no way back",
    [
      database("orders-db", { "continuity:rto:zone": "15m", "continuity:depends-on": "payments" }),
      database("payments-db", { "continuity:service": "payments" }, { multiAz: false, backupRetentionPeriod: 0 }),
    ],
    {},
    [
      {
        rule: "objective-met",
        verdict: "violates",
        level: "mandatory",
        severity: "high",
        service: "orders",
        scenario: "zone",
        message:
          "orders: it waits for a service that does not come back (zone: service payments has no way back), so RTO 15m cannot be met.",
        fix: "See to the service that it waits for first, or loosen the objective.",
      },
    ],
  ],
  [
    "two snapshots of one consistency group",
    (() => {
      const [orders, ...others] = backedUp(
        { "continuity:rto:data": "1d", "continuity:rpo:data": "2d", "continuity:consistency-group": "g" },
        rule("nightly"),
      );
      const second = rdsInstance("stock-db", {
        tags: { "continuity:service": "orders", "continuity:consistency-group": "g" },
      });
      const [main, daily, chosen] = others;
      const both = { ...chosen, inputs: { ...chosen?.inputs, resources: ["arn:aws:rds:*:*:db:*-db"] } };
      return [orders, second, main, daily, both] as ReturnType<typeof backedUp>;
    })(),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "data",
        urn: urnOf("aws:rds/instance:Instance", "stock-db"),
        message:
          "orders: orders-db, stock-db (consistency group g) have no instant in common to go back to: all but one need point-in-time recovery, so RTO 24h and RPO 48h cannot be met (data).",
        fix: "Turn on point-in-time recovery for all members of the consistency group but one, or take one out of it.",
      },
    ],
  ],
  [
    "point-in-time recovery that does not go back to the other's snapshots in a consistency group",
    (() => {
      const tags = { "continuity:consistency-group": "g", "continuity:detection-window": "7d" };
      const [orders, ...others] = backedUp(
        { "continuity:rto:data": "1d", "continuity:rpo:data": "2d", ...tags },
        rule("nightly"),
      );
      const second = database("stock-db", { "continuity:consistency-group": "g" });
      return [orders, second, ...others] as ReturnType<typeof backedUp>;
    })(),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "data",
        urn: urnOf("aws:rds/instance:Instance", "stock-db"),
        message:
          "orders: orders-db, stock-db (consistency group g) have no instant in common to go back to: all but one need point-in-time recovery that reaches back to its snapshots, so RTO 24h and RPO 48h cannot be met (data).",
        fix: "Keep point-in-time recovery of stock-db 9 days, or take a member out of its group.",
      },
    ],
  ],
  [
    "two copied snapshots of one consistency group",
    (() => {
      const copied = rule("nightly", {
        copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-3:111111111111:backup-vault:far" }],
      });
      const group = { "continuity:consistency-group": "g" };
      const [orders, ...others] = backedUp({ "continuity:rpo:region": "2d", ...group }, copied);
      const second = rdsInstance("stock-db", { tags: { "continuity:service": "orders", ...group } });
      const [main, daily, chosen] = others;
      const both = { ...chosen, inputs: { ...chosen?.inputs, resources: ["arn:aws:rds:*:*:db:*-db"] } };
      return [orders, second, main, daily, both] as ReturnType<typeof backedUp>;
    })(),
    { assumptions: [restoreTime, jobTime, vouched("copy-time", 1200)] },
    [
      {
        ...finding,
        scenario: "region",
        urn: urnOf("aws:rds/instance:Instance", "stock-db"),
        message:
          "orders: orders-db, stock-db (consistency group g) have no instant in common to go back to: all need a way back without loss, or all but one point-in-time recovery, so RPO 48h cannot be met (region).",
        fix: "Give all members of the consistency group but one point-in-time recovery in another Region, or take one out of it.",
      },
    ],
  ],
  [
    "an RPO that no backup schedule can give",
    backedUp({ "continuity:rpo:data": "1m" }, rule("nightly")),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "data",
        message:
          "orders-db: data loss up to 25h20m exceeds RPO 1m (data). Largest gap 24h 05:00→05:00 UTC + start window 1h + job 20m.",
        fix: "No backup schedule can give RPO 1m: hourly runs with a 1h window lose up to 2h20m, point-in-time recovery up to 5m. Loosen the RPO.",
      },
    ],
  ],
  [
    "copied, more often, in a shorter window",
    backedUp({ "continuity:rpo:region": "8h" }, rule("nightly", { startWindow: 480 })),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "region",
        message:
          "orders-db: nothing in this program brings it back (region), so RPO 8h cannot be met. Closed: restore a snapshot from AWS Backup (not so: its points lie in another Region).",
        fix: "Run rule nightly of plan daily every 6h, cron(0 5/6 ? * * *), with a 1h window and copy the points of rule nightly of plan daily to a vault in another Region with a customer key (data loss of at least 7h20m). Then vouch for copy-time, which no drill measures, under assumptions in lifeboat.yaml.",
      },
    ],
  ],
  [
    "copied, under any key: a copy of what has the key of its vault gets that of the vault it goes to",
    [
      resource("aws:efs/fileSystem:FileSystem", "papers", {
        tags: { "continuity:service": "orders", "continuity:rpo:region": "2d" },
      }),
      NIGHTLY,
      selection("all", NIGHTLY, { resources: ["*"] }),
    ],
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "region",
        urn: urnOf("aws:efs/fileSystem:FileSystem", "papers"),
        message:
          "papers: nothing in this program brings it back (region), so RPO 48h cannot be met. Closed: restore a snapshot from AWS Backup (not so: its points lie in another Region).",
        fix: "Copy the points of rule nightly of plan daily to a vault in another Region (data loss of at least 25h20m). Then vouch for copy-time, which no drill measures, under assumptions in lifeboat.yaml.",
      },
    ],
  ],
  [
    "a vault that nobody has locked",
    backedUp({ "continuity:rpo:compromise": "26h" }, rule("nightly")),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "compromise",
        message:
          "orders-db: nothing in this program brings it back (compromise), so RPO 26h cannot be met. Closed: restore a snapshot from AWS Backup (not so: its points are out of reach of the workload account).",
        fix: "Lock vault main in compliance mode (changeableForDays 3) (data loss up to 25h20m).",
      },
    ],
  ],
  [
    "points that are kept too shortly",
    backedUp({ "continuity:rpo:data": "26h", "continuity:detection-window": "40d" }, rule("nightly")),
    { assumptions: [restoreTime, jobTime] },
    [
      {
        ...finding,
        scenario: "data",
        message:
          "orders-db: nothing in this program brings it back (data), so RPO 26h cannot be met. Closed: restore a snapshot from AWS Backup (not so: its points are kept long enough (points are kept 35d, but a corruption may go unnoticed for 40d (985h needed))).",
        fix: "Keep the points of rule nightly of plan daily 42 days (data loss up to 25h20m).",
      },
    ],
  ],
  [
    "lowered",
    tooSlow,
    { assumptions: [restoreTime], rules: { "objective-met": "advisory" } },
    [{ ...tooSlowFinding, level: "advisory" }],
  ],
  ["off", tooSlow, { assumptions: [restoreTime], rules: { "objective-met": "off" } }, []],
];

const untested = single({ "continuity:rto:zone": "4h" });
const untestedFinding: Finding = {
  ...finding,
  verdict: "unproven",
  level: "advisory",
  message:
    "orders-db: RTO 4h (zone) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.",
  fix: "Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
};

const SUM =
  "detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m";
const inOneZone: Told = { shape: { multiAz: false } };
const drilled = (...records: readonly EvidenceRecord[]) => ({ evidence: { ...NO_EVIDENCE, records } });
const failed = record({ ...inOneZone, outcome: "failed", because: "row counts differ" });
const far: Told = { point: { kind: "copy", region: "eu-west-3" }, shape: null };
/** Of a known account, so that a copy to another Region surely stays in it. */
const copied = (tags: Bag) =>
  backedUp(
    tags,
    rule("nightly", {
      copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-3:111111111111:backup-vault:far" }],
    }),
  ).map((one) => ({ ...one, provider: provider("eu-west-1", { allowedAccountIds: ["111111111111"] }) }));
const failedFinding: Finding = {
  ...untestedFinding,
  message: `orders-db: RTO 4h (zone) is unproven: the newest drill of its restore failed: ${SUM}.`,
  fix: "Mend what made it fail and drill again.",
};

const unproven: readonly Row[] = [
  ["a restore that nobody has tested", untested, {}, [untestedFinding]],
  ["a restore whose newest drill failed", untested, drilled(failed), [failedFinding]],
  [
    "nobody's word counts once a drill failed",
    untested,
    { ...drilled(failed), assumptions: [restoreTime] },
    [
      {
        ...failedFinding,
        message: failedFinding.message.replace("restore (no figure)", "restore 1h30m or more"),
      },
    ],
  ],
  [
    "a restore whose newest drill is too old",
    untested,
    drilled(
      record({ ...inOneZone, daysAgo: 120 }),
      record({ ...inOneZone, daysAgo: 200 }),
      record({ ...inOneZone, daysAgo: 2, environment: "lab" }),
    ),
    [
      {
        ...untestedFinding,
        message: `orders-db: RTO 4h (zone) is unproven: the newest drill that measured its restore is 120 days old, too old to count: ${SUM}.`,
      },
    ],
  ],
  [
    "a restore that was drilled in a lab only",
    untested,
    drilled(record({ ...inOneZone, environment: "lab" })),
    [untestedFinding],
  ],
  [
    "and a copy besides that nobody has timed",
    copied({ "continuity:rto:region": "4h", "continuity:rpo:region": "2d" }),
    drilled(record({ ...far, outcome: "failed" })),
    [
      {
        ...untestedFinding,
        scenario: "region",
        message: `orders-db: RTO 4h and RPO 48h (region) are unproven: the newest drill of its restore failed, and nobody has measured or vouched for a step: ${SUM}; largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h + copy (no figure).`,
        fix: "Mend what made it fail and drill again. Vouch for copy-time, which no drill measures, under assumptions in lifeboat.yaml.",
      },
    ],
  ],
  [
    "a service that waits for another",
    [
      ...single({ "continuity:rto:zone": "4h", "continuity:depends-on": "stock" }, { multiAz: true }),
      rdsInstance("stock-db", { multiAz: false, backupRetentionPeriod: 7, tags: { "continuity:service": "stock" } }),
    ],
    {},
    [
      {
        ...untestedFinding,
        message:
          "orders: RTO 4h (zone) is unproven: nothing shows that service stock comes back: service stock (no figure).",
        fix: "See to the services that it waits for first, or loosen the objective.",
      },
    ],
  ],
  [
    "a drill that was stopped measured nothing",
    untested,
    drilled(record({ ...inOneZone, outcome: "aborted" })),
    [untestedFinding],
  ],
  [
    "an assumption that has ended vouches for nothing",
    untested,
    { assumptions: [{ ...restoreTime, until: AS_OF }] },
    [untestedFinding],
  ],
  [
    "and is excused until the day of the first drill",
    single({ "continuity:rto:zone": "4h", "continuity:first-drill-by": "2026-01-02" }),
    {},
    [untestedFinding],
  ],
  [
    "from that day on it stops the deployment",
    single({ "continuity:rto:zone": "4h", "continuity:first-drill-by": "2026-01-01" }),
    {},
    [{ ...untestedFinding, level: "mandatory" }],
  ],
  [
    "a setting that is computed",
    single({ "continuity:rto:zone": "15m" }, { multiAz: UNKNOWN }),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message: "orders-db: RTO 15m (zone) is unproven: multiAz of orders-db is computed and not known at preview.",
        fix: "Give the setting a value that is known at preview: set multiAz of orders-db to true (Multi-AZ failover).",
      },
    ],
  ],
  [
    "at the level of its reason",
    single({ "continuity:rto:zone": "15m" }, { multiAz: UNKNOWN }),
    { unproven: { unknown: "advisory", untested: "mandatory", unmodelled: "mandatory", range: "mandatory" } },
    [
      {
        ...finding,
        verdict: "unproven",
        level: "advisory",
        message: "orders-db: RTO 15m (zone) is unproven: multiAz of orders-db is computed and not known at preview.",
        fix: "Give the setting a value that is known at preview: set multiAz of orders-db to true (Multi-AZ failover).",
      },
    ],
  ],
  [
    "an objective that is computed",
    [database("orders-db", { "continuity:rto:zone": UNKNOWN })],
    {},
    [
      {
        rule: "objective-met",
        verdict: "unproven",
        level: "mandatory",
        severity: "high",
        service: "orders",
        scenario: "zone",
        urn,
        message: "orders: the RTO (zone) is unproven: the objective cannot be known.",
        fix: "See to the other findings of this service and of those it depends on first.",
      },
    ],
  ],
  [
    "the objective lies inside the interval",
    [database("orders-db", { "continuity:rto:zone": "90s" }, { backupRetentionPeriod: 0 })],
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        level: "advisory",
        message:
          "orders-db: RTO 1m30s (zone) is unproven: the objective lies between the least and the most: Multi-AZ failover (typical) 1m to 2m.",
        fix: "Declare or measure the steps that are only assumed, or loosen the objective.",
      },
    ],
  ],
  [
    "the loss lies inside the interval",
    backedUp({ "continuity:rpo:data": "26h" }, rule("nightly")),
    { assumptions: [restoreTime] },
    [
      {
        ...finding,
        verdict: "unproven",
        level: "advisory",
        scenario: "data",
        message:
          "orders-db: RPO 26h (data) is unproven: the objective lies between the least and the most: largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h.",
        fix: "Declare or measure the steps that are only assumed, or run rule nightly of plan daily every 12h, cron(0 5/12 ? * * *), with a 1h window (data loss up to 16h).",
      },
    ],
  ],
  [
    "neither half is shown: both sums are told",
    backedUp({ "continuity:rpo:data": "26h", "continuity:rto:data": "4h" }, rule("nightly")),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        level: "advisory",
        scenario: "data",
        message:
          "orders-db: RTO 4h and RPO 26h (data) are unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m; largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h.",
        fix: "Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
      },
    ],
  ],
  [
    "a member without a model",
    [
      resource("aws:timestreaminfluxdb/dbInstance:DbInstance", "orders", {
        tags: { "continuity:service": "orders", "continuity:rto:zone": "15m" },
      }),
    ],
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        level: "advisory",
        urn: urnOf("aws:timestreaminfluxdb/dbInstance:DbInstance", "orders"),
        message: "orders: RTO 15m (zone) is unproven: no model of aws:timestreaminfluxdb/dbInstance:DbInstance.",
        fix: "Give the resource the tag continuity:role = none if the service can do without it.",
      },
    ],
  ],
  [
    "no member",
    [resource("aws:iam/role:Role", "role", { tags: { "continuity:service": "orders", "continuity:rto:zone": "15m" } })],
    {},
    [
      {
        rule: "objective-met",
        verdict: "unproven",
        level: "advisory",
        severity: "high",
        service: "orders",
        scenario: "zone",
        message: "orders: RTO 15m (zone) is unproven: no resource whose recovery could be judged belongs to it.",
        fix: "Give the resources that it consists of the tag continuity:service, or drop its objectives.",
      },
    ],
  ],
  [
    "a tag that the verdict rests on is computed",
    [database("orders-db", { "continuity:rto:zone": "15m", "continuity:detection-window": UNKNOWN })],
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "orders-db: RTO 15m (zone) is unproven: the tag continuity:detection-window of orders-db cannot be known at preview.",
        fix: "Give the setting a value that is known at preview.",
      },
    ],
  ],
  [
    "it waits for a service that nobody declares",
    [database("orders-db", { "continuity:rto:zone": "15m", "continuity:depends-on": "payments" })],
    {},
    [
      {
        rule: "objective-met",
        verdict: "unproven",
        level: "mandatory",
        severity: "high",
        service: "orders",
        scenario: "zone",
        urn,
        message: "orders: RTO 15m (zone) is unproven: it depends on service payments, which nobody declares.",
        fix: "See to the other findings of this service and of those it depends on first.",
      },
    ],
  ],
];

for (const [title, rows] of Object.entries({ met, violated, unproven })) {
  describe(title, () => {
    test.each(rows)("%s", (_, resources, options, expected) => {
      expect(findingsOf("objective-met", resources, options)).toEqual(expected);
    });
  });
}

test("scenarios are told apart, in the order of their names", () => {
  const found = findingsOf("objective-met", single({ "continuity:rto": "15m" }), {
    assumptions: [restoreTime],
    asOf: AS_OF - DAY,
  });
  expect(found.map(({ scenario, verdict }) => [scenario, verdict])).toEqual([
    ["data", "violates"],
    ["instance", "violates"],
    ["zone", "violates"],
  ]);
});
