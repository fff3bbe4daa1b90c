const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("throws", {
  policies: [
    {
      name: "fragile",
      description: "Throws at things.",
      enforcementLevel: "advisory",
      validateResource: (args) => {
        if (args.type === "cloud:index:Thing") {
          throw new Error("cannot read size");
        }
      },
    },
  ],
});
