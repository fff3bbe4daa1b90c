import { documentedByProvider } from "../declaration/defaults";
import { orDefault, type Setting } from "../declaration/setting";
import { bagNumber, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { isBag, isList } from "../estate/value";
import { derived, open, type Step } from "../recovery/step";
import type { TypeReads } from "./mechanism";

export const TARGET_GROUP_TYPES: readonly string[] = [
  "aws:alb/targetGroup:TargetGroup",
  "aws:lb/targetGroup:TargetGroup",
];

export const TARGET_GROUP_READS: Readonly<Record<string, TypeReads>> = Object.fromEntries(
  TARGET_GROUP_TYPES.map((type) => [type, { reads: ["healthCheck"], required: [] }]),
);

const DEFAULT = {
  "healthCheck.interval": documentedByProvider<number>(30, "`lambda`. Defaults to 30."),
  "healthCheck.unhealthyThreshold": documentedByProvider<number>(3, "The range is 2-10. Defaults to 3."),
  "healthCheck.timeout": documentedByProvider<number>(30, "If the target type is lambda, the default is 30 seconds."),
};

export const TARGET_GROUP_DEFAULTS = Object.fromEntries(TARGET_GROUP_TYPES.map((type) => [type, DEFAULT]));

/**
 * How long a load balancer goes on sending requests to a target that no longer answers: so many checks in a row must fail,
 * the first of them up to one interval after the loss, the last until its timeout.
 */
export function untilUnhealthy(targetGroup: EstateResource): Step {
  const label = "health checks of the load balancer";
  const source = `healthCheck of ${targetGroup.name}: interval × unhealthyThreshold + timeout`;
  const setting = (property: "interval" | "unhealthyThreshold" | "timeout") =>
    orDefault(healthCheck(targetGroup, property), DEFAULT[`healthCheck.${property}`].value);
  const [interval, threshold, timeout] = [setting("interval"), setting("unhealthyThreshold"), setting("timeout")];
  const unclear = [interval, threshold, timeout].find(({ kind }) => kind === "unknown");
  if (unclear?.kind === "unknown") return open(label, "unknown", unclear.because);
  const value = (one: typeof interval) => (one.kind === "known" ? one.value : 0);
  const most = value(interval) * value(threshold) + value(timeout);
  return { ...derived(label, most, source), lo: value(interval) * Math.max(0, value(threshold) - 1) };
}

function healthCheck(targetGroup: EstateResource, property: string): Setting<number> {
  const block = readValue(targetGroup, "healthCheck");
  if (block.kind !== "known") return block;
  const bag = isList(block.value) && block.value.length === 1 ? block.value[0] : block.value;
  return isBag(bag)
    ? bagNumber(bag, property)
    : { kind: "unknown", because: `healthCheck of ${targetGroup.name} is not known` };
}
