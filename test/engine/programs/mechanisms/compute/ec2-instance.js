const { Instance } = require("@pulumi/aws/ec2/instance");
const { Key } = require("@pulumi/aws/kms");
const { backUp } = require("../backups");
const { network } = require("../network");
const { bare, sound } = require("../service");

const { subnetIds } = network("ec2-instance");
const ami = "ami-0123456789abcdef0";

// A server with state: nothing but a recovery point brings its disks back.
const server = new Instance("ec2-instance", {
  ami,
  instanceType: "m7g.large",
  subnetId: subnetIds[0],
  rootBlockDevice: { encrypted: true, kmsKeyId: new Key("ec2-instance").arn, volumeSize: 50 },
  tags: { ...sound("ec2-instance"), "continuity:role": "data", "continuity:rto": "4h", "continuity:rpo": "12h" },
});
backUp("ec2-instance", [server.arn]);

new Instance("ec2-instance-bare", { ami, instanceType: "t4g.small", tags: bare("ec2-instance") });
