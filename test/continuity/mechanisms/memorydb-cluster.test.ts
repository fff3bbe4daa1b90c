import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const TYPE = "aws:memorydb/cluster:Cluster";
const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const subnets = (name: string, of: readonly (typeof a)[]) =>
  resource(
    "aws:memorydb/subnetGroup:SubnetGroup",
    name,
    { name, subnetIds: of.map(() => UNKNOWN) },
    { edges: { subnetIds: of } },
  );
const others = [a, b, subnets("two", [a, b]), subnets("one", [a, a])];
const cluster = (inputs: Bag = {}) =>
  resource(TYPE, "ledger", { aclName: "open-access", nodeType: "db.t4g.small", subnetGroupName: "two", ...inputs });
const told = (inputs: Bag = {}, about: About = {}) => ways(cluster(inputs), { others, ...about });

const LOG = "loses transaction log in several zones 0s";
const OVER = `failover to a replica (automatic, same endpoint); ${LOG}; takes detection and promotion of a replica (no figure)`;
const ZONE = OVER.replace("replica (a", "replica in another zone (a");
const NODE = `MemoryDB replaces the node (automatic, same endpoint); ${LOG}; takes a new node (no figure)`;
const SNAPSHOT =
  "restore a daily snapshot (people, new endpoint); loses daily snapshot 24h to 48h + snapshot (no figure); takes restore (no figure)";
const OFF = "NOT: snapshotRetentionLimit keeps snapshots for 48h or more → set snapshotRetentionLimit of ledger to 2";

test("left to the defaults, in two zones: a replica in each shard, no snapshots", () => {
  expect(told()).toEqual({
    instance: [OVER, NODE, `${SNAPSHOT}; ${OFF}`],
    zone: [ZONE, `${SNAPSHOT}; ${OFF}`],
    data: [`${SNAPSHOT}; ${OFF}; NOT: its automatic snapshots outlive a deletion`],
  });
});

describe("a replica that takes over", () => {
  const NONE = "NOT: each shard has a replica → set numReplicasPerShard of ledger to 1";
  const UNCLEAR =
    "UNKNOWN: each shard has a replica, since numReplicasPerShard of ledger is computed and not known at preview → set numReplicasPerShard of ledger to 1";

  test.each<[string, Bag, readonly string[], readonly string[]]>([
    ["none", { numReplicasPerShard: 0 }, [NONE], [NONE]],
    ["computed", { numReplicasPerShard: UNKNOWN }, [UNCLEAR], [UNCLEAR]],
    [
      "two subnets in one zone",
      { subnetGroupName: "one" },
      [],
      ["NOT: it spans at least 2 zones → give it subnets in 2 zones or more"],
    ],
    [
      "subnets of AWS's choice",
      { subnetGroupName: null },
      [],
      [
        "UNKNOWN: it spans at least 2 zones, since in which zones ledger runs is left to AWS → give it subnets in 2 zones or more",
      ],
    ],
  ])("%s", (_name, inputs, instance, zone) => {
    const all = told(inputs);
    expect([all.instance?.[0], all.zone?.[0]].map((way) => way?.split("; ").slice(3))).toEqual([instance, zone]);
  });
});

test("snapshots that are kept, with what somebody vouches for", () => {
  const all = told(
    { snapshotRetentionLimit: 7, snapshotWindow: "05:00-06:00" },
    { assumptions: [vouched("backup-job-time", 600), vouched("start-time", 30)] },
  );
  expect(all.zone).toEqual([
    ZONE.replace("(no figure)", "30s"),
    SNAPSHOT.replace("24h to 48h + snapshot (no figure)", "24h to 25h + snapshot 10m"),
  ]);
});

describe("a multi-Region cluster", () => {
  const world = resource("aws:memorydb/multiRegionCluster:MultiRegionCluster", "world");
  const joined = (name: string, inputs: Bag, edges = {}) =>
    resource(TYPE, name, { multiRegionClusterName: UNKNOWN, ...inputs }, { provider: FRANKFURT, edges });
  const byEdge = { multiRegionClusterName: [world] };
  const home = resource(TYPE, "ledger", { multiRegionClusterName: UNKNOWN }, { edges: byEdge });
  const far = joined("far", {}, byEdge);
  const GOES_ON =
    "far of the multi-Region cluster goes on to eu-central-1 (people, new endpoint); loses replication between Regions (no figure); takes nothing";

  test("its other clusters go on, by reference or by name", () => {
    expect(ways(home, { others: [world, far] }).region).toEqual([GOES_ON]);
    const named = { multiRegionClusterName: "virxk-world" };
    expect(told(named, { others: [joined("far", named)] }).region).toEqual([GOES_ON]);
  });

  test("where a record routes them, clients follow by themselves", () => {
    const record = resource("aws:route53/record:Record", "ledger", { failoverRoutingPolicies: [{ type: "PRIMARY" }] });
    expect(ways(home, { others: [world, far], siblings: [record] }).region).toEqual([
      GOES_ON.replace("people, new", "automatic, same"),
    ]);
  });

  test("clusters of the same Region, or of another one, do not count", () => {
    const here = resource(TYPE, "here", { multiRegionClusterName: UNKNOWN }, { edges: byEdge });
    const other = joined("other", { multiRegionClusterName: "another" });
    expect(ways(home, { others: [world, here, other] }).region).toBeUndefined();
  });
});
