const { PolicyPack } = require("@pulumi/policy");

const provider = (resource) =>
  resource.provider && { name: resource.provider.name, props: raw(resource.provider.props) };
const raw = (props) =>
  Object.fromEntries(Object.entries(Object.getOwnPropertyDescriptors(props)).map(([key, { value }]) => [key, value]));

new PolicyPack("echo", {
  policies: [
    {
      name: "inputs",
      description: "Says what a resource policy sees.",
      enforcementLevel: "advisory",
      validateResource: (args, report) => {
        console.log(`looking at ${args.name}`);
        report(JSON.stringify({ props: raw(args.props), opts: args.opts, provider: provider(args) }));
      },
    },
    {
      name: "outputs",
      description: "Says what a stack policy sees.",
      enforcementLevel: "mandatory",
      severity: "high",
      validateStack: (args, report) => {
        for (const resource of args.resources) {
          report(
            JSON.stringify({
              props: raw(resource.props),
              parent: resource.parent?.name,
              dependencies: resource.dependencies.map(({ name }) => name),
              propertyDependencies: Object.fromEntries(
                Object.entries(resource.propertyDependencies).map(([key, list]) => [key, list.map(({ name }) => name)]),
              ),
            }),
            resource.urn,
          );
        }
      },
    },
  ],
});
