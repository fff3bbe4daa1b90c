const pulumi = require("@pulumi/pulumi");

const thing = (name, args, options) =>
  new pulumi.CustomResource("cloud:index:Thing", name, { arn: undefined, ...args }, options);

const other = new pulumi.StackReference("acme/network/prod");
const existing = thing("existing", { size: "small" }, { id: "thing-1" });
const answer = pulumi.runtime.invokeOutput("cloud:index:getZones", { state: "available", secret: pulumi.secret("x") });
const plain = pulumi.runtime.invoke("cloud:index:getZones", { state: "all" });

thing("uses", {
  vpc: other.getOutput("vpcId"),
  source: existing.arn,
  id: existing.id,
  zones: answer.apply(({ names }) => names),
  all: pulumi.output(plain).apply(({ names }) => names.length),
});
