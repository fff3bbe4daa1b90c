const { Domain: OlderDomain } = require("@pulumi/aws/elasticsearch");
const { Domain } = require("@pulumi/aws/opensearch");
const { network } = require("../network");
const { bare, sound } = require("../service");

const ebsOptions = { ebsEnabled: true, volumeSize: 100 };

// A search that is fed anew from what it indexes.
new Domain("opensearch-domain", {
  engineVersion: "OpenSearch_2.17",
  clusterConfig: {
    instanceType: "r7g.large.search",
    instanceCount: 6,
    zoneAwarenessEnabled: true,
    zoneAwarenessConfig: { availabilityZoneCount: 3 },
    multiAzWithStandbyEnabled: true,
    dedicatedMasterEnabled: true,
    dedicatedMasterType: "m7g.large.search",
    dedicatedMasterCount: 3,
  },
  vpcOptions: { subnetIds: network("opensearch-domain").subnetIds },
  ebsOptions,
  tags: sound("opensearch-domain"),
});

new Domain("opensearch-domain-bare", {
  clusterConfig: { instanceType: "t3.small.search" },
  ebsOptions,
  tags: bare("opensearch-domain"),
});

// Two zones and data nodes that vote: one zone takes the majority along.
new OlderDomain("opensearch-older", {
  elasticsearchVersion: "7.10",
  clusterConfig: { instanceType: "m5.large.elasticsearch", instanceCount: 3, zoneAwarenessEnabled: true },
  ebsOptions,
  tags: bare("opensearch-domain", "older"),
});
