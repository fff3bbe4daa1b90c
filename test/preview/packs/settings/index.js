const { PolicyPack } = require("@pulumi/policy");

new PolicyPack(
  "settings",
  {
    policies: [
      {
        name: "says-config",
        description: "Says what it is configured with.",
        enforcementLevel: "mandatory",
        configSchema: {
          properties: {
            limit: { type: "number", default: 5, minimum: 1 },
            mode: { type: "string", enum: ["worst", "scheduled"] },
            rules: { type: "object", additionalProperties: false, properties: { region: { type: "string" } } },
          },
          required: ["mode"],
        },
        validateStack: (args, report) => report(JSON.stringify(args.getConfig())),
      },
    ],
  },
  { "says-config": { mode: "worst" } },
);
