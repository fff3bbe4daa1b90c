const { ComponentResource } = require("@pulumi/pulumi");
const { backups, database, SNAPSHOTS_ONLY } = require("../shop");

class Shop extends ComponentResource {
  constructor(name) {
    super("shop:index:Shop", name);
    const db = database(`${name}-db`, SNAPSHOTS_ONLY, { parent: this });
    backups({}, { resources: [db.arn] }, { parent: this });
    this.registerOutputs({ endpoint: db.endpoint });
  }
}

new Shop("orders");
