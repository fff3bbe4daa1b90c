import type { Surroundings } from "../backup/protection";
import type { EstateResource } from "../estate/resource";
import { togetherIn, type ZoneSource, type Zones, zonesOf } from "../estate/zones";
import type { TypeReads } from "./mechanism";

const ROUTE_TYPE = "aws:ec2/route:Route";
const TABLE_TYPE = "aws:ec2/routeTable:RouteTable";
const DEFAULT_TABLE_TYPE = "aws:ec2/defaultRouteTable:DefaultRouteTable";
const ASSOCIATION_TYPE = "aws:ec2/routeTableAssociation:RouteTableAssociation";
const MAIN_ASSOCIATION_TYPE = "aws:ec2/mainRouteTableAssociation:MainRouteTableAssociation";

const TABLE_TYPES = [TABLE_TYPE, DEFAULT_TABLE_TYPE];

/** What is read of routes, and of what gives them to subnets; of routes within a table only references are followed. */
export const ROUTE_READS: Readonly<Record<string, TypeReads>> = {
  [ROUTE_TYPE]: { reads: ["natGatewayId", "routeTableId"], required: ["routeTableId"] },
  [TABLE_TYPE]: { reads: [], required: ["vpcId"] },
  [DEFAULT_TABLE_TYPE]: { reads: [], required: ["defaultRouteTableId"] },
  [ASSOCIATION_TYPE]: { reads: ["routeTableId", "subnetId"], required: ["routeTableId"] },
  [MAIN_ASSOCIATION_TYPE]: { reads: ["routeTableId"], required: ["routeTableId", "vpcId"] },
};

const SUBNET: readonly ZoneSource[] = [{ subnets: "subnetId" }];

/** The zone of a NAT gateway, by its subnet. */
export function zoneOfGateway(gateway: EstateResource, { index }: Surroundings): Zones {
  return zonesOf(gateway, SUBNET, index);
}

/** The zones of the subnets whose routes lead through a NAT gateway, as far as the program tells. */
export function zonesThrough(gateway: EstateResource, { index }: Surroundings): Zones {
  const tablesOf = (route: EstateResource) => TABLE_TYPES.flatMap((type) => index.across(route, "routeTableId", type));
  const routes = index.referring(gateway, ROUTE_TYPE, "natGatewayId", idOf(gateway));
  const tables = new Set([
    ...routes.flatMap(tablesOf),
    ...TABLE_TYPES.flatMap((type) => index.referring(gateway, type, "routes", [])),
  ]);
  const lost = routes.find((route) => tablesOf(route).length === 0);
  const parts = [...tables].map((table) => zonesOfTable(table, { index }));
  const unclear = lost ? [notKnown(`the route table of ${lost.name} is not part of this program`)] : [];
  return parts.length + unclear.length === 0
    ? notKnown(`no route of this program is seen to lead through ${gateway.name}`)
    : togetherIn(...parts, ...unclear);
}

/** A main route table serves every subnet that has none of its own; which those are, nobody can tell. */
function zonesOfTable(table: EstateResource, { index }: Pick<Surroundings, "index">): Zones {
  const of = (type: string) => index.referring(table, type, "routeTableId", idOf(table));
  const zones = of(ASSOCIATION_TYPE).map((one) => zonesOf(one, SUBNET, index));
  const main = table.type === DEFAULT_TABLE_TYPE || of(MAIN_ASSOCIATION_TYPE).length > 0;
  if (main) zones.push(notKnown(`${table.name} serves every subnet that has no route table of its own`));
  return zones.length === 0 ? notKnown(`no subnet is seen to use ${table.name}`) : togetherIn(...zones);
}

function notKnown(because: string): Zones {
  return { known: new Set(), because };
}

function idOf({ outputs }: EstateResource): readonly string[] {
  return typeof outputs.id === "string" ? [outputs.id] : [];
}
