import type { Subject, Surroundings } from "../backup/protection";
import { knownValue, orDefault } from "../declaration/setting";
import { readNumber, readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { SUBNET_READS, type ZoneSource, zonesOf } from "../estate/zones";
import { type Bound, bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { type Capacity, enoughLeft, spreadOver } from "./capacity";
import { TARGET_GROUP_DEFAULTS, TARGET_GROUP_READS, TARGET_GROUP_TYPES, untilUnhealthy } from "./health-check";
import type { Mechanism } from "./mechanism";
import { twins } from "./twins";
import { byItself, deployedAnew, noLoss, vouchedStep } from "./ways";

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
  types: ["aws:autoscaling/group:Group"],
  reads: ["availabilityZones", "desiredCapacity", "minSize", "name", "targetGroupArns", "vpcZoneIdentifiers"],
  required: ["maxSize", "minSize"],
  companions: {
    ...SUBNET_READS,
    ...TARGET_GROUP_READS,
    [ATTACHMENT_TYPE]: { reads: ["autoscalingGroupName", "lbTargetGroupArn"], required: ["autoscalingGroupName"] },
  },
  defaults: TARGET_GROUP_DEFAULTS,
  figures: [],
  capacity: capacityOf,
  paths(subject, surroundings) {
    const scenarios = ["region", "compromise"] as const;
    return [
      ...goesOn(subject, surroundings),
      ...startsAnew(subject, surroundings),
      ...twins(subject),
      ...deployedAnew(scenarios, subject, surroundings),
    ];
  },
};

/** `desiredCapacity`, else the minimum; the group spreads its instances evenly over its zones. */
function capacityOf({ resource }: Subject, { index }: Surroundings): Capacity {
  const least = orDefault(readNumber(resource, "minSize"), 0);
  const desired = readNumber(resource, "desiredCapacity");
  return {
    unit: "instance",
    units: desired.kind === "absent" ? least : desired,
    zones: zonesOf(resource, ZONES, index),
    order: `set desiredCapacity of ${resource.name} to`,
  };
}

/** The instances that are left take over as soon as the load balancer sends them everything. */
function goesOn(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const capacity = capacityOf(subject, surroundings);
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "the instances that are left go on",
      requires: [enoughLeft(scenario, capacity, subject.minimumServiceLevel)],
      rpo: noLoss("keeps no data", "role of the member"),
      rto: takeover(subject, surroundings),
    }),
  );
}

function takeover(subject: Subject, surroundings: Surroundings): Bound {
  const [slowest] = targetGroupsOf(subject.resource, surroundings)
    .map(untilUnhealthy)
    .sort((a, b) => (b.hi ?? Number.POSITIVE_INFINITY) - (a.hi ?? Number.POSITIVE_INFINITY));
  return bound(slowest ?? vouchedStep("takeover without a load balancer", "start-time", subject, surroundings));
}

/** The group starts instances in the place of those that are lost; after a zone, in the zones that are left. */
function startsAnew(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const rto = bound(vouchedStep("start of new instances", "start-time", subject, surroundings));
  const rpo = noLoss("keeps no data", "role of the member");
  const { zones } = capacityOf(subject, surroundings);
  return [
    byItself("instance", subject, { mechanism: "the group starts new instances", rpo, rto }),
    byItself("zone", subject, {
      mechanism: "the group starts new instances in another zone",
      requires: [spreadOver(zones, 2)],
      rpo,
      rto,
    }),
  ];
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
