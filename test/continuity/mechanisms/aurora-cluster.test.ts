import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { AS_OF, FRANKFURT, IRELAND, plan, provider, resource, rule, selection, vault } from "../estate-builder";
import { type About, pathsOf, ways } from "./ways";

const DAY = 86_400;
const TYPE = "aws:rds/cluster:Cluster";

const cluster = (inputs: Bag = {}, edges: Readonly<Record<string, readonly EstateResource[]>> = {}) =>
  resource(TYPE, "orders", { clusterIdentifier: "orders", engine: "aurora-mysql", ...inputs }, { edges });

/** An instance of a cluster, by reference unless `inputs` names one. */
const instance = (name: string, inputs: Bag = {}, of: EstateResource = cluster()) =>
  resource(
    "aws:rds/clusterInstance:ClusterInstance",
    name,
    { clusterIdentifier: UNKNOWN, instanceClass: "db.serverless", engine: "aurora-mysql", ...inputs },
    { edges: inputs.clusterIdentifier === undefined ? { clusterIdentifier: [of] } : {} },
  );

const inZone = (name: string, zone: Value, inputs: Bag = {}) => instance(name, { availabilityZone: zone, ...inputs });

const A = "eu-west-1a";
const B = "eu-west-1b";
const KEPT = "loses storage in three zones 0s";
const FAILOVER = `failover to a reader (automatic, same endpoint); ${KEPT}; takes failover to a reader (typical) 30s to 1m`;
const OTHER_ZONE = FAILOVER.replace("a reader (auto", "a reader in another zone (auto");
const ANEW = `a new primary in the same zone (automatic, same endpoint); ${KEPT}; takes a new primary in the same zone (typical) 0s to 10m`;
const ADDED = `a new instance (people, same endpoint); ${KEPT}; takes start of a new instance (no figure)`;
const ADDED_ELSEWHERE = ADDED.replace("instance (people", "instance in another zone (people");
const RESTORED = "takes restore (no figure) + start of a new instance (no figure)";
const PITR = `point-in-time recovery (people, new endpoint); loses automated backups lag behind (typical) 5m; ${RESTORED}`;

const declared = (what: Assumption["what"], value: number): Assumption => ({
  what,
  for: { kind: "service", service: "orders" },
  value,
  owner: "team-orders",
  reason: "drilled by hand",
  until: AS_OF + DAY,
});

test("a writer and a reader in two zones", () => {
  const db = cluster({ deletionProtection: true });
  expect(ways(db, { others: [inZone("one", A), inZone("two", B)] })).toEqual({
    instance: [FAILOVER, ADDED],
    zone: [OTHER_ZONE, ADDED_ELSEWHERE],
    data: [PITR],
  });
});

test("a writer alone", () => {
  const { instance: here, zone } = ways(cluster(), { others: [inZone("one", A)] });
  const lacking = "NOT: it has two instances or more → add a cluster instance to orders";
  expect(here).toEqual([`${FAILOVER}; ${lacking}`, ANEW, ADDED]);
  expect(zone).toEqual([`${OTHER_ZONE}; ${lacking}`, ADDED_ELSEWHERE]);
});

