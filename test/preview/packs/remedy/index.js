const { PolicyPack } = require("@pulumi/policy");

new PolicyPack("remedy", {
  policies: [
    {
      name: "encrypt",
      description: "Encrypts things.",
      enforcementLevel: "remediate",
      remediateResource: (args) => (args.type === "cloud:index:Thing" ? { ...args.props, encrypted: true } : undefined),
    },
  ],
});
