import { describe, expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { AS_OF, estate, FRANKFURT, IRELAND, rdsInstance, resource } from "../estate-builder";
import { told } from "./builders";

const declared = (what: Assumption["what"], value: number): Assumption => ({
  what,
  for: { kind: "service", service: "shop" },
  value,
  owner: "team-shop",
  reason: "drilled by hand",
  until: AS_OF + 86_400,
});

const TAGS = {
  "continuity:service": "shop",
  "continuity:rto:zone": "3m",
  "continuity:rto:region": "15m",
  "continuity:rpo:zone": "0s",
  "continuity:rpo:region": "1m",
};

function verdicts(...resources: readonly EstateResource[]) {
  const assessment = assess(estate(...resources), {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    response: { detect: 10, decide: 20, verify: 5, cutover: 3 },
    assumptions: [declared("replica-lag", 30), declared("start-time", 600)],
  });
  const scenarios = assessment.verdicts.flatMap(({ scenarios: all }) => all);
  return Object.fromEntries(
    scenarios.filter(({ scenario }) => ["zone", "region"].includes(scenario)).map((one) => [one.scenario, told(one)]),
  );
}

const PROMOTED = "detect 10 + decide 20 + promotion of the replica 600 + cut over to the new endpoint 3 + verify 5";

describe("a database and its read replicas, all members", () => {
  const source = rdsInstance("shop-db", { multiAz: true, tags: TAGS });
  const replica = (name: string, of: EstateProvider) =>
    rdsInstance(
      name,
      { replicateSourceDb: UNKNOWN, tags: { "continuity:service": "shop" } },
      { provider: of, edges: { replicateSourceDb: [source] } },
    );
  const [near, far] = [replica("near", IRELAND), replica("far", FRANKFURT)];
  const inAnotherRegion = {
    zone: {
      verdict: "meets",
      rto: "Multi-AZ failover (typical) 60-120",
      rpo: "kept by the source 0",
      binds: ["shop-db", "far", undefined],
      ways: ["far: source shop-db goes on", "shop-db: Multi-AZ failover"],
    },
    region: {
      verdict: "meets",
      rto: PROMOTED,
      rpo: "replica lag 30",
      binds: ["shop-db", "shop-db", undefined],
      ways: ["far: source shop-db goes on", "shop-db: promote read replica far"],
    },
  };

  test("in another Region, of which one is lost at a time", () => {
    expect(verdicts(source, far)).toEqual(inAnotherRegion);
    expect(verdicts(far, source)).toEqual(inAnotherRegion);
  });

  test("in the same Region: the failover counts once, and nothing is left when the Region is lost", () => {
    const { zone, region } = verdicts(source, near);
    expect(zone).toEqual({
      verdict: "meets",
      rto: "detect 10 + decide 20 + Multi-AZ failover (typical) 60-120 + cut over to the new endpoint 3 + verify 5",
      rpo: "kept by the source 0",
      binds: ["shop-db", "near", undefined],
      ways: ["near: source shop-db goes on", "shop-db: Multi-AZ failover"],
    });
    expect([region?.verdict, region?.ways]).toEqual(["violates", ["near: none", "shop-db: none"]]);
  });

  test("in both", () => {
    const { region } = verdicts(source, near, far);
    expect(region).toEqual({
      verdict: "meets",
      rto: PROMOTED.replace("endpoint 3", "endpoint 3 + cut over to the new endpoint 3"),
      rpo: "replica lag 30",
      binds: ["shop-db", "near", undefined],
      ways: [
        "far: source shop-db goes on",
        "near: replica far of the same source goes on",
        "shop-db: promote read replica far",
      ],
    });
  });
});

describe("the clusters of a global database, all members", () => {
  const cluster = (name: string, of: EstateProvider, inputs: Bag = {}) =>
    resource(
      "aws:rds/cluster:Cluster",
      name,
      { clusterIdentifier: name, engine: "aurora-mysql", globalClusterIdentifier: "world", tags: TAGS, ...inputs },
      { provider: of },
    );
  const instances = (of: string, provider: EstateProvider) =>
    ["a", "b"].map((zone) =>
      resource(
        "aws:rds/clusterInstance:ClusterInstance",
        `${of}-${zone}`,
        { clusterIdentifier: of, instanceClass: "db.serverless", availabilityZone: zone },
        { provider },
      ),
    );
  const far = cluster("far", FRANKFURT);
  const found = (...more: readonly EstateResource[]) =>
    verdicts(cluster("near", IRELAND, { databaseName: "shop" }), far, ...instances("near", IRELAND), ...more);

  test("the secondary is promoted, or its primary goes on", () => {
    expect(found(...instances("far", FRANKFURT))).toEqual({
      zone: {
        verdict: "meets",
        rto: "failover to a reader (typical) 30-60",
        rpo: "storage in three zones 0",
        binds: ["far", "far", undefined],
        ways: ["far: failover to a reader in another zone", "near: failover to a reader in another zone"],
      },
      region: {
        verdict: "meets",
        rto: "detect 10 + decide 20 + promotion of the secondary 600 + cut over to the new endpoint 3 + verify 5",
        rpo: "replica lag 30",
        binds: ["near", "near", undefined],
        ways: ["far: primary near goes on", "near: promote secondary far"],
      },
    });
  });

  test("a secondary without instances needs one first, and a lost zone leaves it none", () => {
    const { zone, region } = found();
    expect([zone?.verdict, region?.verdict]).toEqual(["violates", "violates"]);
    expect(region?.rto).toBe(
      "detect 10 + decide 20 + start of a new instance 600 + promotion of the secondary 600 + cut over to the new endpoint 3 + verify 5",
    );
  });
});
