import { describe, expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { ways } from "./ways";

const NAT = "aws:ec2/natGateway:NatGateway";

const subnet = (name: string, availabilityZone: Bag[string]) =>
  resource("aws:ec2/subnet:Subnet", name, { availabilityZone });
const [publicA, publicB] = [subnet("public-a", "eu-west-1a"), subnet("public-b", "eu-west-1b")];
const [a, b] = [subnet("a", "eu-west-1a"), subnet("b", "eu-west-1b")];
const open = subnet("open", UNKNOWN);
const SUBNETS = [publicA, publicB, a, b, open];

const nat = (name: string, at: EstateResource, inputs: Bag = {}) =>
  resource(NAT, name, { subnetId: UNKNOWN, ...inputs }, { edges: { subnetId: [at] } });
const natA = nat("nat-a", publicA);
const natB = nat("nat-b", publicB);

/** A route table whose default route leads through a gateway, by a route of its own or within the table; and its subnets. */
const through = (gateway: EstateResource, subnets: readonly EstateResource[], form: "route" | "inline" = "route") => {
  const within = form === "inline" ? { edges: { routes: [gateway] } } : {};
  const table = resource("aws:ec2/routeTable:RouteTable", `via-${gateway.name}`, { vpcId: "vpc-1" }, within);
  const edges = { natGatewayId: [gateway], routeTableId: [table] };
  const route = resource(
    "aws:ec2/route:Route",
    `to-${gateway.name}`,
    { natGatewayId: UNKNOWN, routeTableId: UNKNOWN },
    { edges },
  );
  const uses = subnets.map((one) =>
    resource(
      "aws:ec2/routeTableAssociation:RouteTableAssociation",
      `${one.name}-uses`,
      { routeTableId: UNKNOWN, subnetId: UNKNOWN },
      { edges: { routeTableId: [table], subnetId: [one] } },
    ),
  );
  return [table, ...(form === "route" ? [route] : []), ...uses];
};

const loses = "loses keeps no data 0s; takes";
const HERE = `redundant within its zone (automatic, same endpoint); ${loses} nothing`;
const REGIONAL = `a regional NAT gateway goes on in other zones (automatic, same endpoint); ${loses} nothing`;
const ZONAL = "NOT: availabilityMode is regional → make nat-a regional (availabilityMode, vpcId in place of subnetId)";
const OTHERS = `the NAT gateways of other zones go on (automatic, same endpoint); ${loses} nothing`;
const DEPLOY = `deploy it anew to somewhere (people, new endpoint); ${loses} deployment (no figure)`;
const PEER = "NOT: the service has a NAT gateway in another zone → make a NAT gateway in another zone";
const MANY =
  "NOT: only subnets of its own zone route through it → make a NAT gateway in each zone, and route the subnets of a zone through its own";

test("one in each zone, each with the subnets of its own", () => {
  const others = [...SUBNETS, ...through(natA, [a]), ...through(natB, [b])];
  expect(ways(natA, { siblings: [natB], others })).toEqual({
    instance: [HERE],
    zone: [`${REGIONAL}; ${ZONAL}`, OTHERS, DEPLOY],
    region: [DEPLOY],
    compromise: [DEPLOY],
  });
});

describe("what the others need", () => {
  const doubts = (others: readonly EstateResource[], siblings = [natB], gateway = natA) =>
    ways(gateway, { siblings, others: [...SUBNETS, ...others] })
      .zone?.[1]?.split("; ")
      .slice(3);
  const unclear = (because: string) => [`UNKNOWN: only subnets of its own zone route through it, since ${because}`];
  const main = (type: string, property: string) => {
    const [table, ...rest] = through(natA, [a]);
    const edges = { [property]: [table as EstateResource] };
    return [table as EstateResource, ...rest, resource(type, "main", { routeTableId: UNKNOWN }, { edges })];
  };
  const strayRoute = resource(
    "aws:ec2/route:Route",
    "stray",
    { natGatewayId: UNKNOWN, routeTableId: "rtb-1" },
    { edges: { natGatewayId: [natA] } },
  );
  const defaultTable = resource(
    "aws:ec2/defaultRouteTable:DefaultRouteTable",
    "main",
    {},
    { edges: { routes: [natA] } },
  );

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["subnets of its own zone", doubts(through(natA, [a])), []],
    ["the same by routes within the table", doubts(through(natA, [a], "inline")), []],
    ["subnets of two zones", doubts(through(natA, [a, b])), [MANY]],
    ["a subnet of another zone, by routes within the table", doubts(through(natA, [b], "inline")), [MANY]],
    [
      "a subnet whose zone is computed",
      doubts(through(natA, [a, open])),
      unclear("availabilityZone of open is computed and not known at preview"),
    ],
    ["routes that nobody sees", doubts([]), unclear("no route of this program is seen to lead through nat-a")],
    ["a table that no subnet uses", doubts(through(natA, [])), unclear("no subnet is seen to use via-nat-a")],
    [
      "a route table of elsewhere",
      doubts([...through(natA, [a]), strayRoute]),
      unclear("the route table of stray is not part of this program"),
    ],
    [
      "the main route table of the VPC",
      doubts(main("aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation", "routeTableId")),
      unclear("via-nat-a serves every subnet that has no route table of its own"),
    ],
    [
      "the default route table",
      doubts([defaultTable]),
      unclear("main serves every subnet that has no route table of its own"),
    ],
    ["no other", doubts(through(natA, [a]), []), [PEER]],
    ["another in the same zone", doubts(through(natA, [a]), [nat("nat-a2", publicA)]), [PEER]],
    [
      "another whose zone is computed",
      doubts(through(natA, [a]), [nat("nat-open", open)]),
      [
        "UNKNOWN: the service has a NAT gateway in another zone, since the zones of its other NAT gateways are not known at preview",
      ],
    ],
    [
      "a zone of its own that is computed",
      doubts(through(natA, [a]), [natB], nat("nat-a", open)),
      [
        ...unclear("availabilityZone of open is computed and not known at preview"),
        "UNKNOWN: the service has a NAT gateway in another zone, since availabilityZone of open is computed and not known at preview",
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("a regional one", () => {
  const zone = (inputs: Bag) =>
    ways(resource(NAT, "nat-a", { availabilityMode: "regional", vpcId: "vpc-1", ...inputs })).zone;
  const listed = (...zones: readonly Bag[]) => ({ availabilityZoneAddresses: zones });
  const [first, second] = [{ availabilityZone: "eu-west-1a" }, { availabilityZone: "eu-west-1b" }];

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["that follows its VPC", zone({}), [REGIONAL, DEPLOY]],
    ["with addresses in two zones", zone(listed(first, second)), [REGIONAL, DEPLOY]],
    [
      "with two zones by id",
      zone(listed({ availabilityZoneId: "euw1-az1" }, { availabilityZoneId: "euw1-az2" })),
      [REGIONAL, DEPLOY],
    ],
    [
      "with addresses in one zone",
      zone(listed(first, first)),
      [`${REGIONAL}; NOT: it lists addresses in at least 2 zones → list addresses of nat-a in another zone`, DEPLOY],
    ],
    [
      "with a zone that is computed",
      zone(listed(first, { availabilityZone: UNKNOWN })),
      [
        `${REGIONAL}; UNKNOWN: it lists addresses in at least 2 zones, since a zone in availabilityZoneAddresses of nat-a is not known at preview`,
        DEPLOY,
      ],
    ],
    [
      "with addresses that are computed",
      zone({ availabilityZoneAddresses: UNKNOWN }),
      [
        `${REGIONAL}; UNKNOWN: it lists addresses in at least 2 zones, since availabilityZoneAddresses of nat-a is computed and not known at preview`,
        DEPLOY,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("perhaps", () => {
    const one = nat("nat-a", publicA, { availabilityMode: UNKNOWN });
    expect(ways(one, { siblings: [natB], others: [...SUBNETS, ...through(one, [a])] }).zone).toEqual([
      `${REGIONAL}; ${ZONAL.replace("NOT", "UNKNOWN").replace(" →", ", since availabilityMode of nat-a is computed and not known at preview →")}`,
      OTHERS,
      DEPLOY,
    ]);
  });
});

describe("a twin in another Region", () => {
  const there = { provider: FRANKFURT };
  const twin = resource(NAT, "nat-frankfurt", {}, there);
  const subnet = resource("aws:ec2/subnet:Subnet", "frankfurt", { availabilityZone: "eu-central-1a" }, there);
  const region = (others: readonly EstateResource[]) =>
    ways(natA, { siblings: [twin], others: [...SUBNETS, subnet, ...others] }).region;
  const itself = `what runs in another Region goes out through nat-frankfurt to eu-central-1 (automatic, same endpoint); ${loses} nothing`;
  const people = `nat-frankfurt in another Region takes over to eu-central-1 (people, new endpoint); ${loses} nothing`;
  const unclear = (because: string) => `UNKNOWN: subnets of its Region route through nat-frankfurt, since ${because}`;

  test.each<[string, readonly string[] | undefined, readonly string[]]>([
    ["that subnets there route through", region(through(twin, [subnet])), [itself, people, DEPLOY]],
    [
      "that no route is seen to lead through",
      region([]),
      [`${itself}; ${unclear("no route of this program is seen to lead through nat-frankfurt")}`, people, DEPLOY],
    ],
    [
      "that no subnet is seen to use",
      region(through(twin, [])),
      [`${itself}; ${unclear("no subnet is seen to use via-nat-frankfurt")}`, people, DEPLOY],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
