const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("sleeps", {
  policies: [
    {
      name: "endless",
      description: "Never answers.",
      enforcementLevel: "advisory",
      validateStack: () => new Promise(() => {}),
    },
  ],
});
