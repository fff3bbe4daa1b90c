const { Volume } = require("@pulumi/aws/ebs");
const { Key } = require("@pulumi/aws/kms");
const { backUp } = require("../backups");
const { bare, sound } = require("../service");

// A volume is lost with what it holds since the last snapshot, whatever hits it.
const volume = new Volume("ebs-volume", {
  availabilityZone: "eu-central-1a",
  size: 100,
  type: "gp3",
  encrypted: true,
  kmsKeyId: new Key("ebs-volume").arn,
  tags: { ...sound("ebs-volume"), "continuity:rto": "4h", "continuity:rpo": "12h" },
});
backUp("ebs-volume", [volume.arn]);

new Volume("ebs-volume-bare", { availabilityZone: "eu-central-1a", size: 100, tags: bare("ebs-volume") });
