const { Role } = require("@pulumi/aws/iam");
const { Provider } = require("@pulumi/aws/provider");
const { database, tags } = require("../shop");

// The tags of the provider make the database a member, and the role is none for all that.
const provider = new Provider("tagging", { region: "eu-central-1", defaultTags: { tags: tags() } });
database("orders-db", { tags: { Name: "orders" }, multiAz: false }, { provider });
new Role("orders", { assumeRolePolicy: "{}" }, { provider });
