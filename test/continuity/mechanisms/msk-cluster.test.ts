import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, provider, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const TYPE = "aws:msk/cluster:Cluster";
const [a, b, c] = ["a", "b", "c"].map((zone) =>
  resource("aws:ec2/subnet:Subnet", zone, { availabilityZone: `eu-west-1${zone}` }),
) as [ReturnType<typeof resource>, ReturnType<typeof resource>, ReturnType<typeof resource>];
const cluster = (inputs: Bag = {}, subnets = [a, b, c]) =>
  resource(
    TYPE,
    "events",
    {
      kafkaVersion: "3.8.x",
      numberOfBrokerNodes: 3,
      brokerNodeGroupInfo: { instanceType: "kafka.m7g.large", clientSubnets: subnets.map(() => UNKNOWN) },
      ...inputs,
    },
    { edges: { brokerNodeGroupInfo: subnets } },
  );
const told = (one: ReturnType<typeof cluster>, about: About = {}) => ways(one, { others: [a, b, c], ...about });
const doubts = (way: string | undefined) => way?.split("; ").slice(3);

const LEFT =
  "the brokers that are left go on (automatic, same endpoint); loses replication of every topic (no figure); takes takeover of partitions (no figure)";

test("three brokers in three zones; nothing brings back data or a Region", () => {
  expect(told(cluster())).toEqual({ instance: [LEFT], zone: [LEFT] });
});

test("what somebody vouches for", () => {
  const assumptions = [vouched("replica-lag", 0), vouched("start-time", 60)];
  expect(told(cluster(), { assumptions }).zone).toEqual([
    "the brokers that are left go on (automatic, same endpoint); loses replication of every topic 0s; takes takeover of partitions 1m",
  ]);
});

describe("what is left", () => {
  const few = (left: string, order = "") => `NOT: enough brokers are left (${left})${order}`;
  const unclear = (why: string) => `UNKNOWN: enough brokers are left, since ${why}`;

  test.each<[string, ReturnType<typeof cluster>, About, readonly string[], readonly string[]]>([
    ["all in one zone", cluster({}, [a, a]), {}, [], [few("0 of 3")]],
    [
      "less than the service needs",
      cluster({}, [a, b]),
      { minimumServiceLevel: 0.6 },
      [],
      [few("1 of 3, 0.6 of them needed")],
    ],
    [
      "one broker",
      cluster({ numberOfBrokerNodes: 1 }),
      {},
      [few("0 of 1", " → set numberOfBrokerNodes of events to 2")],
      [few("0 of 1", " → set numberOfBrokerNodes of events to 2")],
    ],
    [
      "a number that is computed",
      cluster({ numberOfBrokerNodes: UNKNOWN }),
      {},
      [unclear("numberOfBrokerNodes of events is computed and not known at preview")],
      [unclear("numberOfBrokerNodes of events is computed and not known at preview")],
    ],
    [
      "no number",
      cluster({ numberOfBrokerNodes: null }),
      {},
      [unclear("numberOfBrokerNodes of events is left out")],
      [unclear("numberOfBrokerNodes of events is left out")],
    ],
  ])("%s", (_name, one, about, instance, zone) => {
    const all = told(one, about);
    expect([doubts(all.instance?.[0]), doubts(all.zone?.[0])]).toEqual([instance, zone]);
  });
});

describe("another Region", () => {
  const far = resource(TYPE, "far", {}, { provider: FRANKFURT });
  const replicator = (at = FRANKFURT) =>
    resource(
      "aws:msk/replicator:Replicator",
      "copy",
      { kafkaClusters: UNKNOWN },
      { provider: at, edges: { kafkaClusters: [cluster(), far] } },
    );
  const TURN =
    "clients turn to far to eu-central-1 (people, new endpoint); loses replication between Regions (no figure); takes nothing";

  test.each<[string, ReturnType<typeof replicator>, string]>([
    ["a replicator copies there", replicator(), ""],
    ["a replicator copies here", replicator(provider("eu-west-1")), "; NOT: copy copies to far"],
    [
      "the Region of the replicator is not known",
      replicator(provider(undefined)),
      "; UNKNOWN: copy copies to far, since the Region of copy or of far is not known at preview",
    ],
  ])("%s", (_name, copy, doubt) => {
    expect(told(cluster(), { others: [far, copy] }).region).toEqual([`${TURN}${doubt}`]);
  });

  test("a cluster that nothing copies to does not count", () => {
    expect(told(cluster(), { others: [far], siblings: [far] }).region).toBeUndefined();
  });
});
