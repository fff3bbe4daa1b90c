const pulumi = require("@pulumi/pulumi");

new pulumi.CustomResource(
  "cloud:index:Thing",
  "thing",
  {},
  {
    transforms: [
      () => {
        throw new Error("cannot transform");
      },
    ],
  },
);