describe("instances", () => {
  /** What stands in the way of failover, of a new primary where there is no reader, and of failover to another zone. */
  const doubts = (others: readonly EstateResource[], db = cluster()) => {
    const { instance: here = [], zone = [] } = ways(db, { others });
    const of = (way: string | undefined) => way?.split("; ").slice(3).join("; ");
    const primary = of(here.find((way) => way.startsWith("a new primary")));
    return { reader: of(here[0]), ...(primary === undefined ? {} : { primary }), zone: of(zone[0]) };
  };
  const fine = { reader: "", zone: "" };
  const apart = "set availabilityZone of the instances of orders, to two zones or more";
  const spread = "its instances stand in two zones or more";
  const left = `UNKNOWN: ${spread}, since in which zones one runs is left to AWS → ${apart}`;
  const subnet = (name: string, zone: Value) => resource("aws:ec2/subnet:Subnet", name, { availabilityZone: zone });
  const group = (...subnets: readonly EstateResource[]) =>
    resource(
      "aws:rds/subnetGroup:SubnetGroup",
      "group",
      { name: "data", subnetIds: subnets.map(() => UNKNOWN) },
      { edges: { subnetIds: subnets } },
    );
  const [first, second] = [subnet("first", A), subnet("second", A)];
  const two = "it has two instances or more";
  const carts = resource(TYPE, "carts", { clusterIdentifier: "carts" });

  test.each<[string, ReturnType<typeof doubts>, ReturnType<typeof doubts>]>([
    [
      "two, by the known name of their cluster",
      doubts([A, B].map((zone) => inZone(zone, zone, { clusterIdentifier: "orders" }))),
      fine,
    ],
    [
      "of another cluster",
      doubts([inZone("one", A, { clusterIdentifier: "carts" }), inZone("two", B)]),
      {
        primary: "",
        reader: `NOT: ${two} → add a cluster instance to orders`,
        zone: `NOT: ${two} → add a cluster instance to orders`,
      },
    ],
    [
      "none",
      doubts([]),
      {
        reader: `NOT: ${two} → add two cluster instances to orders`,
        primary: "NOT: it has an instance → add a cluster instance to orders",
        zone: `NOT: ${two} → add two cluster instances to orders`,
      },
    ],
    [
      "one, and another of nobody knows which cluster",
      doubts([inZone("one", A), inZone("two", B, { clusterIdentifier: UNKNOWN })]),
      {
        primary: "",
        reader: `UNKNOWN: ${two}, since which cluster two belongs to is not known at preview`,
        zone: `UNKNOWN: ${two}, since which cluster two belongs to is not known at preview`,
      },
    ],
    [
      "one, and another that is computed from another cluster",
      doubts([inZone("one", A), instance("two", {}, carts), carts]),
      {
        primary: "",
        reader: `NOT: ${two} → add a cluster instance to orders`,
        zone: `NOT: ${two} → add a cluster instance to orders`,
      },
    ],
    [
      "two in one zone, and another of nobody knows which cluster",
      doubts([inZone("one", A), inZone("two", A), inZone("three", B, { clusterIdentifier: UNKNOWN })]),
      { ...fine, zone: `UNKNOWN: ${spread}, since which cluster three belongs to is not known at preview → ${apart}` },
    ],
    ["two in one zone", doubts([inZone("one", A), inZone("two", A)]), { ...fine, zone: `NOT: ${spread} → ${apart}` }],
    [
      "a zone that is computed",
      doubts([inZone("one", A), inZone("two", UNKNOWN)]),
      {
        ...fine,
        zone: `UNKNOWN: ${spread}, since availabilityZone of two is computed and not known at preview → ${apart}`,
      },
    ],
    ["zones that are left to AWS", doubts([instance("one"), instance("two")]), { ...fine, zone: left }],
    [
      "zones that the cluster names: AWS spreads its first instances over them",
      doubts([instance("one"), instance("two")], cluster({ availabilityZones: [A, B] })),
      fine,
    ],
    [
      "the one zone that the cluster names",
      doubts([instance("one"), instance("two")], cluster({ availabilityZones: [A] })),
      { ...fine, zone: left },
    ],
    [
      "one placed and one not: AWS does not say where the other goes",
      doubts([instance("one"), inZone("two", A)], cluster({ availabilityZones: [A, B] })),
      { ...fine, zone: left },
    ],
    [
      "distinct subnets in one zone",
      doubts(
        [instance("one"), instance("two"), first, second, group(first, second)],
        cluster({ dbSubnetGroupName: "data" }),
      ),
      { ...fine, zone: `NOT: ${spread} → ${apart}` },
    ],
    [
      "subnets in two zones: AWS may still place both in one",
      doubts(
        [instance("one"), instance("two"), first, subnet("third", B), group(first, subnet("third", B))],
        cluster({ dbSubnetGroupName: "data" }),
      ),
      { ...fine, zone: left },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("its own backups", () => {
  const data = (inputs: Bag, about: About = {}) => ways(cluster(inputs), about).data;
  const window = { detectionWindow: 3 * DAY };
  const gone = "NOT: its automated backups outlive a deletion → set deletionProtection of orders to true";
  const short =
    "NOT: automated backups reach back over the detection window of 72h → set backupRetentionPeriod of orders to 3";

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["are kept a day by default, and die with the cluster", data({}, window), [`${PITR}; ${gone}; ${short}`]],
    ["reach back as far as needed", data({ backupRetentionPeriod: 3, deletionProtection: true }, window), [PITR]],
    ["outlive the cluster where it says so", data({ deleteAutomatedBackups: false }), [PITR]],
    [
      "may not outlive it",
      data({ deletionProtection: UNKNOWN }),
      [
        `${PITR}; UNKNOWN: its automated backups outlive a deletion, since deletionProtection of orders is computed and not known at preview → set deletionProtection of orders to true`,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("go back to any instant that they reach", () => {
    const [path] = pathsOf(cluster({ backupRetentionPeriod: 3 })).filter(({ scenario }) => scenario === "data");
    expect(path?.anyInstant).toEqual({ reachesBack: { kind: "known", value: 3 * DAY } });
  });
});

describe("backtrack", () => {
  const backtrack = (inputs: Bag, detectionWindow = 0, assumptions: readonly Assumption[] = []) =>
    ways(cluster({ deletionProtection: true, ...inputs }), { detectionWindow, assumptions }).data?.slice(1);
  const way =
    "backtrack (people, same endpoint); loses back to the nearest consistent instant (no figure); takes backtrack (no figure)";
  const reaches = (window: string) => `its backtrack window reaches back over the detection window of ${window}`;

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["is off by default", backtrack({}), []],
    ["is off at 0", backtrack({ backtrackWindow: 0 }), []],
    ["is not for PostgreSQL", backtrack({ backtrackWindow: 3600, engine: "aurora-postgresql" }), []],
    ["within its window", backtrack({ backtrackWindow: 3600 }, 3600), [way]],
    [
      "of which somebody vouches how near it comes",
      backtrack({ backtrackWindow: 3600 }, 3600, [declared("backup-lag", 60)]),
      [way.replace("instant (no figure)", "instant 1m")],
    ],
    [
      "shorter than the detection window",
      backtrack({ backtrackWindow: 3599 }, 3600),
      [`${way}; NOT: ${reaches("1h")} → set backtrackWindow of orders to 3600`],
    ],
    [
      "as far as it goes",
      backtrack({ backtrackWindow: 3600 }, 3 * DAY),
      [`${way}; NOT: ${reaches("72h")} → set backtrackWindow of orders to 259200`],
    ],
    [
      "never reaches back more than three days",
      backtrack({ backtrackWindow: 3 * DAY }, 3 * DAY + 1),
      [`${way}; NOT: ${reaches("72h1s")} → use point-in-time recovery: backtrack reaches back 3d at most`],
    ],
    [
      "a window that is computed",
      backtrack({ backtrackWindow: UNKNOWN }),
      [
        `${way}; UNKNOWN: ${reaches("0s")}, since backtrackWindow of orders is computed and not known at preview → set backtrackWindow of orders to 0`,
      ],
    ],
    [
      "does not bring a deleted cluster back",
      backtrack({ backtrackWindow: 3600, deletionProtection: null }),
      [`${way}; NOT: it cannot be deleted → set deletionProtection of orders to true`],
    ],
    [
      "is ruled out by a global database",
      backtrack({ backtrackWindow: 3600, globalClusterIdentifier: "world" }),
      [`${way}; NOT: it is in no global database`],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test("AWS Backup: continuously, and by copies to another Region", () => {
  const account = { allowedAccountIds: ["111111111111"] };
  const [ireland, frankfurt] = [provider("eu-west-1", account), provider("eu-central-1", account, "frankfurt")];
  const arn = "arn:aws:backup:eu-central-1:111111111111:backup-vault:away";
  const key = { kmsKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/a" };
  const away = vault("away", key, { provider: frankfurt, outputs: { arn } });
  const continuous = rule("continuous", { enableContinuousBackup: true });
  const copied = rule("copied", { copyActions: [{ destinationVaultArn: arn, lifecycle: { deleteAfter: 35 } }] });
  const plans = [continuous, copied].map((one, i) => plan(`plan-${i}`, [one], { provider: ireland }));
  const selections = plans.map((one) => selection(`${one.name}-all`, one, { resources: ["*"] }, { provider: ireland }));
  const db = { ...cluster({ deletionProtection: true }), provider: ireland };
  const { data = [], region = [] } = ways(db, {
    others: [vault("main", {}, { provider: ireland }), away, ...plans, ...selections],
    assumptions: [declared("copy-time", 1800)],
  });
  expect(data.filter((way) => way.startsWith("point-in-time recovery from"))).toEqual([
    `point-in-time recovery from AWS Backup (people, new endpoint); loses automated backups lag behind (typical) 5m; ${RESTORED}`,
  ]);
  expect(region.filter((way) => way.startsWith("restore a copy"))).toEqual([
    `restore a copy from away to eu-central-1 (people, new endpoint); loses largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h + copy 30m; ${RESTORED}`,
  ]);
});

describe("a global database", () => {
  const world = resource("aws:rds/globalCluster:GlobalCluster", "world", { globalClusterIdentifier: "world" });
  const primary = cluster(
    { globalClusterIdentifier: UNKNOWN, databaseName: "shop" },
    { globalClusterIdentifier: [world] },
  );
  const secondary = (inputs: Bag = {}, of = FRANKFURT, edges = { globalClusterIdentifier: [world] }) =>
    resource(
      TYPE,
      "distant",
      { engine: "aurora-mysql", globalClusterIdentifier: UNKNOWN, ...inputs },
      { provider: of, edges },
    );
  const region = (...input: Parameters<typeof ways>) => ways(...input).region;
  const promoted =
    "promote secondary distant to eu-central-1 (people, new endpoint); loses replica lag (no figure); takes";
  const headless = `${promoted} start of a new instance (no figure) + promotion of the secondary (no figure)`;
  const made = resource(
    "aws:rds/globalCluster:GlobalCluster",
    "world",
    { globalClusterIdentifier: "world", sourceDbClusterIdentifier: UNKNOWN },
    { edges: { sourceDbClusterIdentifier: [cluster()] } },
  );

  test.each<[string, readonly string[] | undefined, readonly string[] | undefined]>([
    ["none", region(cluster(), { others: [world, secondary()] }), undefined],
    ["a secondary without instances", region(primary, { others: [world, secondary()] }), [headless]],
    [
      "a secondary with an instance, of which somebody vouches for lag and promotion",
      region(primary, {
        others: [world, secondary(), instance("reader", {}, secondary())],
        assumptions: [declared("replica-lag", 5), declared("start-time", 300)],
      }),
      [
        `promote secondary distant to eu-central-1 (people, new endpoint); loses replica lag 5s; takes promotion of the secondary 5m`,
      ],
    ],
    [
      "named by a text that no resource of this program stands for",
      region(cluster({ globalClusterIdentifier: "world" }), {
        others: [secondary({ globalClusterIdentifier: "world" }, FRANKFURT, { globalClusterIdentifier: [] })],
      }),
      [headless],
    ],
    [
      "named by the text that its resource states",
      region(primary, {
        others: [world, secondary({ globalClusterIdentifier: "world" }, FRANKFURT, { globalClusterIdentifier: [] })],
      }),
      [headless],
    ],
    [
      "computed from the primary",
      region(primary, {
        others: [world, secondary({}, FRANKFURT, { globalClusterIdentifier: [primary] })],
      }),
      [headless],
    ],
    [
      "made from an existing cluster, which it names",
      region(cluster(), { others: [made, secondary({}, FRANKFURT, { globalClusterIdentifier: [made] })] }),
      [headless],
    ],
    [
      "made from an existing cluster, by its ARN",
      region(
        { ...cluster(), outputs: { arn: "arn:orders" } },
        {
          others: [
            resource("aws:rds/globalCluster:GlobalCluster", "world", {
              globalClusterIdentifier: "world",
              sourceDbClusterIdentifier: "arn:orders",
            }),
            secondary({ globalClusterIdentifier: "world" }),
          ],
        },
      ),
      [headless],
    ],
    [
      "a secondary in a Region that is not known",
      region(primary, { others: [world, secondary({}, provider(UNKNOWN, {}, "somewhere"))] }),
      [
        `${headless.replace("eu-central-1", "somewhere")}; UNKNOWN: distant lies in another Region, since the Region of distant or of orders is not known at preview`,
      ],
    ],
    [
      "no other cluster in this program",
      region(primary, { others: [world, secondary({}, IRELAND)] }),
      [
        "promote a secondary of another program to somewhere (people, new endpoint); loses replica lag (no figure); takes promotion of the secondary (no figure); UNKNOWN: its global database has a cluster in another Region, since no other cluster of the global database of orders is known to this program",
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  const goesOn = [
    "primary orders goes on to eu-west-1 (people, new endpoint); loses kept by the primary 0s; takes nothing",
  ];

  test.each<[string, readonly string[] | undefined, readonly string[] | undefined]>([
    ["its primary goes on", region(secondary(), { others: [world, primary] }), goesOn],
    [
      "its primary, from which the global database was made, goes on",
      region(secondary({}, FRANKFURT, { globalClusterIdentifier: [made] }), { others: [made, cluster()] }),
      goesOn,
    ],
    [
      "its primary, whose ARN the global database names, goes on",
      region(secondary(), {
        others: [
          { ...world, inputs: { ...world.inputs, sourceDbClusterIdentifier: "arn:orders" } },
          { ...cluster(), outputs: { arn: "arn:orders" } },
        ],
      }),
      goesOn,
    ],
    [
      "its primary, from which its global database is computed, goes on",
      region(secondary({}, FRANKFURT, { globalClusterIdentifier: [cluster()] }), {
        others: [cluster({ globalClusterIdentifier: "world", databaseName: "shop" })],
      }),
      goesOn,
    ],
    [
      "nobody can tell which is the primary",
      region(secondary(), {
        others: [world, cluster({ globalClusterIdentifier: UNKNOWN }, { globalClusterIdentifier: [world] })],
      }),
      [headless.replace("distant to eu-central-1", "orders to eu-west-1")],
    ],
    [
      "both look like the primary",
      region(secondary({ manageMasterUserPassword: true }), { others: [world, primary] }),
      [headless.replace("distant to eu-central-1", "orders to eu-west-1")],
    ],
  ])("of a secondary cluster %s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("reaches over the primary, from which a secondary is computed, to a third cluster", () => {
    const third = { ...secondary({}, provider("eu-west-3", {}, "paris")), name: "third", urn: "third" };
    const asked = secondary({}, FRANKFURT, { globalClusterIdentifier: [primary] });
    expect(region(asked, { others: [world, primary, third] })).toEqual([
      ...goesOn,
      headless.replace("distant to eu-central-1", "third to eu-west-3"),
    ]);
  });
});
