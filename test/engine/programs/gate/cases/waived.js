const { Service } = require("../../../../../dist/components");
const { database } = require("../shop");

/** The loss of its zone is accepted by the service, that of its instance by waivers.yaml, though no longer as much. */
const orders = new Service("orders", {
  owner: "team-orders",
  objectives: { rto: "15m", rpo: "15m", data: { rto: "4h", rpo: "15m" } },
  home: { region: "eu-central-1" },
  waive: [
    {
      rule: "objective-met",
      scenario: "zone",
      accepts: { rto: "3h" },
      owner: "cto",
      reason: "the second zone comes in March",
      until: "2027-03-31",
    },
  ],
});
database("orders-db", { multiAz: false, tags: orders.tags });
