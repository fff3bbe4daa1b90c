/** A pack that tells what packs get to see: the stack and its configuration, checked inputs, planned outputs. */
const { PolicyPack } = require("@pulumi/policy");
const pulumi = require("@pulumi/pulumi");

const database = "aws:rds/instance:Instance";

/** The raw values, unknowns included: reading a property through the proxy would end the policy. */
const raw = (props, key) => Object.getOwnPropertyDescriptor(props, key)?.value ?? "absent";

new PolicyPack("probe", {
  policies: [
    {
      name: "inputs",
      description: "Tells the checked inputs of databases",
      enforcementLevel: "advisory",
      validateResource: ({ type, props }, report) => {
        if (type === database) {
          report(`multiAz ${raw(props, "multiAz")}, tagsAll ${JSON.stringify(raw(props, "tagsAll"))}`);
        }
      },
    },
    {
      name: "outputs",
      description: "Tells the planned outputs of databases",
      enforcementLevel: "advisory",
      validateStack: ({ resources }, report) => {
        for (const { props, urn } of resources.filter(({ type }) => type === database)) {
          report(`multiAz ${raw(props, "multiAz")}`, urn);
        }
      },
    },
    {
      name: "stack",
      description: "Tells the stack",
      enforcementLevel: "advisory",
      validateStack: (_, report) => {
        const region = new pulumi.Config("aws").get("region");
        report(`${pulumi.getProject()} ${pulumi.getStack()} in ${region}, dry run: ${pulumi.runtime.isDryRun()}`);
      },
    },
    {
      name: "multi-az",
      description: "Databases are multi-AZ",
      enforcementLevel: "mandatory",
      validateResource: ({ type, props }, report) => {
        if (type === database && raw(props, "multiAz") === false) {
          report("is in a single zone");
        }
      },
    },
  ],
});
