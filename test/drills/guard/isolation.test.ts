import { expect, test } from "@jest/globals";
import { isGateway, type NetworkFacts, openings } from "../../../drills/guard/isolation";

const GROUP = { id: "sg-1", vpc: "vpc-1", from: ["10.0.0.0/16"], to: [] };
const CLOSED: NetworkFacts = { subnetGroupVpc: "vpc-1", groups: [GROUP], gateways: [] };

test.each<[string, Partial<NetworkFacts>, readonly string[]]>([
  ["closed", {}, []],
  ["a route out", { gateways: ["igw-1"] }, ["its subnets have a route to the internet (igw-1)"]],
  ["open to all", { groups: [{ ...GROUP, from: ["0.0.0.0/0"] }] }, ["security group sg-1 lets in whoever comes"]],
  ["open to all of IPv6", { groups: [{ ...GROUP, from: ["::/0"] }] }, ["security group sg-1 lets in whoever comes"]],
  ["a way out", { groups: [{ ...GROUP, to: ["0.0.0.0/0"] }] }, ["security group sg-1 lets out to anywhere"]],
  ["of another network", { groups: [{ ...GROUP, vpc: "vpc-2" }] }, ["security group sg-1 is of vpc-2, not of vpc-1"]],
])("%s", (_, more, expected) => {
  expect(openings({ ...CLOSED, ...more })).toEqual(expected);
});

test.each([
  ["igw-1", true],
  ["nat-1", true],
  ["eigw-1", true],
  ["local", false],
  ["vpce-1", false],
])("%s leads to the internet: %s", (id, leads) => {
  expect(isGateway(id)).toBe(leads);
});
