const { LifecyclePolicy } = require("@pulumi/aws/dlm");
const { Volume } = require("@pulumi/aws/ebs");
const { Instance } = require("@pulumi/aws/ec2/instance");
const { VolumeAttachment } = require("@pulumi/aws/ec2/volumeAttachment");
const { backups, tags } = require("../shop");

const zone = "eu-central-1a";

// A plan selects the instance by its tag, and with it the volume that is attached to it.
const server = new Instance("server", {
  ami: "ami-0123456789abcdef0",
  instanceType: "m6g.large",
  availabilityZone: zone,
  tags: { backup: "yes" },
});
const ledger = new Volume("ledger", {
  availabilityZone: zone,
  size: 100,
  type: "gp3",
  tags: tags({ "continuity:rto": "4h", "continuity:rpo": "12h" }),
});
new VolumeAttachment("ledger", { deviceName: "/dev/sdf", instanceId: server.id, volumeId: ledger.id });
backups({}, { selectionTags: [{ type: "STRINGEQUALS", key: "backup", value: "yes" }] });

// A policy of Data Lifecycle Manager selects the other volume by a tag of its own, and copies it to another Region.
new Volume("archive", {
  availabilityZone: zone,
  size: 500,
  tags: {
    ...tags({
      "continuity:rto": "4h",
      "continuity:rpo": "12h",
      "continuity:rto:region": "8h",
      "continuity:rpo:region": "12h",
    }),
    snapshots: "six-hourly",
  },
});
new LifecyclePolicy("snapshots", {
  description: "snapshots of the archive",
  executionRoleArn: "arn:aws:iam::123456789012:role/dlm",
  policyDetails: {
    resourceTypes: ["VOLUME"],
    targetTags: { snapshots: "six-hourly" },
    schedules: [
      {
        name: "six-hourly",
        createRule: { interval: 6, intervalUnit: "HOURS", times: "05:00" },
        retainRule: { count: 28 },
        crossRegionCopyRules: [
          { target: "eu-west-1", encrypted: false, retainRule: { interval: 7, intervalUnit: "DAYS" } },
        ],
      },
    ],
  },
});
