import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import type { Seconds } from "../declaration/duration";
import { known, knownValue, orDefault, type Setting, unknown } from "../declaration/setting";
import { accountOf, regionOf } from "../estate/place";
import { bagBag, bagList, bagNumber, bagString, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Bag, isBag, type Value } from "../estate/value";
import { retentionOf, scheduleOf } from "./dlm-schedule";
import { FOR_EVER } from "./lifecycle";
import { DLM_POLICY_TYPE } from "./maker";
import type { BackupRule, CopyAction, VaultPlace } from "./plan";

const DEFAULT = PROVIDER_DEFAULTS[DLM_POLICY_TYPE];
const HOUR: Seconds = 3600;
const DAY: Seconds = 86_400;

/** What a policy takes snapshots of: volumes one by one, or all volumes of an instance together. */
export type DlmTarget = "VOLUME" | "INSTANCE";

/** A policy of Amazon Data Lifecycle Manager that makes snapshots of volumes, or perhaps does. */
export interface DlmPolicy {
  readonly resource: EstateResource;
  /** Whether it is known to be switched on. */
  readonly enabled: Setting<true>;
  readonly details: Setting<Bag>;
  readonly target: Setting<DlmTarget>;
  /** Its schedules. */
  readonly rules: Setting<readonly BackupRule[]>;
  /** How often a default policy runs at most; only a default policy, which has no schedule, has it. */
  readonly everyAtMost?: Setting<Seconds>;
}

const READ = new WeakMap<EstateIndex, readonly DlmPolicy[]>();

/** Every policy that may make snapshots, each read once. Those that are off, or that react to events, make none. */
export function dlmPolicies(index: EstateIndex): readonly DlmPolicy[] {
  const known = READ.get(index);
  if (known !== undefined) return known;
  const policies = index.ofType(DLM_POLICY_TYPE).flatMap((resource) => policyOf(resource, index));
  READ.set(index, policies);
  return policies;
}

function policyOf(resource: EstateResource, index: EstateIndex): DlmPolicy[] {
  const state = orDefault(readString(resource, "state"), DEFAULT.state.value);
  if (state.kind === "known" && state.value !== "ENABLED") return [];
  const enabled = state.kind === "known" ? known<true>(true) : state;
  const details = detailsOf(resource);
  const byDefault = readString(resource, "defaultPolicy");
  const open = [details, byDefault].find(({ kind }) => kind === "unknown");
  if (open?.kind === "unknown") return [{ resource, enabled, details, target: open, rules: open }];
  const bag = knownValue(details) ?? {};
  if (byDefault.kind === "known") {
    const days = orDefault(bagNumber(bag, "createInterval"), DEFAULT["policyDetails.createInterval"].value);
    const everyAtMost: Setting<Seconds> = days.kind === "known" ? known(days.value * DAY) : days;
    return [{ resource, enabled, details, target: targetIn(byDefault), rules: known([]), everyAtMost }];
  }
  const type = orDefault(bagString(bag, "policyType"), DEFAULT["policyDetails.policyType"].value);
  if (type.kind === "unknown") return [{ resource, enabled, details, target: type, rules: type }];
  const rules = rulesOf(resource, bag, index);
  if (type.value === "IMAGE_MANAGEMENT") return [{ resource, enabled, details, target: known("INSTANCE"), rules }];
  if (type.value !== "EBS_SNAPSHOT_MANAGEMENT") return [];
  return [{ resource, enabled, details, target: targetOf(resource, bag), rules }];
}

function detailsOf(resource: EstateResource): Setting<Bag> {
  const details = readValue(resource, "policyDetails");
  if (details.kind !== "known") return details;
  return isBag(details.value) ? known(details.value) : unknown(`policyDetails of ${resource.name} is not an object`);
}

function targetOf(resource: EstateResource, details: Bag): Setting<DlmTarget> {
  const types = bagList(details, "resourceTypes");
  if (types.kind !== "known") return types;
  const [only, ...others] = types.value;
  return typeof only === "string" && others.length === 0
    ? targetIn(known(only))
    : unknown(`resourceTypes of ${resource.name} is not one known type`);
}

function targetIn(text: Setting<string>): Setting<DlmTarget> {
  if (text.kind !== "known") return text;
  if (text.value === "VOLUME" || text.value === "INSTANCE") return known<DlmTarget>(text.value);
  return unknown("what the policy targets is neither VOLUME nor INSTANCE");
}

function rulesOf(resource: EstateResource, details: Bag, index: EstateIndex): Setting<readonly BackupRule[]> {
  const schedules = bagList(details, "schedules");
  if (schedules.kind !== "known") return schedules.kind === "absent" ? known([]) : schedules;
  const bags = schedules.value.filter(isBag);
  if (bags.length < schedules.value.length) return unknown(`schedules of ${resource.name} are not known at preview`);
  return known(bags.map((bag, position) => ruleOf(resource, bag, position, index)));
}

/**
 * A schedule as a rule: a snapshot starts within the hour after its scheduled time, and no window ends it.
 *
 * Source: Amazon EBS user guide, "Automate snapshot lifecycles", considerations.
 */
function ruleOf(resource: EstateResource, bag: Bag, position: number, index: EstateIndex): BackupRule {
  const name = knownValue(bagString(bag, "name")) ?? `${position + 1}`;
  const of = `schedule ${name} of ${resource.name}`;
  const read = scheduleOf(bagBag(bag, "createRule"), of, index);
  const copies = bagList(bag, "crossRegionCopyRules");
  return {
    plan: resource,
    name,
    ...read,
    startWindow: { kind: "known", value: HOUR },
    completionWindow: unknown("Data Lifecycle Manager has no completion window"),
    continuous: { kind: "known", value: false },
    retention: retentionOf(bagBag(bag, "retainRule"), read.schedule, of),
    coldAfter: FOR_EVER.coldAfter,
    archive: FOR_EVER.archive,
    vault: snapshotsOf(resource, regionOf(resource)),
    copies: copies.kind === "known" ? known(copies.value.map((copy) => copyOf(resource, copy, of))) : copies,
    refusals: [],
  };
}

/** Snapshots lie in no vault, but in the account of their policy. */
function snapshotsOf(policy: EstateResource, region: string | undefined): VaultPlace {
  return { name: `the snapshots of ${policy.name}`, region, account: accountOf(policy), resource: undefined };
}

const REGION = /^[a-z]{2}(?:-[a-z]+)+-\d$/;

function copyOf(policy: EstateResource, copy: Value, of: string): CopyAction {
  const bag = isBag(copy) ? copy : undefined;
  const unseen = unknown(`the copies of ${of} are not known at preview`);
  const stated = bag === undefined ? unseen : bagString(bag, "target");
  const target = stated.kind === "absent" && bag ? bagString(bag, "targetRegion") : stated;
  const destination: CopyAction["destination"] =
    target.kind !== "known"
      ? unknown(target.kind === "unknown" ? target.because : `a copy of ${of} names no Region`)
      : REGION.test(target.value)
        ? known(snapshotsOf(policy, target.value))
        : unknown(`a copy of ${of} does not go to a Region`);
  const rule: Setting<Bag> = bag === undefined ? unseen : bagBag(bag, "retainRule");
  const retention = retentionOf(rule, unknown(`a copy of ${of} is kept by count`), `a copy of ${of}`);
  return { destination, retention, coldAfter: FOR_EVER.coldAfter, archive: FOR_EVER.archive };
}
