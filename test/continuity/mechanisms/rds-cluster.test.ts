import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { plan, resource, rule, selection, vault } from "../estate-builder";
import { pathsOf, ways } from "./ways";

const DAY = 86_400;

const cluster = (engine: Value, inputs: Bag = {}) =>
  resource("aws:rds/cluster:Cluster", "orders", { clusterIdentifier: "orders", engine, ...inputs });

const FAILOVER =
  "failover to a reader in another zone (automatic, same endpoint); loses acknowledged by a reader 0s; takes failover of a Multi-AZ DB cluster (typical) 0s to 35s";
const PITR =
  "point-in-time recovery (people, new endpoint); loses upload of transaction logs 5m; takes restore (no figure)";
const GONE = "NOT: its automated backups outlive a deletion → set deletionProtection of orders to true";

describe("a Multi-AZ DB cluster", () => {
  test.each(["mysql", "postgres"])("of %s", (engine) => {
    expect(ways(cluster(engine, { deletionProtection: true }))).toEqual({
      instance: [FAILOVER],
      zone: [FAILOVER],
      data: [PITR],
    });
  });

  const window = { detectionWindow: 2 * DAY };
  const short =
    "NOT: automated backups reach back over the detection window of 48h → set backupRetentionPeriod of orders to 2";

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["keeps backups a day by default", ways(cluster("mysql"), window).data, [`${PITR}; ${GONE}; ${short}`]],
    [
      "keeps them two days",
      ways(cluster("mysql", { backupRetentionPeriod: 2, deletionProtection: true }), window).data,
      [PITR],
    ],
    [
      "has no backups once it is deleted, whatever it says",
      ways(cluster("mysql", { deleteAutomatedBackups: false })).data,
      [`${PITR}; ${GONE}`],
    ],
    [
      "is protected perhaps",
      ways(cluster("mysql", { deletionProtection: UNKNOWN })).data,
      [
        `${PITR}; UNKNOWN: its automated backups outlive a deletion, since deletionProtection of orders is computed and not known at preview → set deletionProtection of orders to true`,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("has snapshots of AWS Backup, but no point-in-time recovery from them", () => {
    const backups = plan("nightly", [rule("all", { enableContinuousBackup: true })]);
    const others = [vault("main"), backups, selection("all", backups, { resources: ["*"] })];
    const [first, ...more] =
      ways(
        cluster("mysql", {
          deletionProtection: true,
          preferredBackupWindow: "01:00-01:30",
          preferredMaintenanceWindow: "sun:02:00-sun:02:30",
        }),
        { others },
      ).data ?? [];
    expect(first).toBe(PITR);
    expect(more).toEqual([
      "restore a snapshot from AWS Backup (people, new endpoint); loses largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h; takes restore (no figure)",
    ]);
  });
});

describe("the engine tells", () => {
  const mechanisms = (engine: Value) => [...new Set(pathsOf(cluster(engine)).map(({ mechanism }) => mechanism))];
  const aurora = [
    "failover to a reader",
    "failover to a reader in another zone",
    "a new primary in the same zone",
    "a new instance",
    "a new instance in another zone",
    "point-in-time recovery",
  ];

  test.each<[Value, readonly string[]]>([
    ["aurora", aurora],
    ["aurora-mysql", aurora],
    ["aurora-postgresql", aurora],
    ["mysql", ["failover to a reader in another zone", "point-in-time recovery"]],
    ["postgres", ["failover to a reader in another zone", "point-in-time recovery"]],
    [UNKNOWN, aurora],
  ])("%j", (engine, expected) => {
    expect(mechanisms(engine)).toEqual(expected);
  });

  test.each<[string, Value, string]>([
    ["computed", UNKNOWN, "engine of orders is computed and not known at preview"],
    ["missing", null, "engine of orders is missing"],
  ])("nothing for sure where it is %s", (_name, engine, because) => {
    const doubt = { text: "its engine is known", holds: "unknown", because };
    const paths = pathsOf(cluster(engine));
    expect(paths.map(({ requires }) => requires.at(-1))).toEqual(paths.map(() => doubt));
    expect(paths.filter(({ scenario }) => scenario === "zone").map(({ rto }) => rto.hi)).toEqual([60, null, 35]);
  });
});
