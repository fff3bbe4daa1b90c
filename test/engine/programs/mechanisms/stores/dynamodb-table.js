const dynamodb = require("@pulumi/aws/dynamodb");
const { backUp } = require("../backups");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const settings = {
  attributes: [{ name: "id", type: "S" }],
  hashKey: "id",
  billingMode: "PAY_PER_REQUEST",
};

const table = new dynamodb.Table("dynamodb-table", {
  ...settings,
  streamEnabled: true,
  streamViewType: "NEW_AND_OLD_IMAGES",
  pointInTimeRecovery: { enabled: true },
  deletionProtectionEnabled: true,
  tags: sound("dynamodb-table"),
});
new dynamodb.TableReplica("dynamodb-table", { globalTableArn: table.arn }, away);
backUp("dynamodb-table", [table.arn]);

// Strongly consistent in three Regions.
new dynamodb.Table("dynamodb-table-strong", {
  ...settings,
  pointInTimeRecovery: { enabled: true },
  deletionProtectionEnabled: true,
  replicas: [
    { regionName: "eu-west-1", consistencyMode: "STRONG" },
    { regionName: "eu-west-3", consistencyMode: "STRONG" },
  ],
  tags: {
    ...bare("dynamodb-table", "strong"),
    "continuity:rto:region": "1h",
    "continuity:rpo:region": "0s",
  },
});

new dynamodb.Table("dynamodb-table-bare", { ...settings, tags: bare("dynamodb-table") });
