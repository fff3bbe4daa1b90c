import { describe, expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, estate, FRANKFURT, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const TYPE = "aws:elasticache/replicationGroup:ReplicationGroup";
const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const subnets = (name: string, of: readonly (typeof a)[]) =>
  resource(
    "aws:elasticache/subnetGroup:SubnetGroup",
    name,
    { name, subnetIds: of.map(() => UNKNOWN) },
    { edges: { subnetIds: of } },
  );
const others = [a, b, subnets("two", [a, b]), subnets("one", [a, a])];

const SAFE: Bag = { automaticFailoverEnabled: true, multiAzEnabled: true, numCacheClusters: 2, subnetGroupName: "two" };
const group = (inputs: Bag = {}) =>
  resource(TYPE, "sessions", { description: "sessions", replicationGroupId: "sessions", ...inputs });
const told = (inputs: Bag = {}, about: About = {}) => ways(group(inputs), { others, ...about });
const doubts = (way: string | undefined) => way?.split("; ").slice(3);

const LAG = "loses asynchronous replication (no figure); takes detection and promotion of a replica (no figure)";
const OVER = `failover to a replica (automatic, same endpoint); ${LAG}`;
const OVER_ZONE = `failover to a replica in another zone (automatic, same endpoint); ${LAG}`;
const GONE = "all that it held never";
const NODE = `ElastiCache replaces the node (automatic, same endpoint); loses ${GONE}; takes a new node (no figure)`;
const anew = (to = "") =>
  `make it anew, empty${to} (people, new endpoint); loses ${GONE}; takes deployment (no figure)`;
const snapshot = (gap: string, ...closed: string[]) =>
  [
    `restore a daily snapshot (people, new endpoint)`,
    `loses daily snapshot ${gap} + snapshot (no figure)`,
    "takes restore (no figure)",
    ...closed,
  ].join("; ");
const OFF = "NOT: snapshotRetentionLimit keeps snapshots for 48h or more → set snapshotRetentionLimit of sessions to 2";
const DELETED = "NOT: its automatic snapshots outlive a deletion";

test("two nodes in two zones", () => {
  expect(told(SAFE)).toEqual({
    instance: [OVER, NODE, snapshot("24h to 48h", OFF)],
    zone: [OVER_ZONE, snapshot("24h to 48h", OFF), anew()],
    region: [anew(" to somewhere")],
    data: [snapshot("24h to 48h", OFF, DELETED)],
    compromise: [anew(" to somewhere")],
  });
});

test("left to the defaults: one node that nothing takes over from", () => {
  const { instance = [], zone = [] } = told();
  const alone = [
    "NOT: automaticFailoverEnabled is on → set automaticFailoverEnabled of sessions to true",
    "NOT: each shard has a replica → set numCacheClusters of sessions to 2",
  ];
  expect(doubts(instance[0])).toEqual(alone);
  expect(doubts(zone[0])).toEqual([
    ...alone,
    "NOT: multiAzEnabled is on → set multiAzEnabled of sessions to true",
    "UNKNOWN: it spans at least 2 zones, since in which zones sessions runs is left to AWS",
  ]);
});

describe("a replica in each shard", () => {
  const replicaBeside = resource("aws:elasticache/cluster:Cluster", "second", { replicationGroupId: "sessions" });
  const few = (order: string) => [`NOT: each shard has a replica → ${order}`];
  const unclear = (why: string) => [`UNKNOWN: each shard has a replica, since ${why}`];

  test.each<[string, Bag, readonly string[], About?]>([
    ["a cluster beside it", { numCacheClusters: 1 }, [], { others: [...others, replicaBeside] }],
    [
      "a count that is computed",
      { numCacheClusters: UNKNOWN },
      [
        "UNKNOWN: each shard has a replica, since numCacheClusters of sessions is computed and not known at preview → set numCacheClusters of sessions to 2",
      ],
    ],
    ["shards with replicas", { numNodeGroups: 2, replicasPerNodeGroup: 1 }, []],
    ["shards without", { numNodeGroups: 2 }, few("set replicasPerNodeGroup of sessions to 1")],
    [
      "one shard of two without",
      { nodeGroupConfigurations: [{ replicaCount: 1 }, { replicaCount: 0 }] },
      few("set replicaCount of each node group of sessions to 1"),
    ],
    [
      "shards by the zones of their replicas",
      { nodeGroupConfigurations: [{ replicaAvailabilityZones: ["eu-west-1b"] }] },
      [],
    ],
    ["shards that count as all do", { replicasPerNodeGroup: 1, nodeGroupConfigurations: [{}] }, []],
    [
      "shards that are computed",
      { nodeGroupConfigurations: UNKNOWN },
      unclear("nodeGroupConfigurations of sessions is computed and not known at preview"),
    ],
    [
      "a shard that is computed",
      { nodeGroupConfigurations: [UNKNOWN] },
      unclear("a node group of sessions is not known at preview"),
    ],
  ])("%s", (_name, inputs, expected, about = {}) => {
    expect(doubts(told({ ...SAFE, ...inputs }, about).instance?.[0])).toEqual(expected);
  });
});

describe("two zones", () => {
  const oneZone = ["NOT: it spans at least 2 zones → give it subnets in 2 zones or more"];
  const shards = (...list: Bag[]) => ({ nodeGroupConfigurations: list.map((one) => ({ replicaCount: 1, ...one })) });
  const here = { primaryAvailabilityZone: "eu-west-1a" };

  test.each<[string, Bag, readonly string[]]>([
    ["zones that are named", { subnetGroupName: null, preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1b"] }, []],
    ["named twice the same", { preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1a"] }, oneZone],
    ["two subnets in one zone", { subnetGroupName: "one" }, oneZone],
    [
      "Multi-AZ is off",
      { multiAzEnabled: "false" },
      ["NOT: multiAzEnabled is on → set multiAzEnabled of sessions to true"],
    ],
    ["shard by shard", shards({ ...here, replicaAvailabilityZones: ["eu-west-1b"] }), []],
    [
      "one shard in one zone",
      shards(
        { ...here, replicaAvailabilityZones: ["eu-west-1b"] },
        { ...here, replicaAvailabilityZones: ["eu-west-1a"] },
      ),
      [
        "NOT: each shard spans at least 2 zones → give each node group of sessions replicaAvailabilityZones other than its primaryAvailabilityZone",
      ],
    ],
    [
      "the zone of one node left open",
      shards({ replicaAvailabilityZones: ["eu-west-1a"] }),
      [
        "UNKNOWN: each shard spans at least 2 zones, since the zones of a node group of sessions are not known at preview",
      ],
    ],
    ["shards that leave it to AWS", shards({}), []],
  ])("%s", (_name, inputs, expected) => {
    expect(doubts(told({ ...SAFE, ...inputs }).zone?.[0])).toEqual(expected);
  });
});

describe("daily snapshots", () => {
  test.each<[string, Bag, About, string]>([
    [
      "in a window of an hour",
      { snapshotRetentionLimit: 2, snapshotWindow: "05:00-06:00" },
      {},
      snapshot("24h to 25h"),
    ],
    [
      "in a window over midnight",
      { snapshotRetentionLimit: 2, snapshotWindow: "23:30-00:30" },
      {},
      snapshot("24h to 25h"),
    ],
    ["in a window of AWS's choice", { snapshotRetentionLimit: 2 }, {}, snapshot("24h to 48h")],
    [
      "kept no longer than until the next one",
      { snapshotRetentionLimit: 1, snapshotWindow: "05:00-06:00" },
      {},
      snapshot(
        "24h to 25h",
        "NOT: snapshotRetentionLimit keeps snapshots for 25h or more → set snapshotRetentionLimit of sessions to 2",
      ),
    ],
    [
      "with what somebody vouches for",
      { snapshotRetentionLimit: 2, snapshotWindow: "05:00-06:00" },
      { assumptions: [vouched("backup-job-time", 600), vouched("restore-time", 1200)] },
      "restore a daily snapshot (people, new endpoint); loses daily snapshot 24h to 25h + snapshot 10m; takes restore 20m",
    ],
    [
      "kept for how long is computed",
      { snapshotRetentionLimit: UNKNOWN },
      {},
      snapshot(
        "24h to 48h",
        "UNKNOWN: snapshotRetentionLimit keeps snapshots for 48h or more, since snapshotRetentionLimit of sessions is computed and not known at preview → set snapshotRetentionLimit of sessions to 2",
      ),
    ],
  ])("%s", (_name, inputs, about, expected) => {
    expect(told({ ...SAFE, ...inputs }, about).zone?.[1]).toBe(expected);
  });

  test("reach back over the detection window, and never outlive what they were taken of", () => {
    const kept = { ...SAFE, snapshotRetentionLimit: 3 };
    expect(told(kept, { detectionWindow: 2 * 86_400 }).data).toEqual([
      snapshot(
        "24h to 48h",
        "NOT: snapshotRetentionLimit keeps snapshots for 96h or more → set snapshotRetentionLimit of sessions to 4",
        DELETED,
      ),
    ]);
  });
});

describe("another Region", () => {
  const GLOBAL = "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup";
  const far = (inputs: Bag = {}, edges = {}) => resource(TYPE, "far", inputs, { provider: FRANKFURT, edges });
  const PROMOTED = "loses replica lag (no figure); takes promotion of the secondary (no figure)";
  const world = resource(
    GLOBAL,
    "world",
    { primaryReplicationGroupId: UNKNOWN },
    { edges: { primaryReplicationGroupId: [group()] } },
  );
  const secondary = far({ globalReplicationGroupId: UNKNOWN }, { globalReplicationGroupId: [world] });

  test("a twin takes over with what it holds itself", () => {
    expect(told({}, { siblings: [far()] }).region).toEqual([
      `far in another Region takes over to eu-central-1 (people, new endpoint); loses ${GONE}; takes nothing`,
      anew(" to somewhere"),
    ]);
  });

  test("people promote a secondary, which is no twin", () => {
    expect(told({}, { siblings: [secondary], others: [world] }).region).toEqual([
      `promote secondary far to eu-central-1 (people, new endpoint); ${PROMOTED}`,
      anew(" to somewhere"),
    ]);
  });

  test("the primary goes on where a secondary is lost", () => {
    expect(ways(secondary, { others: [world, group()] }).region).toEqual([
      "primary sessions goes on to eu-west-1 (people, new endpoint); loses kept by the primary 0s; takes nothing",
      anew(" to somewhere"),
    ]);
  });

  test("by names", () => {
    const named = resource(
      GLOBAL,
      "world",
      { primaryReplicationGroupId: "sessions" },
      { outputs: { id: "ldgnf-world" } },
    );
    const joined = far({ globalReplicationGroupId: "ldgnf-world" });
    expect(told({}, { others: [named, joined] }).region?.[0]).toMatch(/^promote secondary far /);
    expect(ways(joined, { others: [named, group()] }).region?.[0]).toMatch(/^primary sessions goes on /);
  });

  test("a secondary that this program does not show", () => {
    expect(told({}, { others: [world] }).region).toEqual([
      `promote a secondary of another program to somewhere (people, new endpoint); ${PROMOTED}; UNKNOWN: its Global Datastore has a replication group in another Region, since no other replication group of the Global Datastore of sessions is known to this program`,
      anew(" to somewhere"),
    ]);
  });
});

describe("the role of the member", () => {
  const verdicts = (role: Bag) => {
    const tags = { "continuity:service": "orders", "continuity:rto": "10m", "continuity:rpo": "5m", ...role };
    const assumptions = [vouched("start-time", 60), vouched("restore-time", 60), vouched("backup-job-time", 60)];
    const {
      verdicts: [service],
    } = assess(estate(group({ ...SAFE, tags }), ...others), {
      ...DEFAULT_OPTIONS,
      asOf: AS_OF,
      assumptions,
    });
    return Object.fromEntries((service?.scenarios ?? []).map(({ scenario, verdict }) => [scenario, verdict]));
  };

  test("a cache may lose what it holds, data may not", () => {
    expect(verdicts({})).toMatchObject({ instance: "meets", zone: "meets", data: "meets" });
    expect(verdicts({ "continuity:role": "data" })).toMatchObject({
      instance: "unproven",
      zone: "unproven",
      data: "violates",
    });
  });
});
