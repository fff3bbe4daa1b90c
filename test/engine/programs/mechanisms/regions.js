const { Provider } = require("@pulumi/aws/provider");

/** Options for what lies in a second Region. */
exports.away = { provider: new Provider("away", { region: "eu-west-1" }) };
