const { asset } = require("@pulumi/pulumi");
const { Function: LambdaFunction } = require("@pulumi/aws/lambda");
const { network } = require("../network");
const { away } = require("../regions");
const { bare, sound } = require("../service");

const settings = {
  runtime: "nodejs22.x",
  handler: "index.handler",
  role: "arn:aws:iam::123456789012:role/function",
  code: new asset.AssetArchive({ "index.js": new asset.StringAsset("exports.handler = async () => {};") }),
};
const inSubnets = (name, options) => {
  const { vpc, subnetIds } = network(name, options);
  return { vpcConfig: { subnetIds, securityGroupIds: [vpc.defaultSecurityGroupId] } };
};

const tags = sound("lambda-function");
new LambdaFunction("lambda-function", { ...settings, ...inSubnets("lambda-function"), tags });
new LambdaFunction("lambda-function-away", { ...settings, ...inSubnets("lambda-function-away", away), tags }, away);

new LambdaFunction("lambda-function-bare", { ...settings, tags: bare("lambda-function") });
