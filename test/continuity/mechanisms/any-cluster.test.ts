import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN } from "../../../continuity/estate/value";
import { exists, type RecoveryPath } from "../../../continuity/recovery/path";
import { FRANKFURT, IRELAND, provider, resource } from "../estate-builder";
import { anything, bag, list, one, veiledBag } from "./anything";
import { pathsOf } from "./ways";

const ZONES = ["eu-west-1a", "eu-west-1b"] as const;
const ID = { clusterIdentifier: one("one", "two") };

const clusterInputs = bag({
  ...ID,
  engine: one("aurora-mysql", "aurora-postgresql", "mysql", "docdb"),
  engineMode: one("provisioned", "serverless"),
  serverlessv2ScalingConfiguration: bag({ minCapacity: one(0, 0.5) }),
  availabilityZones: list(one(...ZONES)),
  backtrackWindow: one(0, 3600, 259_200),
  backupRetentionPeriod: one(0, 1, 7),
  deletionProtection: one(true, false),
  deleteAutomatedBackups: one(true, false),
  dbSubnetGroupName: one("data"),
  neptuneSubnetGroupName: one("data"),
  globalClusterIdentifier: one("world"),
  databaseName: one("shop"),
});
const instanceInputs = bag({
  ...ID,
  availabilityZone: one(...ZONES),
  instanceClass: one("db.serverless", "db.r6g.large"),
  promotionTier: one(0, 2),
});
const groupInputs = bag({ name: one("data"), subnetIds: list(anything) });
const globalInputs = bag({ globalClusterIdentifier: one("world"), sourceDbClusterIdentifier: one("arn:one") });
const places = fc.constantFrom(IRELAND, FRANKFURT, provider(UNKNOWN, {}, "somewhere"));

/** A cluster, another one, two instances, a subnet group and a global cluster, joined by reference or not. */
const programs = fc
  .record({
    module: fc.constantFrom("rds", "docdb", "neptune"),
    clusters: fc.tuple(clusterInputs, clusterInputs),
    instances: fc.tuple(instanceInputs, instanceInputs),
    group: groupInputs,
    world: globalInputs,
    place: places,
    joined: fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }),
  })
  .map(({ module, clusters, instances, group, world, place, joined }) => {
    const [first, second, third, fourth] = joined;
    const global = resource(`aws:${module}/globalCluster:GlobalCluster`, "world", world);
    const inGlobal = (yes: boolean | undefined) => (yes ? { globalClusterIdentifier: [global] } : {});
    const [cluster, other] = clusters.map((inputs, i) =>
      resource(`aws:${module}/cluster:Cluster`, `cluster-${i}`, inputs, {
        edges: inGlobal(i === 0 ? first : second),
        ...(i === 0 ? {} : { provider: place }),
      }),
    ) as [EstateResource, EstateResource];
    const subnets = ZONES.map((zone) => resource("aws:ec2/subnet:Subnet", zone, { availabilityZone: zone }));
    const others = [
      other,
      global,
      ...subnets,
      ...instances.map((inputs, i) =>
        resource(`aws:${module}/clusterInstance:ClusterInstance`, `instance-${i}`, inputs, {
          edges: (i === 0 ? third : fourth) ? { clusterIdentifier: [cluster] } : {},
        }),
      ),
      resource(`aws:${module}/subnetGroup:SubnetGroup`, "group", group, { edges: { subnetIds: subnets } }),
    ];
    return { module, cluster, others };
  });

/** The least upper bound on the time of the ways that surely exist. */
function provenTime(paths: readonly RecoveryPath[], scenario: Scenario): number {
  const times = paths
    .filter((path) => path.scenario === scenario && exists(path) === true)
    .map(({ rto }) => rto.hi ?? Number.POSITIVE_INFINITY);
  return Math.min(Number.POSITIVE_INFINITY, ...times);
}

describe("whatever a cluster and all around it hold", () => {
  test("there is an answer, and each figure of it an interval", () => {
    fc.assert(
      fc.property(programs, ({ cluster, others }) => {
        for (const { rpo, rto, requires } of pathsOf(cluster, { others })) {
          for (const { lo, hi } of [rpo, rto]) expect(hi === null || lo <= hi).toBe(true);
          for (const { holds, because } of requires) expect(holds === "unknown").toBe(because !== undefined);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("an instance in each zone never makes it slower to come back", () => {
    fc.assert(
      fc.property(programs, ({ module, cluster, others }) => {
        const more = ZONES.map((zone) =>
          resource(
            `aws:${module}/clusterInstance:ClusterInstance`,
            `more-${zone}`,
            { clusterIdentifier: UNKNOWN, availabilityZone: zone },
            { edges: { clusterIdentifier: [cluster] } },
          ),
        );
        const [before, after] = [others, [...others, ...more]].map((all) => pathsOf(cluster, { others: all }));
        for (const scenario of ["instance", "zone"] as const) {
          expect(provenTime(after ?? [], scenario)).toBeLessThanOrEqual(provenTime(before ?? [], scenario));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("what holds although part of the program is not known holds once it is", () => {
    const lots = fc.infiniteStream(fc.boolean());
    fc.assert(
      fc.property(programs, lots, ({ cluster, others }, stream) => {
        const veil = (of: EstateResource): EstateResource => ({ ...of, inputs: veiledBag(of.inputs ?? {}, stream) });
        const known = pathsOf(cluster, { others });
        const veiled = pathsOf(veil(cluster), { others: others.map(veil) });
        for (const scenario of ["instance", "zone"] as const) {
          expect(provenTime(known, scenario)).toBeLessThanOrEqual(provenTime(veiled, scenario));
        }
      }),
      { numRuns: 300 },
    );
  });
});
