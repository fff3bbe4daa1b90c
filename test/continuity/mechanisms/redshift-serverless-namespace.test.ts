import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, plan, resource, rule, selection, vault } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const TYPE = "aws:redshiftserverless/namespace:Namespace";
const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const namespace = (inputs: Bag = {}) => resource(TYPE, "sales", { namespaceName: "sales", ...inputs });
const workgroup = (inputs: Bag = {}, subnets = [a, b], of: readonly ReturnType<typeof namespace>[] = []) =>
  resource(
    "aws:redshiftserverless/workgroup:Workgroup",
    "queries",
    { workgroupName: "queries", namespaceName: "sales", subnetIds: subnets.map(() => UNKNOWN), ...inputs },
    { edges: { subnetIds: subnets, namespaceName: of } },
  );
const told = (others: About["others"] = [], about: About = {}, inputs: Bag = {}) =>
  ways(namespace(inputs), { others: [a, b, ...others], ...about });
const doubts = (way: string | undefined) => way?.split("; ").slice(3);

const STORED = "loses storage of the Region 0s";
const REPLACED = `AWS replaces its compute (automatic, same endpoint); ${STORED}; takes new compute (no figure)`;
const ELSEWHERE = REPLACED.replace("AWS replaces its compute", "its workgroup computes in another zone");
const ANOTHER = `a new workgroup (people, new endpoint); ${STORED}; takes start of a new workgroup (no figure)`;
const POINT =
  "restore a recovery point (people, same endpoint); loses recovery point 15m to 30m + recovery point is made (no figure); takes restore (no figure); NOT: its recovery points outlive a deletion";

test("a namespace with a workgroup in two zones; nothing brings back its data or a Region", () => {
  expect(told([workgroup()])).toEqual({ instance: [REPLACED, ANOTHER], zone: [ELSEWHERE, ANOTHER], data: [POINT] });
});

test("what somebody vouches for", () => {
  expect(told([workgroup()], { assumptions: [vouched("start-time", 600)] }).zone).toEqual([
    ELSEWHERE.replace("(no figure)", "10m"),
    ANOTHER.replace("(no figure)", "10m"),
  ]);
});

describe("its workgroup", () => {
  const NONE = "NOT: it has a workgroup → add a workgroup to sales";
  const STRAY = "UNKNOWN: it has a workgroup, since which namespace queries belongs to is not known at preview";
  const spread = (why: string) => `UNKNOWN: it spans at least 2 zones, since ${why}`;

  test.each<[string, ReturnType<typeof told>, readonly string[], readonly string[]]>([
    ["by reference", told([workgroup({ namespaceName: UNKNOWN }, [a, b], [namespace()])]), [], []],
    ["none", told(), [NONE], [NONE]],
    ["of another namespace", told([workgroup({ namespaceName: "stock" })]), [NONE], [NONE]],
    ["of nobody knows which namespace", told([workgroup({ namespaceName: UNKNOWN })]), [STRAY], [STRAY]],
    [
      "one that may be of this namespace, whose name is computed",
      told([workgroup({ namespaceName: "stock" })], {}, { namespaceName: UNKNOWN }),
      [STRAY],
      [STRAY],
    ],
    [
      "all subnets in one zone",
      told([workgroup({}, [a, a])]),
      [],
      ["NOT: it spans at least 2 zones → give it subnets in 2 zones or more"],
    ],
    [
      "subnets left out",
      told([workgroup({ subnetIds: null })]),
      [],
      [spread("in which zones queries runs is left to AWS")],
    ],
  ])("%s", (_name, all, instance, zone) => {
    expect([doubts(all.instance?.[0]), doubts(all.zone?.[0])]).toEqual([instance, zone]);
  });
});

test("what AWS Backup keeps of it counts for data; whether it copies that, nobody says", () => {
  const far = vault("far", {}, { provider: FRANKFURT });
  const copied = rule("daily", { copyActions: [{ destinationVaultArn: UNKNOWN }] });
  const nightly = plan("nightly", [copied], { edges: { rules: [far] } });
  const all = selection("all", nightly, { resources: ["arn:aws:redshift-serverless:*:*:namespace/*"] });
  const { data = [], region = [] } = told([workgroup(), vault("main"), far, nightly, all]);
  expect(data.map((way) => way.split(" (people")[0])).toEqual([
    "restore a recovery point",
    "restore a snapshot from AWS Backup",
    "restore a copy from far to eu-central-1",
  ]);
  expect(region.map((way) => doubts(way)?.[0])).toEqual([
    "UNKNOWN: AWS Backup copies its points, since nothing that AWS says of Redshift Serverless confirms it",
    "NOT: its points lie in another Region",
  ]);
});
