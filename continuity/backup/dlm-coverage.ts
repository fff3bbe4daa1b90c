import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import { knownValue, orDefault, type Setting } from "../declaration/setting";
import { type EffectiveTags, effectiveTags, tagOf } from "../estate/effective-tags";
import { bagBag, bagList, bagString, readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bag, UNKNOWN, type Value } from "../estate/value";
import { and, not, or, type Ternary } from "../recovery/logic";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { type Attachment, VOLUME_TYPE } from "./attachments";
import type { DlmPolicy } from "./dlm";
import { DLM_POLICY_TYPE } from "./maker";
import { reaches } from "./reach";

/** A volume that a policy may take snapshots of. */
export interface DlmCandidate {
  readonly volume: EstateResource;
  readonly tags: EffectiveTags;
  readonly attachments: readonly Attachment[];
}

/** A fact on which coverage hangs, with why it is not known where it is not. */
interface Fact {
  readonly holds: Ternary;
  readonly because: string;
}

/**
 * Whether a policy takes snapshots of a volume, exactly as Data Lifecycle Manager decides: it is enabled, in the Region and
 * account of the volume, and any of its target tags is on the volume, or on an instance that the volume is attached to. A
 * default policy takes everything that it does not exclude. Undefined where it surely does not.
 *
 * Source: Amazon EBS user guide, "Automate snapshot lifecycles" and "Default policies"; Amazon Data Lifecycle Manager API,
 * `PolicyDetails`.
 */
export function dlmCovers(policy: DlmPolicy, candidate: DlmCandidate): Condition | undefined {
  const { resource, target } = policy;
  const general = [isEnabled(policy), isNear(policy, candidate.volume), isInRegion(policy)];
  const ways: Condition[] = [];
  if (target.kind === "unknown" || knownValue(target) === "VOLUME") {
    const text = `policy ${resource.name} of Data Lifecycle Manager takes snapshots of it`;
    ways.push(...stated(text, [...general, isTarget(policy, "VOLUME"), ...takesVolume(policy, candidate)]));
  }
  if (target.kind === "unknown" || knownValue(target) === "INSTANCE") {
    for (const attachment of candidate.attachments) {
      const { name } = attachment.instance;
      const text = `policy ${resource.name} of Data Lifecycle Manager takes snapshots of instance ${name}, to which it is attached`;
      const facts = takesInstance(policy, attachment, candidate.tags);
      ways.push(...stated(text, [...general, isTarget(policy, "INSTANCE"), ...facts]));
    }
  }
  return ways.find(({ holds }) => holds === true) ?? ways[0];
}

function stated(text: string, facts: readonly Fact[]): readonly Condition[] {
  const holds = and(...facts.map((fact) => fact.holds));
  if (holds === false) return [];
  const open = facts.find((fact) => fact.holds === "unknown");
  return [open === undefined ? condition(text, true) : unknownCondition(text, open.because)];
}

function isEnabled({ enabled }: DlmPolicy): Fact {
  return enabled.kind === "unknown" ? { holds: "unknown", because: enabled.because } : YES;
}

const YES: Fact = { holds: true, because: "" };

function isNear({ resource }: DlmPolicy, volume: EstateResource): Fact {
  const because = `whether policy ${resource.name} is in the Region and account of ${volume.name} is not known`;
  return { holds: reaches(resource, volume), because };
}

/** A policy that looks on an Outpost or in a Local Zone may or may not find a volume of the Region. */
function isInRegion({ resource, details }: DlmPolicy): Fact {
  const because = `where policy ${resource.name} looks for volumes is not known to be the Region`;
  if (details.kind !== "known") return YES;
  const stated = bagString(details.value, "resourceLocations");
  const location = orDefault(stated, PROVIDER_DEFAULTS[DLM_POLICY_TYPE]["policyDetails.resourceLocations"].value);
  return { holds: knownValue(location) === "CLOUD" ? true : "unknown", because };
}

