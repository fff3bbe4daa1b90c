const { ServerlessCache } = require("@pulumi/aws/elasticache");
const { network } = require("../network");
const { bare, sound } = require("../service");

new ServerlessCache("elasticache-serverless-cache", {
  engine: "valkey",
  name: "baskets",
  subnetIds: network("elasticache-serverless-cache").subnetIds,
  snapshotRetentionLimit: 7,
  dailySnapshotTime: "02:00",
  tags: sound("elasticache-serverless-cache"),
});

new ServerlessCache("elasticache-serverless-bare", {
  engine: "valkey",
  name: "prices",
  tags: { ...bare("elasticache-serverless-cache"), "continuity:role": "data" },
});
