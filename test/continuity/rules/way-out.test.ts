import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { provider, resource, rule } from "../estate-builder";
import { backedUpBy } from "./backed-up-by";
import { database, findingsOf, vouched } from "./findings";

const subnet = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a", vpcId: "vpc-1" });

/** A node group of `batch` in one zone. */
const nodes = (tags: Bag): EstateResource =>
  resource(
    "aws:eks/nodeGroup:NodeGroup",
    "nodes",
    {
      clusterName: "batch",
      nodeRoleArn: "arn:aws:iam::111111111111:role/nodes",
      scalingConfig: { desiredSize: 4, minSize: 2, maxSize: 8 },
      subnetIds: ["subnet-a"],
      tags: { "continuity:service": "batch", ...tags },
    },
    { edges: { subnetIds: [subnet] } },
  );

const single = (tags: Bag = {}) => database("orders-db", tags, { multiAz: false });
const restored = [vouched("restore-time", 5400)];
const DATA = { "continuity:rto:data": "4h", "continuity:rpo:data": "10m" };

const told = (resources: readonly EstateResource[]) =>
  findingsOf("objective-met", resources, { assumptions: restored }).map(({ urn, message, fix }) => ({
    of: urn?.split("::").at(-1),
    message,
    fix,
  }));

test("what keeps no data is told nothing of backups", () => {
  const zone = { "continuity:rto:zone": "30m", "continuity:rpo:zone": "15m" };
  expect(told([{ ...subnet, outputs: { id: "subnet-a" } }, nodes(zone)])).toEqual([
    {
      of: "nodes",
      message:
        "nodes: nothing in this program brings it back (zone), so RTO 30m and RPO 15m cannot be met. Closed: the nodes that are left go on (not so: enough nodes are left (0 of 4)).",
      fix: "Give it subnets in 2 zones or more (the node group starts new nodes in another zone).",
    },
  ]);
});

test("a service that only waits too long is told of what it waits for, not of a member that is there in time", () => {
  const topic = resource("aws:sns/topic:Topic", "news", {
    tags: {
      "continuity:service": "news",
      "continuity:rto:zone": "30m",
      "continuity:rpo:zone": "15m",
      "continuity:depends-on": "orders",
    },
  });
  expect(told([single(), topic])).toEqual([
    {
      of: undefined,
      message:
        "news: recovery in up to 2h exceeds RTO 30m (zone). Detect of service orders 0s to 5m + decide of service orders 0s to 15m + restore of service orders 1h30m + cut over to the new endpoint of service orders 0s to 5m + verify of service orders 0s to 5m.",
      fix: "See to the service that it waits for first, or loosen the objective.",
    },
  ]);
});

test("what AWS Backup does not know is told nothing of its plans", () => {
  const points = resource("aws:memorydb/cluster:Cluster", "points", {
    aclName: "open-access",
    nodeType: "db.r7g.large",
    tags: {
      "continuity:service": "loyalty",
      "continuity:rpo:region": "12h",
      "continuity:rpo:data": "15m",
      "continuity:rpo:compromise": "12h",
    },
  });
  expect(told([points]).map(({ fix }) => fix)).toEqual([
    "AWS Backup does not know its type: keep what it holds in another account too, or loosen the objective.",
    "AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.",
    "AWS Backup does not know its type: replicate it to another Region, or loosen the objective.",
  ]);
});

test("what nothing backs up is told at once that no schedule gives its RPO", () => {
  const papers = resource("aws:efs/fileSystem:FileSystem", "papers", {
    tags: { "continuity:service": "office", "continuity:rto:data": "4h", "continuity:rpo:data": "1h" },
  });
  expect(told([papers]).map(({ fix }) => fix)).toEqual([
    "No backup schedule can give RPO 1h: hourly runs with a 1h window lose 2h or more. Loosen the RPO.",
  ]);
});

test("what something closes, and would take too long if it were open, is told what takes so long", () => {
  const ledger = resource("aws:rds/cluster:Cluster", "ledger", {
    engine: "aurora-mysql",
    tags: { "continuity:service": "orders", "continuity:rto:data": "1h", "continuity:rpo:data": "24h" },
  });
  expect(told([ledger]).map(({ fix }) => fix)).toEqual([
    "No setting that Lifeboat knows shortens the longest step, restore (1h30m): shorten it, or loosen the RTO.",
  ]);
});

test("a detection window beyond all automated backups is to be shortened: AWS keeps them no longer", () => {
  const kept = (days: number) =>
    database("orders-db", { ...DATA, "continuity:detection-window": "45d" }, { backupRetentionPeriod: days });
  const fix = "State a detection window of 35d or less: automated backups are kept no longer (point-in-time recovery).";
  expect([kept(7), kept(45)].map((one) => told([one]).map((finding) => finding.fix))).toEqual([[fix], [fix]]);
});

