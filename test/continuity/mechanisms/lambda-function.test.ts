import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { ways } from "./ways";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });

const handler = (inputs: Bag = {}, subnets = [a, b]) =>
  resource(
    "aws:lambda/function:Function",
    "resize",
    { role: "arn:aws:iam::111111111111:role/resize", ...inputs },
    { edges: { vpcConfig: subnets } },
  );

const others = [a, b];
const inVpc = (subnetIds: Bag[string]) => ({ vpcConfig: { subnetIds, securityGroupIds: ["sg-1"] } });

const REGIONAL = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const LEFT = "runs in the subnets that are left (automatic, same endpoint); loses keeps no data 0s; takes nothing";
const MOVE =
  "deploy it into a subnet of another zone (people, same endpoint); loses keeps no data 0s; takes deployment (no figure)";
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("outside a VPC", () => {
  expect(ways(handler())).toEqual({
    instance: [REGIONAL],
    zone: [REGIONAL],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

test("in a VPC", () => {
  expect(ways(handler(inVpc([UNKNOWN, UNKNOWN])), { others })).toEqual({
    instance: [REGIONAL],
    zone: [LEFT, MOVE],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

describe("a lost zone", () => {
  const ONE = `${LEFT}; NOT: it spans at least 2 zones → give it subnets in 2 zones or more`;
  const unclear = (because: string) => `${LEFT}; UNKNOWN: it spans at least 2 zones, since ${because}`;

  test.each<[string, ReturnType<typeof handler>, readonly string[]]>([
    ["one subnet", handler(inVpc([UNKNOWN]), [a]), [ONE, MOVE]],
    ["two subnets in one zone", handler(inVpc([UNKNOWN, UNKNOWN]), [a, a]), [ONE, MOVE]],
    ["no subnets, which is outside a VPC", handler(inVpc([]), []), [REGIONAL]],
    ["a block without subnets", handler({ vpcConfig: { securityGroupIds: [] } }, []), [REGIONAL]],
    [
      "subnets that are computed",
      handler(inVpc(UNKNOWN), []),
      [unclear("vpcConfig.subnetIds of resize is not known at preview"), MOVE],
    ],
    [
      "a block that is computed",
      handler({ vpcConfig: UNKNOWN }, []),
      [unclear("vpcConfig.subnetIds of resize is not known at preview"), MOVE],
    ],
    [
      "a subnet of another program",
      handler(inVpc(["subnet-1", UNKNOWN]), [a]),
      [unclear("a subnet is not part of this program, so its zone is not known"), MOVE],
    ],
  ])("%s", (_name, one, expected) => {
    expect(ways(one, { others }).zone).toEqual(expected);
  });
});

test("a twin in another Region takes over, whose time is nothing", () => {
  const twin = resource("aws:lambda/function:Function", "resize-frankfurt", {}, { provider: FRANKFURT });
  expect(ways(handler(), { siblings: [twin] }).region).toEqual([
    "resize-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses keeps no data 0s; takes nothing",
    DEPLOY,
  ]);
});
