import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const GROUP = "aws:autoscaling/group:Group";

const web = (inputs: Bag = {}, tags: Bag = {}) =>
  resource(GROUP, "web", {
    minSize: 4,
    maxSize: 8,
    availabilityZones: ["eu-west-1a", "eu-west-1b"],
    tags: Object.entries({ "continuity:service": "shop", "continuity:minimum-service-level": "0.5", ...tags }).map(
      ([key, value]) => ({ key, value, propagateAtLaunch: true }),
    ),
    ...inputs,
  });

const finding: Finding = {
  rule: "capacity-left",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  service: "shop",
  scenario: "zone",
  urn: urnOf(GROUP, "web"),
  message: "web: not enough instances are left (1 of 3, 0.5 of them needed) (zone).",
  fix: "Set desiredCapacity of web to 4.",
};

const three = [web({ minSize: 3 })];

const rows: readonly Row[] = [
  ["half of it is left", [web()], {}, []],
  ["less than half", three, {}, [finding]],
  [
    "all in one zone",
    [web({ availabilityZones: ["eu-west-1a"] })],
    {},
    [
      {
        ...finding,
        message: "web: not enough instances are left (0 of 4, 0.5 of them needed) (zone).",
        fix: "Spread it over more zones, with units in those that are left.",
      },
    ],
  ],
  [
    "zones that are computed",
    [web({ availabilityZones: UNKNOWN })],
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "web: whether enough instances are left is unproven (zone): availabilityZones of web is computed and not known at preview.",
        fix: "Spread it over more zones, or lower the minimum service level.",
      },
    ],
  ],
  ["no level is stated", [web({ minSize: 1 }, { "continuity:minimum-service-level": null })], {}, []],
  ["lowered", three, { rules: { "capacity-left": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", three, { rules: { "capacity-left": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("capacity-left", resources, options)).toEqual(expected);
});
