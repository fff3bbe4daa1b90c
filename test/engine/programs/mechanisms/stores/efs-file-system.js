const efs = require("@pulumi/aws/efs");
const { backUp } = require("../backups");
const { network } = require("../network");
const { bare, sound } = require("../service");

const { subnets, subnetIds } = network("efs-file-system");
const mounts = (name, fileSystemId, ids) =>
  ids.map((subnetId, i) => new efs.MountTarget(`${name}-${i + 1}`, { fileSystemId, subnetId }));

const files = new efs.FileSystem("efs-file-system", { encrypted: true, tags: sound("efs-file-system") });
mounts("efs-file-system", files.id, subnetIds);
new efs.ReplicationConfiguration("efs-file-system", {
  sourceFileSystemId: files.id,
  destination: { region: "eu-west-1" },
});
backUp("efs-file-system", [files.arn]);

new efs.FileSystem("efs-file-system-bare", { tags: bare("efs-file-system") });

// One Zone, with automatic backups.
const oneZone = new efs.FileSystem("efs-file-system-one-zone", {
  availabilityZoneName: subnets[0].availabilityZone,
  tags: bare("efs-file-system", "one-zone"),
});
mounts("efs-file-system-one-zone", oneZone.id, [subnetIds[0]]);
new efs.BackupPolicy("efs-file-system-one-zone", { fileSystemId: oneZone.id, backupPolicy: { status: "ENABLED" } });
