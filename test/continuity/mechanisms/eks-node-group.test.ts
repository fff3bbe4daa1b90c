import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });

const nodes = (scalingConfig: Bag[string] = { desiredSize: 2, minSize: 1, maxSize: 4 }, subnets = [a, b]) =>
  resource(
    "aws:eks/nodeGroup:NodeGroup",
    "workers",
    { clusterName: "shop", nodeRoleArn: UNKNOWN, scalingConfig, subnetIds: subnets.map(() => UNKNOWN) },
    { edges: { subnetIds: subnets } },
  );

const around = (about: About = {}): About => ({ others: [a, b], ...about });

const GO_ON =
  "the nodes that are left go on (automatic, same endpoint); loses keeps no data 0s; takes start of pods on other nodes (no figure)";
const NEW =
  "the node group starts new nodes (automatic, same endpoint); loses keeps no data 0s; takes start of new nodes (no figure)";
const NEW_ZONE = NEW.replace("nodes (a", "nodes in another zone (a");
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";

test("two nodes in two zones", () => {
  expect(ways(nodes(), around())).toEqual({
    instance: [GO_ON, NEW],
    zone: [GO_ON, NEW_ZONE],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

test("in the time that somebody vouches for", () => {
  const { zone } = ways(nodes(), around({ assumptions: [vouched("start-time", 300)] }));
  expect(zone?.map((way) => way.split("; takes ")[1])).toEqual([
    "start of pods on other nodes 5m",
    "start of new nodes 5m",
  ]);
});

describe("what is left", () => {
  const more = (count: number) => `set scalingConfig.desiredSize of workers to ${count}`;
  const unclear = (because: string) => `UNKNOWN: enough nodes are left, since ${because}`;
  const ONE_ZONE = "NOT: it spans at least 2 zones → give it subnets in 2 zones or more";

  test.each<[string, ReturnType<typeof nodes>, About, readonly string[]]>([
    ["one of two", nodes(), {}, ["", "", ""]],
    [
      "nothing of one",
      nodes({ desiredSize: 1, minSize: 1 }),
      {},
      [`NOT: enough nodes are left (0 of 1) → ${more(2)}`, `NOT: enough nodes are left (0 of 1) → ${more(2)}`, ""],
    ],
    ["absent: the least", nodes({ minSize: 2 }), {}, ["", "", ""]],
    [
      "absent both: none",
      nodes({}),
      {},
      [`NOT: enough nodes are left (0 of 0) → ${more(2)}`, `NOT: enough nodes are left (0 of 0) → ${more(2)}`, ""],
    ],
    ["as a list", nodes([{ desiredSize: 2 }]), {}, ["", "", ""]],
    ["one zone", nodes(undefined, [a, a]), {}, ["", "NOT: enough nodes are left (0 of 2)", ONE_ZONE]],
    [
      "the minimum service level",
      nodes({ desiredSize: 3 }),
      { minimumServiceLevel: 0.5 },
      ["", `NOT: enough nodes are left (1 of 3, 0.5 of them needed) → ${more(4)}`, ""],
    ],
    [
      "a size that is computed",
      nodes({ desiredSize: UNKNOWN }),
      {},
      [unclear("desiredSize is not known at preview"), unclear("desiredSize is not known at preview"), ""],
    ],
    [
      "no block",
      nodes("two"),
      {},
      [unclear("scalingConfig of workers is not known"), unclear("scalingConfig of workers is not known"), ""],
    ],
  ])("%s", (_name, one, about, expected) => {
    const { instance = [], zone = [] } = ways(one, around(about));
    expect([instance[0], ...zone].map((way) => way?.split("; ").slice(3).join("; "))).toEqual(expected);
  });
});

test("a twin in another Region takes over", () => {
  const twin = resource(
    "aws:eks/nodeGroup:NodeGroup",
    "workers-frankfurt",
    { scalingConfig: { desiredSize: 1 } },
    { provider: FRANKFURT },
  );
  expect(ways(nodes(), around({ siblings: [twin] })).region).toEqual([
    "workers-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses keeps no data 0s; takes nothing",
    DEPLOY,
  ]);
});
