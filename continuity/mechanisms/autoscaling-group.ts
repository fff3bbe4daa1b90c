import type { Surroundings } from "../backup/protection";
import { knownValue, orDefault } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import type { Capacity } from "./capacity";
import { TARGET_GROUP_DEFAULTS, TARGET_GROUP_READS, TARGET_GROUP_TYPES } from "./health-check";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { severalUnits, takeover } from "./units";
import { deployedAnew } from "./ways";

export const GROUP_TYPE = "aws:autoscaling/group:Group";

const ZONES: readonly ZoneSource[] = [{ subnets: "vpcZoneIdentifiers" }, { zones: "availabilityZones" }];

/** The companion that attaches a group to a target group. */
const ATTACHMENT_TYPE = "aws:autoscaling/attachment:Attachment";

/**
 * An Auto Scaling group: what is left of it goes on behind its load balancer, and the group starts new instances.
 * Figures and sources: docs/mechanisms/autoscaling-group.md.
 */
export const autoscalingGroup: Mechanism = {
  slug: "autoscaling-group",
  title: "Amazon EC2 Auto Scaling group",
  types: [GROUP_TYPE],
  reads: ["availabilityZones", "desiredCapacity", "minSize", "name", "targetGroupArns", "vpcZoneIdentifiers"],
  required: ["maxSize", "minSize"],
  companions: {
    ...SUBNET_READS,
    ...TARGET_GROUP_READS,
    [ATTACHMENT_TYPE]: { reads: ["autoscalingGroupName", "lbTargetGroupArn"], required: ["autoscalingGroupName"] },
  },
  defaults: TARGET_GROUP_DEFAULTS,
  figures: [],
  capacity: ({ resource }, { index }) => groupCapacity(resource, index),
  paths(subject, surroundings) {
    const scenarios = ["region", "compromise"] as const;
    return [
      ...severalUnits(subject, surroundings, {
        capacity: groupCapacity(subject.resource, surroundings.index),
        starter: "the group",
        takeover: takeover(targetGroupsOf(subject.resource, surroundings), subject, surroundings),
      }),
      ...twins(subject, surroundings, groupCapacity),
      ...deployedAnew(scenarios, subject, surroundings),
    ];
  },
};

/** `desiredCapacity`, else the minimum; the group spreads its instances evenly over its zones. */
export function groupCapacity(resource: EstateResource, index: EstateIndex): Capacity {
  const least = orDefault(readNumber(resource, "minSize"), 0);
  const desired = readNumber(resource, "desiredCapacity");
  return {
    unit: "instance",
    units: desired.kind === "absent" ? least : desired,
    zones: zonesOf(resource, ZONES, index),
    order: `set desiredCapacity of ${resource.name} to`,
  };
}

/** The target groups that a group belongs to, by its own list or by an attachment. */
function targetGroupsOf(resource: EstateResource, { index }: Surroundings): readonly EstateResource[] {
  const name = knownValue(readString(resource, "name"));
  const attached = index
    .referring(resource, ATTACHMENT_TYPE, "autoscalingGroupName", name === undefined ? [] : [name])
    .map((one) => ({ of: one, property: "lbTargetGroupArn" }));
  const linked = [{ of: resource, property: "targetGroupArns" }, ...attached];
  return linked.flatMap(({ of, property }) => TARGET_GROUP_TYPES.flatMap((type) => index.across(of, property, type)));
}
