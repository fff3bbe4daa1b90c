const { Provider } = require("@pulumi/aws/provider");
const { Vpc } = require("@pulumi/aws/ec2");
const { database, OBJECTIVES, tags } = require("../shop");

const vpc = new Vpc("shop", { cidrBlock: "10.0.0.0/16" });
const provider = new Provider("somewhere", { region: vpc.id.apply(() => "eu-west-1") });
database(
  "orders-db",
  { tags: tags({ ...OBJECTIVES, "continuity:rto:region": "8h", "continuity:rpo:region": "12h" }) },
  { provider },
);
