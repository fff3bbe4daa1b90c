const { Key, ReplicaKey } = require("@pulumi/aws/kms");
const { away } = require("../regions");
const { bare, sound } = require("../service");

// A key is a member only where a tag says so.
const role = { "continuity:role": "data" };

const key = new Key("kms-key", {
  multiRegion: true,
  deletionWindowInDays: 30,
  tags: { ...sound("kms-key"), ...role },
});
new ReplicaKey("kms-key", { primaryKeyArn: key.arn }, away);

new Key("kms-key-bare", { tags: { ...bare("kms-key"), ...role } });