function isTarget({ target }: DlmPolicy, wanted: "VOLUME" | "INSTANCE"): Fact {
  return target.kind === "unknown"
    ? { holds: "unknown", because: target.because }
    : { holds: knownValue(target) === wanted, because: "" };
}

function takesVolume(policy: DlmPolicy, { volume, tags }: DlmCandidate): readonly Fact[] {
  if (policy.everyAtMost === undefined) return [hasTargetTag(policy, volume, tags)];
  const type = orDefault(readString(volume, "type"), PROVIDER_DEFAULTS[VOLUME_TYPE].type.value);
  const types = isListed(knownValue(type), exclusionsOf(policy));
  return [
    { holds: not(types), because: `whether ${policy.resource.name} excludes the type of ${volume.name} is not known` },
    isNotExcluded(policy, tags),
  ];
}

function takesInstance(policy: DlmPolicy, attachment: Attachment, volumeTags: EffectiveTags): readonly Fact[] {
  const { instance, attached, because } = attachment;
  const tags = effectiveTags(instance);
  const joined: Fact = { holds: attached, because: because ?? "" };
  if (policy.everyAtMost === undefined)
    return [joined, hasTargetTag(policy, instance, tags), isNotLeftOut(policy, volumeTags)];
  return [joined, isNotExcluded(policy, tags), isNotExcluded(policy, volumeTags)];
}

function hasTargetTag({ resource, details }: DlmPolicy, target: EstateResource, tags: EffectiveTags): Fact {
  const wanted = details.kind === "known" ? bagBag(details.value, "targetTags") : details;
  const because = `whether ${target.name} has a target tag of policy ${resource.name} is not known at preview`;
  return { holds: hasAnyOf(wanted, tags), because };
}

function isNotExcluded(policy: DlmPolicy, tags: EffectiveTags): Fact {
  const exclusions = exclusionsOf(policy);
  const excluded = exclusions.kind === "known" ? bagBag(exclusions.value, "excludeTags") : exclusions;
  const because = `what policy ${policy.resource.name} excludes is not known at preview`;
  return { holds: not(hasAnyOf(excluded, tags)), because };
}

/** A policy for instances may leave out data volumes by their tags. */
function isNotLeftOut({ resource, details }: DlmPolicy, tags: EffectiveTags): Fact {
  const parameters = details.kind === "known" ? bagBag(details.value, "parameters") : details;
  const excluded = parameters.kind === "known" ? bagBag(parameters.value, "excludeDataVolumeTags") : parameters;
  const because = `which volumes policy ${resource.name} leaves out is not known at preview`;
  return { holds: not(hasAnyOf(excluded, tags)), because };
}

function exclusionsOf({ details }: DlmPolicy): Setting<Bag> {
  return details.kind === "known" ? bagBag(details.value, "exclusions") : details;
}

function isListed(type: string | undefined, exclusions: Setting<Bag>): Ternary {
  const types = exclusions.kind === "known" ? bagList(exclusions.value, "excludeVolumeTypes") : exclusions;
  if (types.kind !== "known") return types.kind === "absent" ? false : "unknown";
  return or(...types.value.map((one) => (typeof one !== "string" || type === undefined ? "unknown" : one === type)));
}

/** Whether any of the tags is in force on a resource; keys and values are case-sensitive. */
function hasAnyOf(wanted: Setting<Bag>, tags: EffectiveTags): Ternary {
  if (wanted.kind !== "known") return wanted.kind === "absent" ? false : "unknown";
  return or(...Object.entries(wanted.value).map(([key, value]) => hasTag(key, value, tags)));
}

function hasTag(key: string, value: Value, tags: EffectiveTags): Ternary {
  const actual = tagOf(tags, key);
  if (actual.kind === "absent") return false;
  if (actual.kind === "unknown" || value === UNKNOWN || typeof value === "object") return "unknown";
  return actual.value === String(value);
}
