import { expect, test } from "@jest/globals";
import { ASIDE, MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

test("a replica in another zone", async () => {
  const ran = await running(() => MEMBERS.cache(orders({ objectives: { zone: { rto: "10m" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:elasticache/replicationGroup:ReplicationGroup sessions": {
      atRestEncryptionEnabled: true,
      automaticFailoverEnabled: true,
      description: "Planned by Lifeboat",
      engine: "valkey",
      multiAzEnabled: true,
      nodeType: "cache.t4g.small",
      numCacheClusters: 2,
      preferredCacheClusterAzs: ["eu-central-1a", "eu-central-1b"],
      subnetGroupName: "shop-test-sessions-subnets",
      tags: { "continuity:owner": "team-orders", "continuity:rto:zone": "10m", "continuity:service": "orders" },
      transitEncryptionEnabled: true,
    },
    "aws:elasticache/subnetGroup:SubnetGroup sessions-subnets": {
      description: "Managed by Pulumi",
      name: "shop-test-sessions-subnets",
      subnetIds: ["subnet-a", "subnet-b"],
      tags: ASIDE,
    },
  });
});

test("a Global Datastore of what may not be lost", async () => {
  const ran = await running(() => MEMBERS.store(orders({ objectives: { region: { rto: "1h", rpo: "1m" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup sessions-global": {
      globalReplicationGroupIdSuffix: "shop-test-sessions-global",
      primaryReplicationGroupId: "sessions-id",
    },
    "aws:elasticache/replicationGroup:ReplicationGroup sessions": {
      atRestEncryptionEnabled: true,
      automaticFailoverEnabled: false,
      description: "Planned by Lifeboat",
      engine: "valkey",
      multiAzEnabled: false,
      nodeType: "cache.t4g.small",
      numCacheClusters: 1,
      preferredCacheClusterAzs: ["eu-central-1a"],
      subnetGroupName: "shop-test-sessions-subnets",
      tags: {
        "continuity:owner": "team-orders",
        "continuity:role": "data",
        "continuity:rpo:region": "1m",
        "continuity:rto:region": "1h",
        "continuity:service": "orders",
      },
      transitEncryptionEnabled: true,
    },
    "aws:elasticache/replicationGroup:ReplicationGroup sessions-secondary": {
      atRestEncryptionEnabled: true,
      automaticFailoverEnabled: false,
      description: "Planned by Lifeboat",
      globalReplicationGroupId: "sessions-global",
      multiAzEnabled: false,
      numCacheClusters: 1,
      preferredCacheClusterAzs: ["eu-west-1a"],
      region: "eu-west-1",
      subnetGroupName: "shop-test-sessions-secondary-subnets",
      tags: ASIDE,
      transitEncryptionEnabled: true,
    },
    "aws:elasticache/subnetGroup:SubnetGroup sessions-secondary-subnets": {
      description: "Managed by Pulumi",
      name: "shop-test-sessions-secondary-subnets",
      region: "eu-west-1",
      subnetIds: ["subnet-c", "subnet-d"],
      tags: ASIDE,
    },
    "aws:elasticache/subnetGroup:SubnetGroup sessions-subnets": {
      description: "Managed by Pulumi",
      name: "shop-test-sessions-subnets",
      subnetIds: ["subnet-a", "subnet-b"],
      tags: ASIDE,
    },
  });
});
