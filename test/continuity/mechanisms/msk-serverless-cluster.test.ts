import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const TYPE = "aws:msk/serverlessCluster:ServerlessCluster";
const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const cluster = (inputs: Bag = {}, subnets = [a, b]) =>
  resource(
    TYPE,
    "events",
    {
      clientAuthentication: { sasl: { iam: { enabled: true } } },
      vpcConfigs: [{ subnetIds: subnets.map(() => UNKNOWN) }],
      ...inputs,
    },
    { edges: { vpcConfigs: subnets } },
  );
const told = (one = cluster(), about: About = {}) => ways(one, { others: [a, b], ...about });
const doubts = (way: string | undefined) => way?.split("; ").slice(3);

const ON =
  "AWS goes on with other brokers (automatic, same endpoint); loses replication of every topic (no figure); takes takeover of partitions (no figure)";

test("clients in two zones; nothing brings back data or a Region", () => {
  expect(told()).toEqual({ instance: [ON], zone: [ON] });
});

test("what somebody vouches for", () => {
  const assumptions = [vouched("replica-lag", 0), vouched("start-time", 60)];
  expect(told(cluster(), { assumptions }).zone).toEqual([
    "AWS goes on with other brokers (automatic, same endpoint); loses replication of every topic 0s; takes takeover of partitions 1m",
  ]);
});

test.each<[string, ReturnType<typeof cluster>, readonly string[]]>([
  ["all in one zone", cluster({}, [a, a]), ["NOT: it spans at least 2 zones → give it subnets in 2 zones or more"]],
  [
    "of several networks: which subnet is of which nobody can tell",
    cluster({ vpcConfigs: [{ subnetIds: [UNKNOWN] }, { subnetIds: [UNKNOWN] }] }),
    ["UNKNOWN: it spans at least 2 zones, since vpcConfigs.subnetIds of events is not known at preview"],
  ],
])("the subnets of its clients: %s", (_name, one, zone) => {
  const all = told(one);
  expect([doubts(all.instance?.[0]), doubts(all.zone?.[0])]).toEqual([[], zone]);
});

describe("another Region", () => {
  const replicator = (far: ReturnType<typeof cluster>) =>
    resource(
      "aws:msk/replicator:Replicator",
      "copy",
      { kafkaClusters: UNKNOWN },
      { provider: FRANKFURT, edges: { kafkaClusters: [cluster(), far] } },
    );

  test.each([TYPE, "aws:msk/cluster:Cluster"])("a replicator copies to %s", (type) => {
    const far = resource(type, "far", {}, { provider: FRANKFURT });
    expect(told(cluster(), { others: [far, replicator(far)] }).region).toEqual([
      "clients turn to far to eu-central-1 (people, new endpoint); loses replication between Regions (no figure); takes nothing",
    ]);
  });
});
