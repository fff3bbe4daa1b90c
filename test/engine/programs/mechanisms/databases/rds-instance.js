const { Key } = require("@pulumi/aws/kms");
const rds = require("@pulumi/aws/rds");
const { backUp } = require("../backups");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, NO_MEMBER, sound } = require("../service");

const settings = {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.r6g.large",
  allocatedStorage: 100,
  username: "shop",
  manageMasterUserPassword: true,
};

const { subnetIds } = network("rds-instance");
const group = new rds.SubnetGroup("rds-instance", { subnetIds });
const database = new rds.Instance("rds-instance", {
  ...settings,
  dbSubnetGroupName: group.name,
  storageEncrypted: true,
  kmsKeyId: new Key("rds-instance").arn,
  multiAz: true,
  backupRetentionPeriod: 14,
  backupWindow: "02:00-02:30",
  maintenanceWindow: "sun:03:00-sun:03:30",
  deletionProtection: true,
  tags: sound("rds-instance"),
});
new rds.InstanceAutomatedBackupsReplication(
  "rds-instance",
  { sourceDbInstanceArn: database.arn, kmsKeyId: new Key("rds-instance-away", {}, away).arn, retentionPeriod: 14 },
  away,
);
backUp("rds-instance", [database.arn]);

const single = new rds.Instance("rds-instance-bare", { ...settings, tags: bare("rds-instance") });
new rds.Instance("rds-instance-reader", {
  instanceClass: "db.r6g.large",
  replicateSourceDb: single.identifier,
  tags: NO_MEMBER,
});
