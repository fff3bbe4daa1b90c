import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const NAT = "aws:ec2/natGateway:NatGateway";

const subnet = (name: string, availabilityZone: Bag[string]) =>
  resource("aws:ec2/subnet:Subnet", name, { availabilityZone });
const [home, a, b, open] = [
  subnet("public", "eu-west-1a"),
  subnet("a", "eu-west-1a"),
  subnet("b", "eu-west-1b"),
  subnet("open", UNKNOWN),
];

/** A NAT gateway in the first zone, and the subnets that route through it. */
const way = (subnets: readonly EstateResource[], inputs: Bag = {}): readonly EstateResource[] => {
  const tags = { "continuity:service": "shop" };
  const nat = resource(NAT, "way-out", { subnetId: UNKNOWN, tags, ...inputs }, { edges: { subnetId: [home] } });
  const table = resource("aws:ec2/routeTable:RouteTable", "private", { vpcId: "vpc-1" }, { edges: { routes: [nat] } });
  const uses = subnets.map((one) =>
    resource(
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      one.name,
      { routeTableId: UNKNOWN, subnetId: UNKNOWN },
      { edges: { routeTableId: [table], subnetId: [one] } },
    ),
  );
  return [home, a, b, open, nat, table, ...uses];
};

const finding: Finding = {
  rule: "nat-per-zone",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "shop",
  scenario: "zone",
  urn: urnOf(NAT, "way-out"),
  message: "way-out: subnets of other zones (eu-west-1b) route through it, and lose their way out with its zone.",
  fix: "Make a NAT gateway in each zone and route the subnets of a zone through its own, or make one regional.",
};
const { service: _, ...ofNoService } = finding;

const rows: readonly Row[] = [
  ["subnets of its own zone", way([a]), {}, []],
  ["absent: zonal, with subnets of two zones", way([a, b]), {}, [finding]],
  ["regional", way([a, b], { availabilityMode: "regional" }), {}, []],
  ["perhaps regional", way([a, b], { availabilityMode: UNKNOWN }), {}, [finding]],
  ["of no service", way([a, b], { tags: null }), {}, [ofNoService]],
  [
    "a zone that is computed",
    way([a, open]),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "way-out: it is unproven that only subnets of its own zone route through it: availabilityZone of open is computed and not known at preview.",
      },
    ],
  ],
  ["a zone that is computed, of no service", way([a, open], { tags: null }), {}, []],
  ["raised", way([b]), { rules: { "nat-per-zone": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", way([b]), { rules: { "nat-per-zone": "off" } }, []],
];

test.each(rows)("%s", (_name, resources, options, expected) => {
  expect(findingsOf("nat-per-zone", resources, options)).toEqual(expected);
});
