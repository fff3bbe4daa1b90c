import { type Network, networks } from "../networks";
import type { Input } from "../protocol/input";
import type { Structure } from "../protocol/wire";
import type { Call } from "../world";
import { subnetGroupNotFound } from "./errors";
import { rdsArn } from "./find";

/** @throws {ServiceError} if no group is called so. */
export function networkOf(subnetGroup: string): Network {
  const network = networks.find((each) => each.subnetGroup === subnetGroup);
  if (network === undefined) {
    throw subnetGroupNotFound(subnetGroup);
  }
  return network;
}

/** A DB subnet group as RDS describes it. */
export function subnetGroupView(call: Call, { subnetGroup, vpcId, subnets }: Network): Structure {
  return {
    DBSubnetGroupName: subnetGroup,
    DBSubnetGroupDescription: `The subnets of ${vpcId}`,
    VpcId: vpcId,
    SubnetGroupStatus: "Complete",
    DBSubnetGroupArn: rdsArn(call, "subgrp", subnetGroup),
    Subnets: subnets.map(({ id, zone }) => ({
      SubnetIdentifier: id,
      SubnetAvailabilityZone: { Name: `${call.region}${zone}` },
      SubnetStatus: "Active",
    })),
  };
}

export function describeSubnetGroups(input: Input, call: Call): Structure {
  const name = input.text("DBSubnetGroupName");
  const found = name === undefined ? networks : [networkOf(name)];
  return { DBSubnetGroups: found.map((network) => subnetGroupView(call, network)) };
}
