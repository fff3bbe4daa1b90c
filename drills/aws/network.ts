import type { IpPermission, RouteTable } from "@aws-sdk/client-ec2";
import type { Cloud } from "../cloud";
import { isGateway, type NetworkFacts } from "../guard/isolation";
import type { DrillNetwork } from "../plan";

/** What a network lets in and out. */
export async function readNetwork(cloud: Cloud, region: string, network: DrillNetwork): Promise<NetworkFacts> {
  const { DBSubnetGroups = [] } = await cloud.send(region, "DescribeDBSubnetGroups", {
    DBSubnetGroupName: network.subnetGroup,
  });
  const [group] = DBSubnetGroups;
  const subnetGroupVpc = group?.VpcId ?? "";
  const subnets = (group?.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []);
  const { SecurityGroups = [] } = await cloud.send(region, "DescribeSecurityGroups", {
    GroupIds: [...network.securityGroups],
  });
  const { RouteTables = [] } = await cloud.send(region, "DescribeRouteTables", {
    Filters: [{ Name: "vpc-id", Values: [subnetGroupVpc] }],
  });
  return {
    subnetGroupVpc,
    groups: SecurityGroups.map(({ GroupId = "", VpcId = "", IpPermissions, IpPermissionsEgress }) => ({
      id: GroupId,
      vpc: VpcId,
      from: rangesOf(IpPermissions),
      to: rangesOf(IpPermissionsEgress),
    })),
    gateways: gatewaysOf(RouteTables, subnets),
  };
}

function rangesOf(permissions: readonly IpPermission[] = []): readonly string[] {
  return permissions.flatMap(({ IpRanges = [], Ipv6Ranges = [] }) => [
    ...IpRanges.flatMap(({ CidrIp }) => CidrIp ?? []),
    ...Ipv6Ranges.flatMap(({ CidrIpv6 }) => CidrIpv6 ?? []),
  ]);
}

/** A subnet that no table names has the main table of its VPC. */
function gatewaysOf(tables: readonly RouteTable[], subnets: readonly string[]): readonly string[] {
  const named = (subnet: string) =>
    tables.find((table) => table.Associations?.some(({ SubnetId }) => SubnetId === subnet));
  const main = tables.find((table) => table.Associations?.some(({ Main }) => Main));
  const routes = new Set(subnets.flatMap((subnet) => named(subnet) ?? main ?? []).flatMap(({ Routes = [] }) => Routes));
  const targets = [...routes].flatMap((route) => [
    route.GatewayId,
    route.NatGatewayId,
    route.EgressOnlyInternetGatewayId,
  ]);
  return [...new Set(targets.filter((id) => id !== undefined).filter(isGateway))].sort();
}
