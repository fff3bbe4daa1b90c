import { networks } from "../networks";
import { Ec2QueryProtocol } from "../protocol/query";
import type { Operation, Service } from "../world";
import { byIds, ec2Filtered } from "./filters";
import { routeTableView, securityGroupView, subnetViews, vpcView } from "./views";
import { createTags, deleteVolume, describeTags, describeVolumeStatus, describeVolumes } from "./volumes";

const describeVpcs: Operation = (input) => {
  const found = byIds(networks, input.texts("VpcId"), ({ vpcId }) => vpcId, "InvalidVpcID.NotFound");
  const matching = ec2Filtered(input, found, {
    "vpc-id": ({ vpcId }) => vpcId,
    "is-default": ({ isDefault }) => String(isDefault),
  });
  return { vpcSet: matching.map(vpcView) };
};

const describeSubnets: Operation = (input, { region }) => {
  const all = networks.flatMap((network) => subnetViews(region, network));
  const found = byIds(all, input.texts("SubnetId"), (subnet) => String(subnet.subnetId), "InvalidSubnetID.NotFound");
  return {
    subnetSet: ec2Filtered(input, found, {
      "subnet-id": (subnet) => String(subnet.subnetId),
      "vpc-id": (subnet) => String(subnet.vpcId),
      "availability-zone": (subnet) => String(subnet.availabilityZone),
    }),
  };
};

const describeSecurityGroups: Operation = (input, { world }) => {
  const found = byIds(
    networks,
    input.texts("GroupId"),
    ({ securityGroup }) => securityGroup.id,
    "InvalidGroup.NotFound",
  );
  const matching = ec2Filtered(input, found, {
    "group-id": ({ securityGroup }) => securityGroup.id,
    "group-name": ({ securityGroup }) => securityGroup.name,
    "vpc-id": ({ vpcId }) => vpcId,
  });
  return { securityGroupInfo: matching.map((network) => securityGroupView(world.ids.account, network)) };
};

const describeRouteTables: Operation = (input) => {
  const found = ec2Filtered(input, networks, { "vpc-id": ({ vpcId }) => vpcId });
  return { routeTableSet: found.map(routeTableView) };
};

/** Amazon EC2, as far as drills call it: networks to restore into, and volumes. */
export const ec2: Service = {
  protocol: new Ec2QueryProtocol(),
  codes: {
    missing: "MissingParameter",
    invalid: "InvalidParameterValue",
    throttled: ["RequestLimitExceeded", 503],
    unavailable: ["Unavailable", 503],
  },
  operations: {
    CreateTags: createTags,
    DeleteVolume: deleteVolume,
    DescribeRouteTables: describeRouteTables,
    DescribeSecurityGroups: describeSecurityGroups,
    DescribeSubnets: describeSubnets,
    DescribeTags: describeTags,
    DescribeVolumeStatus: describeVolumeStatus,
    DescribeVolumes: describeVolumes,
    DescribeVpcs: describeVpcs,
  },
};
