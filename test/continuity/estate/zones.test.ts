import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import {
  SUBNET_TYPE,
  spansZones,
  togetherIn,
  type ZoneSource,
  type Zones,
  zonesOf,
} from "../../../continuity/estate/zones";
import { indexOf, resource } from "../estate-builder";

const subnet = (name: string, inputs: Bag, outputs: Bag = {}) => resource(SUBNET_TYPE, name, inputs, { outputs });
const a = subnet("a", { availabilityZone: "eu-west-1a" });
const alsoA = subnet("also-a", { availabilityZone: "eu-west-1a" });
const b = subnet("b", { availabilityZone: "eu-west-1b" });
const byId = subnet("by-id", { availabilityZoneId: "euw1-az1" });
const left = subnet("left", {});
const computed = subnet("computed", { availabilityZone: UNKNOWN });
const there = subnet("there", {}, { id: "subnet-1", availabilityZone: "eu-west-1c" });

const GROUP = "aws:rds/subnetGroup:SubnetGroup";
const group = resource(
  GROUP,
  "private",
  { name: "private", subnetIds: [UNKNOWN, UNKNOWN] },
  { edges: { subnetIds: [a, b] } },
);

const SOURCES: readonly ZoneSource[] = [
  { zones: "availabilityZone" },
  { subnets: "vpc.subnetIds" },
  { group: "subnetGroupName", type: GROUP, subnets: "subnetIds" },
];

function zones(inputs: Bag, from: readonly EstateResource[] = [], property = "vpc"): Zones {
  const one = resource("aws:x:X", "x", inputs, { edges: { [property]: from } });
  return zonesOf(one, SOURCES, indexOf(one, a, alsoA, b, byId, left, computed, there, group));
}

const set = (...names: string[]) => new Set(names);
const inVpc = (subnetIds: Value) => ({ vpc: { subnetIds } });

describe("the zones of a resource", () => {
  test.each<[string, Zones, Zones]>([
    ["it says nothing", zones({}), { known: set(), because: "in which zones x runs is left to AWS" }],
    ["its own zone", zones({ availabilityZone: "eu-west-1a" }), { known: set("eu-west-1a") }],
    [
      "its own zone is computed",
      zones({ availabilityZone: UNKNOWN }),
      { known: set(), because: "availabilityZone of x is computed and not known at preview" },
    ],
    ["two subnets", zones(inVpc([UNKNOWN, UNKNOWN]), [a, b]), { known: set("eu-west-1a", "eu-west-1b") }],
    ["a block written as a list of one", zones({ vpc: [{ subnetIds: [UNKNOWN] }] }, [a]), { known: set("eu-west-1a") }],
    ["two subnets in one zone", zones(inVpc([UNKNOWN, UNKNOWN]), [a, alsoA]), { known: set("eu-west-1a") }],
    [
      "mappings",
      zones(inVpc([{ subnetId: UNKNOWN }, { subnetId: "subnet-1" }]), [b]),
      { known: set("eu-west-1b", "eu-west-1c") },
    ],
    [
      "more references than elements",
      zones(inVpc([UNKNOWN]), [a, b]),
      { known: set(), because: "vpc.subnetIds of x is not known at preview" },
    ],
    [
      "a list that is computed as a whole",
      zones(inVpc(UNKNOWN), [a, b]),
      { known: set(), because: "vpc.subnetIds of x is not known at preview" },
    ],
    [
      "AWS chooses the zone of one",
      zones(inVpc([UNKNOWN, UNKNOWN]), [a, left]),
      { known: set("eu-west-1a"), because: "the zone of subnet left is left to AWS" },
    ],
    [
      "the zone of one is computed",
      zones(inVpc([UNKNOWN]), [computed]),
      { known: set(), because: "availabilityZone of computed is computed and not known at preview" },
    ],
    ["a subnet by its id", zones(inVpc(["subnet-1"])), { known: set("eu-west-1c") }],
    [
      "a subnet from elsewhere",
      zones(inVpc(["subnet-2"])),
      { known: set(), because: "a subnet is not part of this program, so its zone is not known" },
    ],
    [
      "names and ids may mean the same zone",
      zones(inVpc([UNKNOWN, UNKNOWN, UNKNOWN]), [a, b, byId]),
      {
        known: set("eu-west-1a", "eu-west-1b"),
        because: "some zones are named and others given by id, which may be the same",
      },
    ],
    ["a subnet group by name", zones({ subnetGroupName: "private" }), { known: set("eu-west-1a", "eu-west-1b") }],
    [
      "a subnet group by reference",
      zones({ subnetGroupName: UNKNOWN }, [group], "subnetGroupName"),
      { known: set("eu-west-1a", "eu-west-1b") },
    ],
    [
      "a subnet group from elsewhere",
      zones({ subnetGroupName: "other" }),
      { known: set(), because: "the subnet group of x is not known or not part of this program" },
    ],
    ["no block", zones({ vpc: "text" }), { known: set(), because: "vpc.subnetIds of x is not known at preview" }],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test.each<[Zones, number, true | false | "unknown"]>([
  [{ known: set("a", "b") }, 2, true],
  [{ known: set("a", "b"), because: "?" }, 2, true],
  [{ known: set("a") }, 2, false],
  [{ known: set("a"), because: "?" }, 2, "unknown"],
])("%j spans %d zones: %s", (found, atLeast, expected) => {
  expect(spansZones(found, atLeast)).toBe(expected);
});

test("what is not known never adds a zone, and the order of subnets does not matter", () => {
  const all = [a, alsoA, b, byId, left, computed];
  fc.assert(
    fc.property(fc.shuffledSubarray(all), (some) => {
      const found = zones(inVpc(some.map(() => UNKNOWN)), some);
      const sorted = zones(
        inVpc(some.map(() => UNKNOWN)),
        [...some].sort((x, y) => (x.name < y.name ? -1 : 1)),
      );
      expect(found.known).toEqual(sorted.known);
      expect(found.known.size).toBeLessThanOrEqual(
        new Set(some.flatMap(({ inputs }) => Object.values(inputs ?? {}))).size,
      );
    }),
  );
});

describe("the zones of several resources together", () => {
  test.each<[string, Zones, Zones]>([
    ["of none", togetherIn(), { known: set() }],
    ["in the same zone", togetherIn({ known: set("a") }, { known: set("a") }), { known: set("a") }],
    ["in two", togetherIn({ known: set("a") }, { known: set("b") }), { known: set("a", "b") }],
    [
      "one of them not known",
      togetherIn({ known: set("a") }, { known: set(), because: "who knows" }),
      { known: set("a"), because: "who knows" },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
