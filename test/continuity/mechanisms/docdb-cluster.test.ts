import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { FRANKFURT, plan, resource, rule, selection, vault } from "../estate-builder";
import { ways } from "./ways";

const DAY = 86_400;
const TYPE = "aws:docdb/cluster:Cluster";

const cluster = (inputs: Bag = {}) => resource(TYPE, "carts", { clusterIdentifier: "carts", ...inputs });
const instance = (name: string, inputs: Bag = {}) =>
  resource("aws:docdb/clusterInstance:ClusterInstance", name, {
    clusterIdentifier: "carts",
    instanceClass: "db.r6g.large",
    ...inputs,
  });
const inZone = (name: string, zone: Value) => instance(name, { availabilityZone: zone });

const KEPT = "loses storage in three zones 0s";
const FAILOVER = `failover to a reader (automatic, same endpoint); ${KEPT}; takes failover to a replica (typical) 30s to 2m`;
const OTHER_ZONE = FAILOVER.replace("a reader (auto", "a reader in another zone (auto");
const ADDED = `a new instance (people, same endpoint); ${KEPT}; takes start of a new instance (no figure)`;
const ADDED_ELSEWHERE = ADDED.replace("instance (people", "instance in another zone (people");
const RESTORED = "takes restore (no figure) + start of a new instance (no figure)";
const PITR = `point-in-time recovery (people, new endpoint); loses automated backups lag behind 5m; ${RESTORED}`;
const GONE = "NOT: its automated backups outlive a deletion → set deletionProtection of carts to true";

test("a primary and a replica in two zones", () => {
  const others = [inZone("one", "eu-west-1a"), inZone("two", "eu-west-1b")];
  expect(ways(cluster({ deletionProtection: true }), { others })).toEqual({
    instance: [FAILOVER, ADDED],
    zone: [OTHER_ZONE, ADDED_ELSEWHERE],
    data: [PITR],
  });
});

test("a primary alone: AWS promises no time for a new one", () => {
  const lacking = "NOT: it has two instances or more → add a cluster instance to carts";
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

describe("zones that are left to AWS, which spreads instances over the subnet group", () => {
  const subnet = (name: string, zone: Value) => resource("aws:ec2/subnet:Subnet", name, { availabilityZone: zone });
  const group = (...subnets: readonly EstateResource[]) =>
    resource(
      "aws:docdb/subnetGroup:SubnetGroup",
      "group",
      { name: "data", subnetIds: subnets.map(() => UNKNOWN) },
      { edges: { subnetIds: subnets } },
    );
  const [a, b, same] = [subnet("a", "eu-west-1a"), subnet("b", "eu-west-1b"), subnet("same", "eu-west-1a")];
  const unplaced = [instance("one"), instance("two")];
  const inGroup = cluster({ dbSubnetGroupName: "data" });
  const fix = "set availabilityZone of the instances of carts, to two zones or more";
  const doubt = "its instances stand in two zones or more";

  test.each<[string, EstateResource, readonly EstateResource[], string]>([
    ["over two zones", inGroup, [...unplaced, a, b, group(a, b)], OTHER_ZONE],
    ["over the subnet group of AWS's choice", cluster(), unplaced, OTHER_ZONE],
    [
      "over a group that is not part of this program",
      inGroup,
      unplaced,
      `${OTHER_ZONE}; UNKNOWN: ${doubt}, since in which zones one runs is left to AWS → ${fix}`,
    ],
    ["over one zone", inGroup, [...unplaced, a, same, group(a, same)], `${OTHER_ZONE}; NOT: ${doubt} → ${fix}`],
    [
      "but not where one is placed",
      inGroup,
      [instance("one"), inZone("two", "eu-west-1a"), a, b, group(a, b)],
      `${OTHER_ZONE}; UNKNOWN: ${doubt}, since in which zones one runs is left to AWS → ${fix}`,
    ],
  ])("%s", (_name, of, others, expected) => {
    expect(ways(of, { others }).zone?.[0]).toBe(expected);
  });
});

describe("its own backups", () => {
  const window = { detectionWindow: 2 * DAY };

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    [
      "are kept a day by default, and die with the cluster",
      ways(cluster(), window).data,
      [
        `${PITR}; ${GONE}; NOT: automated backups reach back over the detection window of 48h → set backupRetentionPeriod of carts to 2`,
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
        `${PITR}; UNKNOWN: its automated backups outlive a deletion, since deletionProtection of carts is computed and not known at preview → set deletionProtection of carts to true`,
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

describe("a global cluster", () => {
  const world = resource("aws:docdb/globalCluster:GlobalCluster", "world", { globalClusterIdentifier: "world" });
  const member = { globalClusterIdentifier: "world" };
  const distant = resource(TYPE, "distant", { clusterIdentifier: "far", ...member }, { provider: FRANKFURT });
  const reader = instance("reader", { clusterIdentifier: "far" });

  test("its secondary is promoted", () => {
    expect(ways(cluster(member), { others: [world, distant, reader] }).region).toEqual([
      "promote secondary distant to eu-central-1 (people, new endpoint); loses replica lag (no figure); takes promotion of the secondary (no figure)",
    ]);
  });

  test("its primary goes on", () => {
    const primary = cluster({ ...member, manageMasterUserPassword: true });
    expect(ways(distant, { others: [world, primary] }).region).toEqual([
      "primary carts goes on to eu-west-1 (people, new endpoint); loses kept by the primary 0s; takes nothing",
    ]);
  });
});
