import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { ways } from "./ways";

const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });

const cluster = (inputs: Bag = {}, subnets = [a, b]) =>
  resource(
    "aws:eks/cluster:Cluster",
    "shop",
    { roleArn: UNKNOWN, vpcConfig: { subnetIds: subnets.map(() => UNKNOWN) }, ...inputs },
    { edges: { vpcConfig: subnets } },
  );

const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const DEPLOY =
  "deploy it anew to somewhere (people, new endpoint); loses keeps no data 0s; takes deployment (no figure)";
const OUTPOST = "; NOT: its control plane does not run on an Outpost, which is in one zone";
const ONE_ZONE = "; NOT: nodes reach it from at least 2 zones → give it subnets in 2 zones or more";

test.each<[string, ReturnType<typeof cluster>, string]>([
  ["subnets in two zones", cluster(), ""],
  ["subnets in one, which AWS refuses", cluster({}, [a, a]), ONE_ZONE],
  ["subnets that are computed, which AWS refuses if they are in one", cluster({ vpcConfig: UNKNOWN }, []), ""],
  ["a cluster on an Outpost", cluster({ outpostConfig: { outpostArns: [UNKNOWN] } }), OUTPOST],
  ["a cluster that may be on an Outpost", cluster({ outpostConfig: UNKNOWN }), OUTPOST],
])("%s", (_name, one, doubt) => {
  expect(ways(one, { others: [a, b] })).toEqual({
    instance: [HERE],
    zone: [`${HERE}${doubt}`],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

test("a twin in another Region takes over", () => {
  const twin = resource("aws:eks/cluster:Cluster", "shop-frankfurt", {}, { provider: FRANKFURT });
  expect(ways(cluster(), { others: [a, b], siblings: [twin] }).region).toEqual([
    "shop-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); loses keeps no data 0s; takes nothing",
    DEPLOY,
  ]);
});
