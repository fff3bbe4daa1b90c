import * as pulumi from "@pulumi/pulumi";

class Thing extends pulumi.CustomResource {
  declare readonly arn: pulumi.Output<string>;
  constructor(name: string, args: pulumi.Inputs, options?: pulumi.CustomResourceOptions) {
    super("cloud:index:Thing", name, { arn: undefined, ...args }, { version: "1.4.0-beta.1", ...options });
  }
}

class Group extends pulumi.ComponentResource {
  constructor(name: string, args: pulumi.Inputs) {
    super("shop:index:Group", name, args);
    this.registerOutputs({ size: 2, member: args.member });
  }
}

const config = new pulumi.Config();
console.log("hello from the program");
pulumi.log.warn("mind the gap");

const configured = new Thing("configured", {
  size: config.require("size"),
  replicas: config.requireNumber("replicas"),
  zones: config.requireObject("zones"),
  multiZone: config.requireBoolean("multiZone"),
  labels: config.getSecretObject("labels"),
  password: config.requireSecret("password"),
});
const dependent = new Thing(
  "dependent",
  {
    source: configured.arn,
    text: pulumi.interpolate`${configured.arn}/path`,
    tags: { known: "yes", unknown: configured.arn },
    fixed: [1, null, { deep: true }],
    absent: undefined,
    hidden: { inner: pulumi.secret("s3cr3t"), outer: "plain" },
  },
  { dependsOn: [configured], additionalSecretOutputs: ["text"] },
);
new Group("group", { member: dependent, objectives: { rto: "4h" } });

export const endpoint = dependent.arn;
export const list = ["a", configured.id];
