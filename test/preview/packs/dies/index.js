const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("dies", {
  policies: [
    {
      name: "fatal",
      description: "Ends its own process.",
      enforcementLevel: "advisory",
      validateStack: () => {
        console.error("Error: out of luck");
        process.exit(7);
      },
    },
  ],
});
