const pulumi = require("@pulumi/pulumi");

class Thing extends pulumi.CustomResource {
  constructor(name, args, options) {
    super("cloud:index:Thing", name, { arn: undefined, ...args }, options);
  }
}
class Group extends pulumi.ComponentResource {
  constructor(name, options) {
    super("shop:index:Group", name, {}, options);
  }
}
class Cloud extends pulumi.ProviderResource {
  constructor(name, args, options) {
    super("cloud", name, args, options);
  }
}

const mark = (key) => (args) => ({
  props: { ...args.props, order: pulumi.output(args.props.order).apply((order) => [...(order ?? []), key]) },
  opts: args.opts,
});
pulumi.runtime.registerResourceTransform((args) => (args.name === "changed" ? mark("stack")(args) : undefined));

const first = new Thing("first", {});
const group = new Group("group", {
  protect: true,
  retainOnDelete: true,
  aliases: [{ name: "old-group" }, "urn:pulumi:dev::shop::shop:index:Team::group"],
  transforms: [(args) => (args.name === "changed" ? mark("parent")(args) : undefined)],
});
const inner = new Group("inner", { parent: group, aliases: [{ parent: pulumi.rootStackResource }] });
new Thing(
  "changed",
  { source: first.arn, order: [] },
  {
    parent: inner,
    transforms: [
      mark("own"),
      (args) => ({ props: args.props, opts: { ...args.opts, ignoreChanges: ["size"], protect: false } }),
    ],
  },
);
new Thing("inherits", {}, { parent: inner, aliases: [{ type: "cloud:index:Item", project: "store", stack: "prod" }] });

const known = new Cloud("known", { region: "eu-central-1", defaultTags: JSON.stringify({ tags: { a: "b" } }) });
const unknown = new Cloud("unknown", { region: first.arn });
new Thing("in-known", { size: "small" }, { provider: known });
new Thing("in-unknown", { size: "small" }, { provider: unknown });
const carrier = new Group("carrier", { providers: [known] });
new Thing("carried", {}, { parent: carrier, customTimeouts: { create: "1h30m" } });
