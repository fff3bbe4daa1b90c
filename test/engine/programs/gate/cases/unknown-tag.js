const { Vpc } = require("@pulumi/aws/ec2");
const { database, OBJECTIVES, tags } = require("../shop");

const vpc = new Vpc("shop", { cidrBlock: "10.0.0.0/16" });
// One whose service is not known, and one whose objective is not.
database("somebodys-db", { tags: { "continuity:service": vpc.id, ...OBJECTIVES } });
database("orders-db", { multiAz: false, tags: tags({ "continuity:rto": vpc.id, "continuity:rpo": "15m" }) });
