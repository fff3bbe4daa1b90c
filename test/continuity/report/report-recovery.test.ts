import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import type { Bag } from "../../../continuity/estate/value";
import { resource, volume } from "../estate-builder";
import { reportOf } from "./sample";

const tags = { "continuity:service": "orders" };

/** Where a member stands, in a program with everything that it refers to. */
function standing(one: EstateResource, ...others: readonly EstateResource[]) {
  const [service] = reportOf([one, ...others]).services;
  const { urn: _, ...told } = service?.recovery?.members[0] ?? { urn: "" };
  return told;
}

const HERE = { role: "data", region: "eu-west-1", everywhere: true, after: [] };
const subnet = (letter: string) =>
  resource("aws:ec2/subnet:Subnet", `subnet-${letter}`, { availabilityZone: `eu-west-1${letter}` });
const clusterInstance = (name: string, of: EstateResource, inputs: Bag) =>
  resource(
    "aws:rds/clusterInstance:ClusterInstance",
    name,
    { clusterIdentifier: "orders", instanceClass: "db.r6g.large", engine: "aurora-mysql", ...inputs },
    { edges: { clusterIdentifier: [of] } },
  );

test("in the zone that it states", () => {
  expect(standing(volume("disk", { tags }))).toEqual({ ...HERE, zones: ["eu-west-1a"] });
});

test("where AWS puts it", () => {
  expect(standing(resource("aws:dynamodb/table:Table", "carts", { name: "carts", tags }))).toEqual({
    ...HERE,
    zones: [],
    because: "in which zones carts runs is left to AWS",
  });
});

test("a cluster in the zones of its instances", () => {
  const cluster = resource("aws:rds/cluster:Cluster", "orders", {
    clusterIdentifier: "orders",
    engine: "aurora-mysql",
    tags,
  });
  const instances = ["a", "b"].map((letter) =>
    clusterInstance(letter, cluster, { availabilityZone: `eu-west-1${letter}` }),
  );
  expect(standing(cluster, ...instances)).toEqual({ ...HERE, zones: ["eu-west-1a", "eu-west-1b"] });
  expect(standing(cluster, clusterInstance("left-to-aws", cluster, {}))).toMatchObject({
    zones: [],
    because: "in which zones left-to-aws runs is left to AWS",
  });
});

test("somewhere in its subnet group", () => {
  const subnets = [subnet("a"), subnet("b")];
  const group = resource(
    "aws:memorydb/subnetGroup:SubnetGroup",
    "group",
    { name: "group", subnetIds: subnets.map(({ name }) => name) },
    { edges: { subnetIds: subnets } },
  );
  const known = subnets.map((one) => ({ ...one, outputs: { id: one.name } }));
  const cluster = resource("aws:memorydb/cluster:Cluster", "cache", {
    aclName: "open-access",
    nodeType: "db.r6g.large",
    subnetGroupName: "group",
    tags,
  });
  expect(standing(cluster, group, ...known)).toMatchObject({
    zones: ["eu-west-1a", "eu-west-1b"],
    everywhere: false,
  });
});

test("what shares its work, with how much of it a zone takes away", () => {
  const group = resource("aws:autoscaling/group:Group", "web", {
    availabilityZones: ["eu-west-1a", "eu-west-1b"],
    desiredCapacity: 5,
    minSize: 2,
    maxSize: 9,
    tags: Object.entries(tags).map(([key, value]) => ({ key, value, propagateAtLaunch: true })),
  });
  expect(standing(group)).toEqual({
    ...HERE,
    role: "compute",
    zones: ["eu-west-1a", "eu-west-1b"],
    capacity: { unit: "instance", units: 5, withoutInstance: 4, withoutZone: 2 },
  });
});

test("what it waits for, by place, and what another stack promises", () => {
  const data = volume("disk", { tags: { ...tags, "continuity:depends-on": "mail" } });
  const web = resource("aws:autoscaling/group:Group", "web", {
    availabilityZones: ["eu-west-1a"],
    minSize: 1,
    maxSize: 1,
    tags: [{ key: "continuity:service", value: "orders", propagateAtLaunch: true }],
  });
  const [service] = reportOf([data, web]).services;
  const members = service?.recovery?.members.map(({ urn, after }) => [urn.split("::").at(-1), after]);
  expect(members).toEqual([
    ["web", [1]],
    ["disk", []],
  ]);
  expect(service?.recovery?.elsewhere.map(({ service: of, scenario, step }) => [of, scenario, step.hi])).toEqual(
    ["instance", "zone", "region", "data", "compromise"].map((scenario) => ["mail", scenario, null]),
  );
});
