const fsx = require("@pulumi/aws/fsx");
const { backUp } = require("../backups");
const { network } = require("../network");
const { bare, NO_MEMBER, sound } = require("../service");

const { subnetIds } = network("fsx-ontap-volume");

const volume = (name, settings, fileSystem) => {
  const host = new fsx.OntapFileSystem(name, {
    preferredSubnetId: subnetIds[0],
    storageCapacity: 1024,
    throughputCapacity: 512,
    tags: NO_MEMBER,
    ...fileSystem,
  });
  const machine = new fsx.OntapStorageVirtualMachine(name, { fileSystemId: host.id });
  return new fsx.OntapVolume(name, {
    storageVirtualMachineId: machine.id,
    sizeInMegabytes: 102_400,
    storageEfficiencyEnabled: true,
    ...settings,
  });
};

const papers = volume(
  "fsx-ontap-volume",
  { name: "papers", junctionPath: "/papers", tags: sound("fsx-ontap-volume") },
  {
    subnetIds: subnetIds.slice(0, 2),
    deploymentType: "MULTI_AZ_1",
    automaticBackupRetentionDays: 14,
    dailyAutomaticBackupStartTime: "04:00",
    weeklyMaintenanceStartTime: "7:04:00",
  },
);
backUp("fsx-ontap-volume", [papers.arn]);

volume(
  "fsx-ontap-volume-bare",
  { name: "scratch", skipFinalBackup: true, tags: bare("fsx-ontap-volume") },
  { subnetIds: subnetIds.slice(0, 1), deploymentType: "SINGLE_AZ_1" },
);
