import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { plan, resource, rule, selection, vault } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const TYPE = "aws:redshift/cluster:Cluster";
const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const subnets = (name: string, of: readonly (typeof a)[]) =>
  resource(
    "aws:redshift/subnetGroup:SubnetGroup",
    name,
    { name, subnetIds: of.map(() => UNKNOWN) },
    { edges: { subnetIds: of } },
  );
const others = [a, b, subnets("two", [a, b]), subnets("one", [a, a])];
const SAFE: Bag = { multiAz: true, availabilityZoneRelocationEnabled: true, nodeType: "ra3.large", numberOfNodes: 2 };
const cluster = (inputs: Bag = {}) =>
  resource(TYPE, "sales", {
    clusterIdentifier: "sales",
    nodeType: "dc2.large",
    clusterSubnetGroupName: "two",
    ...inputs,
  });
const told = (inputs: Bag = {}, about: About = {}) => ways(cluster(inputs), { others, ...about });
const doubts = (way: string | undefined) => way?.split("; ").slice(3);

const STORED = "loses storage of the Region 0s";
const FAILOVER = `Multi-AZ failover (automatic, same endpoint); ${STORED}; takes recovery in the other zone (no figure)`;
const NODE =
  "Redshift replaces the node (automatic, same endpoint); loses held by another node or the storage of the Region 0s; takes a new node (no figure)";
const MOVED = `relocation to another zone (people, same endpoint); ${STORED}; takes relocation (no figure)`;
const SNAPSHOT =
  "restore an automated snapshot (people, new endpoint); loses automated snapshot (about) 15m to 8h + snapshot (no figure); takes restore (no figure)";
const DELETED = "NOT: its automated snapshots outlive a deletion";

test("Multi-AZ, with relocation and the snapshots that are on by default", () => {
  expect(told(SAFE)).toEqual({
    instance: [FAILOVER, NODE, SNAPSHOT],
    zone: [FAILOVER, MOVED, SNAPSHOT],
    data: [`${SNAPSHOT}; ${DELETED}`],
  });
});

describe("what each way back requires", () => {
  const NO_MULTI = "NOT: multiAz is on → set multiAz of sales to true";
  const NO_MOVE =
    "NOT: availabilityZoneRelocationEnabled is on → set availabilityZoneRelocationEnabled of sales to true";
  const ALONE = "NOT: what a node holds is held elsewhere too → set numberOfNodes of sales to 2";
  const DISKS = "NOT: its data lies in managed storage → give sales nodes of type ra3";
  const ONE_ZONE = "NOT: it spans at least 2 zones → give it subnets in 2 zones or more";
  const UNKNOWN_TYPE = "nodeType of sales is computed and not known at preview → give sales nodes of type ra3";

  test.each<[string, Bag, readonly (readonly string[])[]]>([
    ["left to the defaults", {}, [[NO_MULTI], [ALONE], [NO_MULTI], [NO_MOVE, DISKS]]],
    ["two nodes with disks of their own", { numberOfNodes: 2 }, [[NO_MULTI], [], [NO_MULTI], [NO_MOVE, DISKS]]],
    ["one node over managed storage", { nodeType: "ra3.large" }, [[NO_MULTI], [], [NO_MULTI], [NO_MOVE]]],
    [
      "a type of nodes that is computed",
      { nodeType: UNKNOWN },
      [
        [NO_MULTI],
        [`UNKNOWN: what a node holds is held elsewhere too, since ${UNKNOWN_TYPE}`],
        [NO_MULTI],
        [NO_MOVE, `UNKNOWN: its data lies in managed storage, since ${UNKNOWN_TYPE}`],
      ],
    ],
    ["all subnets in one zone", { ...SAFE, clusterSubnetGroupName: "one" }, [[], [], [ONE_ZONE], [ONE_ZONE]]],
  ])("%s", (_name, inputs, [multi, node, multiZone, move]) => {
    const { instance = [], zone = [] } = told(inputs);
    expect([instance[0], instance[1], zone[0], zone[1]].map(doubts)).toEqual([multi, node, multiZone, move]);
  });

  test("snapshots that are switched off", () => {
    const off =
      "NOT: automatedSnapshotRetentionPeriod is 1 or more → set automatedSnapshotRetentionPeriod of sales to 7";
    expect(doubts(told({ automatedSnapshotRetentionPeriod: 0 }).zone?.[2])).toEqual([off]);
  });
});

describe("copies of snapshots in another Region", () => {
  const copy = (inputs: Bag = {}, edges = {}) =>
    resource(
      "aws:redshift/snapshotCopy:SnapshotCopy",
      "away",
      { clusterIdentifier: "sales", destinationRegion: "eu-central-1", ...inputs },
      { edges },
    );
  const COPIED =
    "restore a copy of an automated snapshot to eu-central-1 (people, new endpoint); loses automated snapshot (about) 15m to 8h + snapshot (no figure) + copy (no figure); takes restore (no figure)";
  const region = (one: ReturnType<typeof copy>, about: About = {}, inputs: Bag = {}) =>
    told(inputs, { others: [...others, one], ...about }).region;

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["by name", region(copy()), [COPIED]],
    ["by reference", region(copy({ clusterIdentifier: UNKNOWN }, { clusterIdentifier: [cluster()] })), [COPIED]],
    [
      "with what somebody vouches for",
      region(copy(), { assumptions: [vouched("backup-job-time", 600), vouched("copy-time", 1200)] }),
      [COPIED.replace("snapshot (no figure) + copy (no figure)", "snapshot 10m + copy 20m")],
    ],
    [
      "to the same Region",
      region(copy({ destinationRegion: "eu-west-1" })),
      [`${COPIED.replace(" to eu-central-1", "")}; NOT: its snapshots are copied to another Region`],
    ],
    [
      "to a Region that is computed",
      region(copy({ destinationRegion: UNKNOWN })),
      [
        `${COPIED.replace("eu-central-1", "somewhere")}; UNKNOWN: its snapshots are copied to another Region, since the Region of sales or of its copies is not known at preview`,
      ],
    ],
    [
      "kept for no time",
      region(copy({ retentionPeriod: 0 })),
      [`${COPIED}; NOT: copies are kept 1 day or more → keep them 7 days`],
    ],
    [
      "of snapshots that are switched off",
      region(copy(), {}, { automatedSnapshotRetentionPeriod: 0 }),
      [
        `${COPIED}; NOT: automatedSnapshotRetentionPeriod is 1 or more → set automatedSnapshotRetentionPeriod of sales to 7`,
      ],
    ],
    ["of another cluster", region(copy({ clusterIdentifier: "other" })) ?? [], []],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test("what AWS Backup keeps of it counts for data", () => {
  const nightly = plan("nightly", [rule("hourly", { schedule: "cron(0 * ? * * *)" })]);
  const all = selection("all", nightly, { resources: ["arn:aws:redshift:*:*:cluster:sales"] });
  const backed = told(SAFE, { others: [...others, vault("main"), nightly, all] });
  expect(backed.data?.map((way) => way.split(" (people")[0])).toEqual([
    "restore an automated snapshot",
    "restore a snapshot from AWS Backup",
  ]);
});