test.each([
  ["24h", "Back it up often enough, or loosen the objective."],
  ["15m", "No backup schedule can give RPO 15m: hourly runs with a 1h window lose 2h or more. Loosen the RPO."],
])("what has no point-in-time recovery is not told to turn it on for RPO %s", (rpo, way) => {
  const files = resource("aws:fsx/lustreFileSystem:LustreFileSystem", "files", {
    deploymentType: "SCRATCH_2",
    subnetIds: "subnet-a",
    tags: { "continuity:service": "render", "continuity:rto:data": "4h", "continuity:rpo:data": rpo },
  });
  expect(told([files]).map(({ fix }) => fix)).toEqual([way]);
});

test("the way that a change opens is that of the member that it changes", () => {
  const slower = resource("aws:fsx/windowsFileSystem:WindowsFileSystem", "files", {
    deploymentType: "MULTI_AZ_1",
    subnetIds: ["subnet-a", "subnet-b"],
    throughputCapacity: 64,
    tags: { "continuity:service": "orders", "continuity:role": "compute" },
  });
  expect(told([single({ "continuity:rto:zone": "15m" }), slower]).map(({ fix }) => fix)).toEqual([
    "Set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m30s).",
  ]);
});

test("a doubt that no computed setting raises is told what settles it", () => {
  const zone = { "continuity:rto:zone": "4h", "continuity:rpo:zone": "24h" };
  const member = (type: string, name: string, inputs: Bag = {}) =>
    resource(type, name, { tags: { "continuity:service": name, ...zone }, ...inputs });
  const found = told([
    member("aws:efs/fileSystem:FileSystem", "shared"),
    member("aws:ec2/instance:Instance", "host", { instanceType: "m7g.large" }),
    member("aws:elasticache/serverlessCache:ServerlessCache", "sessions", { engine: "valkey" }),
    member("aws:efs/fileSystem:FileSystem", "pinned", { availabilityZoneName: "eu-west-1a" }),
  ]);
  expect(found).toEqual([
    {
      of: "host",
      message:
        "host: RTO 4h (zone) is unproven: host may keep data on its volumes, and no tag continuity:role says whether it does.",
      fix: "Give host a tag continuity:role, compute if its volumes hold nothing to be kept, else data.",
    },
    {
      of: "pinned",
      message:
        "pinned: RTO 4h and RPO 24h (zone) are unproven: AWS does not publish its hour and windows; state a backup plan instead.",
      fix: "No setting shows that: give it a way back of which everything is known, or loosen the objective.",
    },
    {
      of: "sessions",
      message: "sessions: RTO 4h and RPO 24h (zone) are unproven: in which zones sessions runs is left to AWS.",
      fix: "Give it subnets in 2 zones or more.",
    },
    {
      of: "shared",
      message: "shared: RTO 4h and RPO 24h (zone) are unproven: no mount target of shared is part of this program.",
      fix: "Give shared mount targets in 2 zones or more.",
    },
  ]);
});

test.each([
  ["24h", "Back it up often enough, or loosen the objective."],
  ["15m", "No backup schedule can give RPO 15m: hourly runs with a 1h window lose 2h or more. Loosen the RPO."],
])("what lies in one zone is not told to have a standby in another for RPO %s", (rpo, way) => {
  const files = resource("aws:fsx/lustreFileSystem:LustreFileSystem", "files", {
    deploymentType: "PERSISTENT_2",
    subnetIds: "subnet-a",
    tags: { "continuity:service": "render", "continuity:rto:zone": "4h", "continuity:rpo:zone": rpo },
  });
  expect(told([files]).map(({ fix }) => fix)).toEqual([way]);
});

test("a Multi-AZ DB cluster is not told to copy points that AWS Backup does not copy", () => {
  const cluster = resource("aws:rds/cluster:Cluster", "ledger", {
    engine: "postgres",
    dbClusterInstanceClass: "db.m6gd.large",
    tags: { "continuity:service": "orders", "continuity:rpo:region": "12h", "continuity:rpo:compromise": "12h" },
  });
  expect(told([cluster]).map(({ fix }) => fix)).toEqual([
    "AWS Backup does not copy its recovery points: keep them in a vault under a compliance lock, or loosen the objective.",
    "AWS Backup does not copy its recovery points: replicate it to another Region, or loosen the objective.",
  ]);
});

test("what no drill measures is to be vouched for, by the name of its figure", () => {
  const graph = resource("aws:neptune/cluster:Cluster", "graph", {
    backupRetentionPeriod: 7,
    tags: { "continuity:service": "orders", "continuity:rto:data": "4h", "continuity:rpo:data": "24h" },
  });
  const assumptions = [...restored, vouched("start-time", 600)];
  const fixes = (more: readonly Assumption[]) =>
    findingsOf("objective-met", [graph], { assumptions: [...assumptions, ...more] }).map(({ fix }) => fix);
  expect(fixes([])).toEqual([
    "Set deletionProtection of graph to true (point-in-time recovery: recovery in up to 2h10m). Then vouch for backup-lag, which no drill measures, under assumptions in lifeboat.yaml.",
  ]);
  expect(fixes([vouched("backup-lag", 600)])).toEqual([
    "Set deletionProtection of graph to true (point-in-time recovery: data loss up to 10m, recovery in up to 2h10m).",
  ]);
});

