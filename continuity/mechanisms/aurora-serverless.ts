import { instancesOf } from "../backup/cluster-instances";
import type { Subject, Surroundings } from "../backup/protection";
import { documentedByProvider } from "../declaration/defaults";
import { orDefault, type Setting } from "../declaration/setting";
import { pathNumber, readNumber, readString } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { togetherIn, zonesOf } from "../estate/zones";
import { bound } from "../recovery/bound";
import { type Condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { open, type Step } from "../recovery/step";
import { byItself, noLoss, vouchedStep } from "./ways";

const MIN_CAPACITY = "serverlessv2ScalingConfiguration.minCapacity";
const HOW_V1_WORKS = "Amazon Aurora user guide, How Aurora Serverless v1 works";

/** Readers up to this promotion tier pause and resume together with the writer, so that they are awake when it is. */
const LAST_TIER_WITH_WRITER = 1;

/** What the AWS provider does with an instance where the program leaves it out. */
export const INSTANCE_DEFAULTS = { promotionTier: documentedByProvider<number>(0, "Default 0.") };

/**
 * The compute of Aurora Serverless v1 is one instance, which AWS makes again in whichever zone has capacity. AWS has ended v1,
 * and what became of a cluster that the program still calls one is not for the program to say.
 */
export function serverlessV1(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  return (["instance", "zone"] as const).map((scenario) =>
    byItself(scenario, subject, {
      mechanism: "Aurora makes its instance anew",
      requires: [isStillV1(subject.resource)],
      rpo: noLoss("storage in several zones", `${HOW_V1_WORKS}, failover`),
      rto: bound(vouchedStep("a new instance", "start-time", subject, surroundings)),
    }),
  );
}

function isStillV1({ name }: EstateResource): Condition {
  const text = "it is a cluster of Aurora Serverless v1";
  const because = `AWS ended Aurora Serverless v1 on 31 March 2025 and turns its clusters into others, so engineMode of ${name} no longer tells`;
  const fix = `leave out engineMode of ${name} and give it cluster instances of class db.serverless`;
  return { ...unknownCondition(text, because), fix };
}

/** Whether the capacity of a cluster may go down to 0. */
export function mayPause(cluster: EstateResource): boolean {
  const least = pathNumber(cluster, MIN_CAPACITY);
  return least.kind === "unknown" || (least.kind === "known" && least.value === 0);
}

/**
 * How much longer a failover takes because the reader may be paused: where the capacity may go down to 0, serverless readers
 * of the higher promotion tiers pause by themselves. AWS calls some times of resuming usual, and bounds none.
 */
export function untilAwake(
  scenario: "instance" | "zone",
  subject: Subject,
  surroundings: Surroundings,
): readonly Step[] {
  if (!mayPause(subject.resource)) return [];
  const label = "a paused reader resumes";
  const { index } = surroundings;
  const least = pathNumber(subject.resource, MIN_CAPACITY);
  const instances = instancesOf(subject.resource, index);
  if (oneIsAwake(scenario, instances, index)) return [];
  const pausing = instances.map(pausesAlone).filter((one) => one.kind !== "known" || one.value);
  const doubt = [least, ...pausing].find((one) => one.kind === "unknown");
  if (pausing.length === 0) return [];
  return doubt?.kind === "unknown"
    ? [open(label, "unknown", doubt.because)]
    : [vouchedStep(label, "start-time", subject, surroundings)];
}

/** Whether of those that pause with the writer, and are chosen before others, one is left, whichever is the writer. */
function oneIsAwake(scenario: "instance" | "zone", instances: readonly EstateResource[], index: EstateIndex): boolean {
  const first = instances.filter((one) => {
    const tier = tierOf(one);
    return tier.kind === "known" && tier.value <= LAST_TIER_WITH_WRITER;
  });
  if (scenario === "instance") return first.length >= 2;
  return togetherIn(...first.map((one) => zonesOf(one, [{ zones: "availabilityZone" }], index))).known.size >= 2;
}

/** Whether an instance may be paused while the writer is not. */
function pausesAlone(instance: EstateResource): Exclude<Setting<boolean>, { kind: "absent" }> {
  const kind = readString(instance, "instanceClass");
  const tier = tierOf(instance);
  if (kind.kind === "known" && kind.value !== "db.serverless") return { kind: "known", value: false };
  if (tier.kind === "known" && tier.value <= LAST_TIER_WITH_WRITER) return { kind: "known", value: false };
  if (kind.kind === "unknown") return kind;
  return tier.kind === "unknown" ? tier : { kind: "known", value: true };
}

function tierOf(instance: EstateResource) {
  return orDefault(readNumber(instance, "promotionTier"), INSTANCE_DEFAULTS.promotionTier.value);
}
