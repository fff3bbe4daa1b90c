import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { AS_OF, FRANKFURT, plan, resource, rule, selection, vault } from "../estate-builder";
import { ways } from "./ways";

const DAY = 86_400;
const TYPE = "aws:neptune/cluster:Cluster";

const cluster = (inputs: Bag = {}) => resource(TYPE, "graph", { clusterIdentifier: "graph", ...inputs });
const instance = (name: string, inputs: Bag = {}) =>
  resource("aws:neptune/clusterInstance:ClusterInstance", name, {
    clusterIdentifier: "graph",
    instanceClass: "db.r6g.large",
    ...inputs,
  });
const inZone = (name: string, zone: Value) => instance(name, { availabilityZone: zone });

/** A figure that somebody vouches for, for the cluster. */
const declared = (what: Assumption["what"], value: number): Assumption => ({
  what,
  for: { kind: "name", glob: "graph" },
  value,
  owner: "team-graph",
  reason: "asked of AWS",
  until: AS_OF + DAY,
});

const KEPT = "loses storage in three zones 0s";
const FAILOVER = `failover to a reader (automatic, same endpoint); ${KEPT}; takes failover to a replica (typical) 1m to 2m`;
const OTHER_ZONE = FAILOVER.replace("a reader (auto", "a reader in another zone (auto");
const ADDED = `a new instance (people, same endpoint); ${KEPT}; takes start of a new instance (no figure)`;
const ADDED_ELSEWHERE = ADDED.replace("instance (people", "instance in another zone (people");
const RESTORED = "takes restore (no figure) + start of a new instance (no figure)";
const PITR = `point-in-time recovery (people, new endpoint); loses automated backups lag behind (no figure); ${RESTORED}`;
const GONE = "NOT: its automated backups outlive a deletion → set deletionProtection of graph to true";

test("a primary and a replica in two zones", () => {
  const others = [inZone("one", "eu-west-1a"), inZone("two", "eu-west-1b")];
  expect(ways(cluster({ deletionProtection: true }), { others })).toEqual({
    instance: [FAILOVER, ADDED],
    zone: [OTHER_ZONE, ADDED_ELSEWHERE],
    data: [PITR],
  });
});

test("automated backups of which somebody vouches how far they are behind", () => {
  const assumptions = [declared("backup-lag", 300)];
  expect(ways(cluster({ deletionProtection: true }), { assumptions }).data).toEqual([
    PITR.replace("behind (no figure)", "behind 5m"),
  ]);
});

test("a primary alone: AWS promises no time for a new one", () => {
  const lacking = "NOT: it has two instances or more → add a cluster instance to graph";
  expect(ways(cluster(), { others: [instance("one")] })).toEqual({
    instance: [
      `${FAILOVER}; ${lacking}`,
      `a new primary in the same zone (automatic, same endpoint); ${KEPT}; takes a new primary (no figure)`,
      ADDED,
    ],
    zone: [`${OTHER_ZONE}; ${lacking}`, ADDED_ELSEWHERE],
    data: [`${PITR}; ${GONE}`],
  });
});

describe("zones", () => {
  const of = (...others: readonly EstateResource[]) => ways(cluster(), { others }).zone?.[0];
  const fix = "set availabilityZone of the instances of graph, to two zones or more";
  const doubt = "its instances stand in two zones or more";

  test.each<[string, string | undefined, string]>([
    [
      "that are left to AWS, which promises nothing",
      of(instance("one"), instance("two")),
      `${OTHER_ZONE}; UNKNOWN: ${doubt}, since in which zones one runs is left to AWS → ${fix}`,
    ],
    [
      "that are one and the same",
      of(inZone("one", "eu-west-1a"), inZone("two", "eu-west-1a")),
      `${OTHER_ZONE}; NOT: ${doubt} → ${fix}`,
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });

  test("of a subnet group that lies in one", () => {
    const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
    const group = resource(
      "aws:neptune/subnetGroup:SubnetGroup",
      "group",
      { name: "data", subnetIds: [UNKNOWN] },
      { edges: { subnetIds: [a] } },
    );
    const others = [instance("one"), instance("two"), a, group];
    expect(ways(cluster({ neptuneSubnetGroupName: "data" }), { others }).zone?.[0]).toBe(
      `${OTHER_ZONE}; NOT: ${doubt} → ${fix}`,
    );
  });
});

describe("its own backups", () => {
  const window = { detectionWindow: 2 * DAY };

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    [
      "are kept a day by default, and die with the cluster",
      ways(cluster(), window).data,
      [
        `${PITR}; ${GONE}; NOT: automated backups reach back over the detection window of 48h → set backupRetentionPeriod of graph to 2`,
      ],
    ],
    [
      "reach back as far as needed",
      ways(cluster({ backupRetentionPeriod: 2, deletionProtection: true }), window).data,
      [PITR],
    ],
    [
      "may not outlive it",
      ways(cluster({ deletionProtection: UNKNOWN })).data,
      [
        `${PITR}; UNKNOWN: its automated backups outlive a deletion, since deletionProtection of graph is computed and not known at preview → set deletionProtection of graph to true`,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test("AWS Backup: snapshots only", () => {
  const backups = plan("nightly", [rule("all", { enableContinuousBackup: true })]);
  const others = [vault("main"), backups, selection("all", backups, { resources: ["*"] })];
  const windows = { preferredBackupWindow: "01:00-01:30", preferredMaintenanceWindow: "sun:02:00-sun:02:30" };
  expect(ways(cluster({ deletionProtection: true, ...windows }), { others }).data).toEqual([
    PITR,
    `restore a snapshot from AWS Backup (people, new endpoint); loses largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h; ${RESTORED}`,
  ]);
});

describe("a global database", () => {
  const member = { globalClusterIdentifier: "world" };
  const distant = resource(TYPE, "distant", { clusterIdentifier: "far", ...member }, { provider: FRANKFURT });
  const world = (from: readonly EstateResource[]) =>
    resource(
      "aws:neptune/globalCluster:GlobalCluster",
      "world",
      { ...member, ...(from.length === 0 ? {} : { sourceDbClusterIdentifier: UNKNOWN }) },
      { edges: { sourceDbClusterIdentifier: from } },
    );

  test("its secondary is given an instance and promoted", () => {
    expect(ways(cluster(member), { others: [world([]), distant] }).region).toEqual([
      "promote secondary distant to eu-central-1 (people, new endpoint); loses replica lag (no figure); takes start of a new instance (no figure) + promotion of the secondary (no figure)",
    ]);
  });

  test("its primary goes on", () => {
    expect(ways(distant, { others: [world([cluster()]), cluster()] }).region).toEqual([
      "primary graph goes on to eu-west-1 (people, new endpoint); loses kept by the primary 0s; takes nothing",
    ]);
  });
});