const timed = { "continuity:rto:data": "4h" };

test.each<[string, readonly EstateResource[], string]>([
  [
    "of a restore from points that a drill knows",
    [database("orders-db", timed)],
    "Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
  ],
  [
    "of a restore from points that no drill knows",
    [
      resource("aws:dynamodb/table:Table", "returns", {
        pointInTimeRecovery: { enabled: true },
        deletionProtectionEnabled: true,
        tags: { "continuity:service": "orders", ...timed },
      }),
    ],
    "Vouch for restore-time, which no drill measures, under assumptions in lifeboat.yaml.",
  ],
  [
    "of a restore and of an instance that it needs",
    [
      resource("aws:docdb/cluster:Cluster", "papers", {
        backupRetentionPeriod: 7,
        deletionProtection: true,
        tags: { "continuity:service": "orders", ...timed },
      }),
    ],
    "Vouch for restore-time and start-time, which no drill measures, under assumptions in lifeboat.yaml.",
  ],
  [
    "of a restore, and of the copy that it restores",
    backedUpBy(
      [
        rule("daily", {
          copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-3:111111111111:backup-vault:far" }],
        }),
      ],
      {},
      { "continuity:rto:region": "4h", "continuity:rpo:region": "2d" },
    ).map((one) => ({ ...one, provider: provider("eu-west-1", { allowedAccountIds: ["111111111111"] }) })),
    "Drill its restore, or vouch for it, and vouch for copy-time, which no drill measures, under assumptions in lifeboat.yaml.",
  ],
])("what nobody has measured %s", (_, resources, fix) => {
  expect(findingsOf("objective-met", resources, {}).map((one) => one.fix)).toEqual([fix]);
});

const lateInZone = (names: string, tags: Bag = {}) =>
  [...names].map((name) => database(name, { "continuity:rto:zone": "15m", ...tags }, { multiAz: false }));

test.each<[string, readonly EstateResource[], string]>([
  [
    "each of a few",
    lateInZone("abc"),
    "Set multiAz of a to true, set multiAz of b to true and set multiAz of c to true (Multi-AZ failover: recovery in up to 2m).",
  ],
  [
    "of many the first, and how many more",
    lateInZone("abcde"),
    "Set multiAz of a to true, set multiAz of b to true, set multiAz of c to true, and 2 more like these (Multi-AZ failover: recovery in up to 2m).",
  ],
  [
    "of too many what is usual",
    lateInZone("abcdefghijklm", { "continuity:rpo:zone": "1m" }),
    "Give it a standby in another zone, or loosen the objective.",
  ],
  [
    "of too many that meet their RPO while the service waits for another what that one lacks",
    [
      ...lateInZone("abcdefghijklm", { "continuity:depends-on": "payments" }),
      database("payments-db", { "continuity:service": "payments" }),
    ],
    "See to the service that it waits for first, or loosen the objective.",
  ],
  [
    "not enough, where a tag cannot be read",
    [...lateInZone("a"), ...lateInZone("b", { "continuity:role": UNKNOWN })],
    "Set multiAz of a to true and set multiAz of b to true. That mends its members; see to the other findings of this service too.",
  ],
  [
    "not enough, where the service waits for another",
    [
      ...lateInZone("a", { "continuity:depends-on": "payments" }),
      database("payments-db", { "continuity:service": "payments" }, { multiAz: false, backupRetentionPeriod: 0 }),
    ],
    "Set multiAz of a to true. That mends its members; see to the services that it waits for too, or loosen the objective.",
  ],
])("changes are told: %s", (_, resources, fix) => {
  expect(told(resources).map((one) => one.fix)).toEqual([fix]);
});

test.each<[string, readonly EstateResource[], string]>([
  [
    "no snapshot comes often enough, nor do logs",
    backedUpBy([rule("nightly")], {}, { "continuity:rpo:data": "1m" }),
    "No backup schedule can give RPO 1m: hourly runs with a 1h window lose 2h or more, point-in-time recovery up to 5m. Loosen the RPO.",
  ],
  [
    "no snapshot comes often enough, but earlier versions do",
    [resource("aws:s3/bucket:Bucket", "files", { tags: { "continuity:service": "orders", ...DATA } })],
    "Enable versioning of files (go back to earlier versions).",
  ],
])("a way out of lossy backups: %s", (_, resources, fix) => {
  expect(told(resources).map((one) => one.fix)).toEqual([fix]);
});
