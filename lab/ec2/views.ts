import type { Network } from "../networks";
import type { Structure } from "../protocol/wire";
import type { StoreRecord } from "../stores/records";
import type { Tags } from "../tags";

export function vpcView({ vpcId, cidr, isDefault }: Network): Structure {
  return { vpcId, state: "available", cidrBlock: cidr, isDefault };
}

export function subnetViews(region: string, { vpcId, isDefault, subnets }: Network): readonly Structure[] {
  return subnets.map(({ id, zone, cidr }) => ({
    subnetId: id,
    vpcId,
    state: "available",
    cidrBlock: cidr,
    availabilityZone: `${region}${zone}`,
    availableIpAddressCount: 200,
    defaultForAz: isDefault,
    mapPublicIpOnLaunch: isDefault,
  }));
}

export function securityGroupView(account: string, { vpcId, cidr, securityGroup }: Network): Structure {
  const { id, name, open } = securityGroup;
  const range = (cidrIp: string) => [{ cidrIp }];
  return {
    groupId: id,
    groupName: name,
    groupDescription: `${name} of ${vpcId}`,
    vpcId,
    ownerId: account,
    ipPermissions: [{ ipProtocol: "tcp", fromPort: 5432, toPort: 5432, ipRanges: range(open ? "0.0.0.0/0" : cidr) }],
    ipPermissionsEgress: open ? [{ ipProtocol: "-1", ipRanges: range("0.0.0.0/0") }] : [],
  };
}

export function routeTableView({ vpcId, cidr, isDefault, subnets }: Network): Structure {
  return {
    routeTableId: vpcId.replace("vpc", "rtb"),
    vpcId,
    routeSet: [
      { destinationCidrBlock: cidr, gatewayId: "local", state: "active" },
      ...(isDefault
        ? [{ destinationCidrBlock: "0.0.0.0/0", gatewayId: "igw-0default0000000000", state: "active" }]
        : []),
    ],
    associationSet: subnets.map(({ id }) => ({ subnetId: id, main: false })),
  };
}

export function volumeView(volume: StoreRecord): Structure {
  return {
    volumeId: volume.name,
    size: volume.size,
    availabilityZone: volume.availabilityZone,
    status: volume.status,
    createTime: new Date(volume.createdAt),
    encrypted: volume.encrypted,
    volumeType: "gp3",
    attachmentSet: [],
    tagSet: tagSet(volume.tags),
  };
}

/** What the lab restores is all there; of what no snapshot was restored to EC2 tells nothing of that kind. */
export function volumeStatusView(volume: StoreRecord): Structure {
  const whole = { initializationType: "default", progress: 100 };
  return {
    volumeId: volume.name,
    availabilityZone: volume.availabilityZone,
    volumeStatus: { status: "ok", details: [] },
    eventsSet: [],
    actionsSet: [],
    ...(volume.contents.origin === volume.name ? {} : { initializationStatusDetails: whole }),
  };
}

export function tagSet(tags: Tags): Structure[] {
  return Object.entries(tags).map(([key, value]) => ({ key, value }));
}
