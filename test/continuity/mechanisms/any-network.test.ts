import { test } from "@jest/globals";
import { mechanismOf } from "../../../continuity/mechanisms/catalogue";
import { expectJudged } from "./joined";

const MEMBERS = [
  "aws:apigateway/restApi:RestApi",
  "aws:cloudfront/distribution:Distribution",
  "aws:cognito/userPool:UserPool",
  "aws:ec2/natGateway:NatGateway",
  "aws:elb/loadBalancer:LoadBalancer",
  "aws:kms/key:Key",
  "aws:lb/loadBalancer:LoadBalancer",
  "aws:route53/record:Record",
  "aws:secretsmanager/secret:Secret",
  "aws:sfn/stateMachine:StateMachine",
];

/** The members, and every type whose settings they join. */
const TYPES = [
  ...new Set(MEMBERS.flatMap((type) => [type, ...Object.keys(mechanismOf(type)?.companions ?? {})])),
].sort();

test("whatever a program says of networks, secrets and keys, it is judged in every scenario, without an error of our own", () => {
  expectJudged(TYPES, {}, 500);
});
