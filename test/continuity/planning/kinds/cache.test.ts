import { expect, test } from "@jest/globals";
import { given, nameOf, reference } from "../../../../continuity/planning/blueprint";
import { explainChoice } from "../../../../continuity/planning/explain";
import { Planner } from "../../../../continuity/planning/planner";
import { ask, FACTS, HOUR, MINUTE, objectives } from "../ask";

const planner = new Planner();

test("minutes: a replica in another zone", () => {
  const choice = planner.choose(ask(FACTS["a cache"], { objectives: objectives([15 * MINUTE, null]) }));
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: a replica in another zone",
    "  costs what runs: a replica in another zone",
    "  instance: unproven until a drill has measured it",
    "    RTO 15m: no figure yet = detection and promotion of a replica (no figure)",
    "  zone: unproven until a drill has measured it",
    "    RTO 15m: no figure yet = detection and promotion of a replica (no figure)",
    "  data: proven",
    "    RTO 15m: at most 0s",
    "  chosen as the cheapest of 6 that will do; 1 is cheaper",
    "    the least",
    "      zone: RTO 15m leaves no time for deployment (detect 0s to 5m + decide 0s to 15m + deployment (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m)",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "subnets",
          type: "aws:elasticache/subnetGroup:SubnetGroup",
          inputs: {
            name: nameOf("subnets"),
            subnetIds: given("subnets"),
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "main",
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          inputs: {
            nodeType: "cache.t4g.small",
            engine: "valkey",
            description: "Planned by Lifeboat",
            numCacheClusters: 2,
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
            preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1b"],
            subnetGroupName: nameOf("subnets"),
            atRestEncryptionEnabled: true,
            transitEncryptionEnabled: true,
          },
          tags: "member",
          scope: "member",
        },
      ],
    },
  });
});

test("data that must not be lost with a zone or a Region: replicas and a Global Datastore", () => {
  const choice = planner.choose(
    ask(FACTS["a cache with data"], {
      objectives: objectives([null, null], { zone: [HOUR, MINUTE], region: [HOUR, MINUTE] }),
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: a replica in another zone, a Global Datastore with a replica in eu-central-1",
    "  costs what runs: a replica in another zone",
    "  costs what runs: a Global Datastore with a replica in eu-central-1",
    "  zone: unproven until a drill has measured it",
    "    RTO 1h: no figure yet = detection and promotion of a replica (no figure)",
    "    RPO 1m: no figure yet = asynchronous replication (no figure)",
    "  region: unproven until a drill has measured it",
    "    RTO 1h: no figure yet = detect 0s to 5m + decide 0s to 15m + promotion of the secondary (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 1m: no figure yet = replica lag (no figure)",
    "  chosen as the cheapest of 12 that will do; 8 are cheaper",
    "    the least (and 1 more)",
    "      zone: there is no way back within RPO 1m",
    "    daily snapshots (and 1 more)",
    "      zone: data loss of at least 24h exceeds RPO 1m (daily snapshot 24h to 25h + snapshot (no figure))",
    "    a replica in another zone (and 3 more)",
    "      region: there is no way back within RPO 1m",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "subnets",
          type: "aws:elasticache/subnetGroup:SubnetGroup",
          inputs: {
            name: nameOf("subnets"),
            subnetIds: given("subnets"),
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "main",
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          inputs: {
            nodeType: "cache.t4g.small",
            engine: "valkey",
            description: "Planned by Lifeboat",
            numCacheClusters: 2,
            automaticFailoverEnabled: true,
            multiAzEnabled: true,
            preferredCacheClusterAzs: ["eu-west-1a", "eu-west-1b"],
            subnetGroupName: nameOf("subnets"),
            atRestEncryptionEnabled: true,
            transitEncryptionEnabled: true,
          },
          tags: "member",
          role: "data",
          protect: true,
          scope: "member",
        },
        {
          id: "global",
          type: "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
          inputs: {
            globalReplicationGroupIdSuffix: nameOf("global"),
            primaryReplicationGroupId: reference("main", "id"),
          },
          tags: "none",
          scope: "member",
        },
        {
          id: "secondary-subnets",
          type: "aws:elasticache/subnetGroup:SubnetGroup",
          region: "eu-central-1",
          inputs: {
            name: nameOf("secondary-subnets"),
            subnetIds: given("subnets"),
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "secondary",
          type: "aws:elasticache/replicationGroup:ReplicationGroup",
          region: "eu-central-1",
          inputs: {
            globalReplicationGroupId: reference("global", "globalReplicationGroupId"),
            description: "Planned by Lifeboat",
            numCacheClusters: 1,
            automaticFailoverEnabled: false,
            multiAzEnabled: false,
            preferredCacheClusterAzs: ["eu-central-1a"],
            subnetGroupName: nameOf("secondary-subnets"),
            atRestEncryptionEnabled: true,
            transitEncryptionEnabled: true,
          },
          tags: "aside",
          scope: "member",
        },
      ],
    },
  });
});
