import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { ec2Instance, FRANKFURT, IRELAND, provider, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { ways } from "./ways";

const A = "eu-west-1a";
const B = "eu-west-1b";
const subnet = (zone: Value) => resource("aws:ec2/subnet:Subnet", "staging", { availabilityZone: zone });
const template = (zone: Value = B, at = IRELAND) =>
  resource(
    "aws:drs/replicationConfigurationTemplate:ReplicationConfigurationTemplate",
    "servers",
    { stagingAreaSubnetId: UNKNOWN },
    { provider: at, edges: { stagingAreaSubnetId: [subnet(zone)] } },
  );
const web = (inputs: Bag = {}) => ec2Instance("web", { instanceType: "m5.large", availabilityZone: A, ...inputs });
const lag = (scope: Assumption["for"]): Assumption => ({ ...vouched("replica-lag", 5), for: scope });
const WEB = lag({ kind: "name", glob: "web" });

/** Its ways by Elastic Disaster Recovery, out of a lost zone and out of a lost Region. */
const told = (
  of: ReturnType<typeof template>,
  inputs: Bag = {},
  assumptions: readonly Assumption[] = [WEB],
  zone: Value = B,
) => {
  const all = ways(web(inputs), { others: [of, subnet(zone)], assumptions });
  return [all.zone, all.region].map((some) => some?.filter((way) => way.startsWith("Elastic")) ?? []);
};
const way = (to = "", loses = "5s", doubts = "") =>
  `Elastic Disaster Recovery${to} (people, new endpoint); loses replication of its volumes ${loses}; takes launch of the recovery instance (no figure)${doubts}`;
const FAR = " to eu-central-1";
const other = "the staging area of servers lies in another zone";
const unclear = "the zone of web or of servers is not known at preview";

test("without a template there is none", () => {
  const all = ways(web(), { assumptions: [WEB] });
  expect([all.zone, all.region].flat().filter((one) => one?.startsWith("Elastic"))).toEqual([]);
});

test("in another Region, of an instance that somebody says is replicated, with a time for its launch", () => {
  const launched = [WEB, vouched("start-time", 900)];
  const taken = way(FAR).replace("(no figure)", "15m");
  expect(told(template(B, FRANKFURT), {}, launched)).toEqual([[taken], [taken]]);
});

describe("whether an instance is replicated", () => {
  const doubt =
    "; UNKNOWN: Elastic Disaster Recovery replicates it by servers, since agents on servers decide that, and no resource tells → if it does, declare replica-lag for web in lifeboat.yaml";
  test.each<[string, readonly Assumption[], string]>([
    ["nobody says", [], way(FAR, "(no figure)", doubt)],
    ["is not said of its whole service", [lag({ kind: "service", service: "orders" })], way(FAR, "5s", doubt)],
    ["is not said of another", [lag({ kind: "name", glob: "db" })], way(FAR, "(no figure)", doubt)],
    ["is said of all instances", [lag({ kind: "type", type: "aws:ec2/instance:Instance" })], way(FAR)],
  ])("%s", (_name, assumptions, expected) => {
    expect(told(template(B, FRANKFURT), {}, assumptions)[1]).toEqual([expected]);
  });
});

test.each<[string, ReturnType<typeof told>, string]>([
  ["another zone", told(template()), ""],
  ["its own zone", told(template(A), {}, [WEB], A), `; NOT: ${other} → give servers a subnet in another zone than web`],
  ["a zone that is computed", told(template(UNKNOWN), {}, [WEB], UNKNOWN), `; UNKNOWN: ${other}, since ${unclear}`],
  [
    "an instance whose zone is left to AWS",
    told(template(), { availabilityZone: null }),
    `; UNKNOWN: ${other}, since ${unclear}`,
  ],
  [
    "a zone by id, the other by name",
    told(template("euw1-az2"), {}, [WEB], "euw1-az2"),
    `; UNKNOWN: ${other}, since ${unclear}`,
  ],
])("in the same Region it is for a lost zone only: %s", (_name, actual, doubts) => {
  expect(actual).toEqual([[way("", "5s", doubts)], []]);
});

test("a template whose Region is not known proves nothing", () => {
  const [zone, region] = told(template(UNKNOWN, provider(undefined)), {}, [WEB], UNKNOWN);
  expect([zone, region]).toEqual([
    [way(" to somewhere", "5s", `; UNKNOWN: ${other}, since ${unclear}`)],
    [
      way(
        " to somewhere",
        "5s",
        "; UNKNOWN: servers lies in another Region, since the Region of servers or of web is not known at preview",
      ),
    ],
  ]);
});
