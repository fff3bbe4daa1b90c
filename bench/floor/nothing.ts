import { PolicyPack } from "@pulumi/policy";

// The least that a pack with one resource policy and one stack policy can do: what the SDK itself costs.
new PolicyPack("floor", {
  policies: [
    {
      name: "resource-nothing",
      description: "Does nothing with a resource",
      enforcementLevel: "advisory",
      validateResource: () => {},
    },
    {
      name: "stack-nothing",
      description: "Does nothing with a stack",
      enforcementLevel: "mandatory",
      validateStack: () => {},
    },
  ],
});
