import * as aws from "@pulumi/aws";
import { serviceTags } from "lifeboat";
import { BACKED_UP, dataKey } from "./backups";
import { home } from "./network";
import { INTERNAL } from "./objectives";

// The folders of the office, on two file servers in two zones.
const files = serviceTags("office-files", { ...INTERNAL, owner: "team-office" });
new aws.fsx.WindowsFileSystem("office-files", {
  deploymentType: "MULTI_AZ_1",
  subnetIds: home.privateIds.slice(0, 2),
  preferredSubnetId: home.privateIds[0] ?? "",
  storageCapacity: 500,
  throughputCapacity: 64,
  activeDirectoryId: "d-1234567890",
  kmsKeyId: dataKey.arn,
  dailyAutomaticBackupStartTime: "22:00",
  weeklyMaintenanceStartTime: "7:22:30",
  automaticBackupRetentionDays: 7,
  tags: { ...files, ...BACKED_UP },
});

// One machine with a disk of its own, as it has always been.
const intranet = serviceTags("intranet", { ...INTERNAL, owner: "team-office", dependsOn: ["egress", "office-files"] });
const machine = new aws.ec2.Instance("intranet", {
  ami: "ami-0123456789abcdef0",
  instanceType: "m7g.large",
  subnetId: home.privateIds[0] ?? "",
  tags: { ...intranet, ...BACKED_UP, "continuity:role": "compute" },
});
const disk = new aws.ebs.Volume("intranet", {
  availabilityZone: home.zoneNames[0] ?? "",
  size: 200,
  type: "gp3",
  encrypted: true,
  kmsKeyId: dataKey.arn,
  tags: { ...intranet, ...BACKED_UP },
});
new aws.ec2.VolumeAttachment("intranet", { deviceName: "/dev/sdf", volumeId: disk.id, instanceId: machine.id });
