const fsx = require("@pulumi/aws/fsx");
const { Key } = require("@pulumi/aws/kms");
const { backUp } = require("../backups");
const { network } = require("../network");
const { bare, sound } = require("../service");

const { subnetIds } = network("fsx-file-system");
const two = { subnetIds: subnetIds.slice(0, 2), preferredSubnetId: subnetIds[0] };
const one = { subnetIds: [subnetIds[0]] };

const windows = new fsx.WindowsFileSystem("fsx-file-system", {
  ...two,
  activeDirectoryId: "d-1234567890",
  deploymentType: "MULTI_AZ_1",
  storageCapacity: 300,
  throughputCapacity: 64,
  automaticBackupRetentionDays: 14,
  dailyAutomaticBackupStartTime: "04:00",
  weeklyMaintenanceStartTime: "7:04:00",
  kmsKeyId: new Key("fsx-file-system").arn,
  tags: sound("fsx-file-system"),
});
backUp("fsx-file-system", [windows.arn]);

new fsx.WindowsFileSystem("fsx-file-system-bare", {
  ...one,
  activeDirectoryId: "d-1234567890",
  storageCapacity: 300,
  throughputCapacity: 32,
  tags: bare("fsx-file-system"),
});

new fsx.OntapFileSystem("fsx-file-system-ontap", {
  ...two,
  deploymentType: "MULTI_AZ_1",
  storageCapacity: 1024,
  throughputCapacity: 512,
  tags: bare("fsx-file-system", "ontap"),
});

new fsx.OpenZfsFileSystem("fsx-file-system-openzfs", {
  ...one,
  deploymentType: "SINGLE_AZ_1",
  storageCapacity: 100,
  throughputCapacity: 64,
  automaticBackupRetentionDays: 7,
  tags: bare("fsx-file-system", "openzfs"),
});

new fsx.LustreFileSystem("fsx-file-system-lustre", {
  subnetIds: subnetIds[0],
  storageCapacity: 1200,
  deploymentType: "PERSISTENT_2",
  perUnitStorageThroughput: 125,
  automaticBackupRetentionDays: 7,
  tags: bare("fsx-file-system", "lustre"),
});
