import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import type { Seconds } from "../declaration/duration";
import { known, knownValue, orDefault, type Setting, unknown } from "../declaration/setting";
import { accountOf, differ, parseArn, regionOf } from "../estate/place";
import { bagBoolean, bagList, bagString, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Bag, isBag, isList, type Value } from "../estate/value";
import { type Condition, unknownCondition } from "../recovery/path";
import { parseSchedule, type Schedule, ScheduleError } from "../schedule";
import {
  FOR_EVER,
  type Lifecycle,
  lifecycleOfCopy,
  refusedCopy,
  refusedLifecycle,
  type StatedLifecycle,
  statedLifecycle,
} from "./lifecycle";
import type { Refusal } from "./refusal";
import { readWindow } from "./windows";

export const PLAN_TYPE = "aws:backup/plan:Plan";
export const VAULT_TYPE = "aws:backup/vault:Vault";
export const AIR_GAPPED_VAULT_TYPE = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";

const DEFAULT = PROVIDER_DEFAULTS[PLAN_TYPE];

/** A schedule as written, and as understood. */
export interface RuleSchedule {
  readonly expression: string;
  readonly timezone: string;
  readonly parsed: Schedule;
}

/** A vault as far as the plan tells; a Region or account that is not known never proves a difference. */
export interface VaultPlace {
  /** The name of the resource where this program makes it, else its own. */
  readonly name: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** The vault, where this program makes it. */
  readonly resource: EstateResource | undefined;
  /** The vaults that it may be; only where nobody can tell which vault it is. */
  readonly among?: readonly EstateResource[];
}

export interface CopyAction extends Lifecycle {
  readonly destination: Setting<VaultPlace>;
  /** Whether it is the air-gapped target of its rule: AWS Backup moves the points there, and calls none of it a copy. */
  readonly primary?: true;
}

/** One rule of a backup plan, defaults applied. */
export interface BackupRule extends Lifecycle {
  readonly plan: EstateResource;
  readonly name: string;
  readonly schedule: Setting<RuleSchedule>;
  /** Why the schedule cannot be read, without its text; only where it is known and wrong. */
  readonly scheduleError?: string;
  readonly startWindow: Exclude<Setting<Seconds>, { kind: "absent" }>;
  readonly completionWindow: Exclude<Setting<Seconds>, { kind: "absent" }>;
  readonly continuous: Exclude<Setting<boolean>, { kind: "absent" }>;
  readonly vault: VaultPlace;
  readonly copies: Setting<readonly CopyAction[]>;
  /** Why AWS refuses it, and with it the whole plan; empty where it surely does not. */
  readonly refusals: readonly Refusal[];
}

/** The rules of a plan, or why they cannot be known. */
export function rulesOf(plan: EstateResource, index: EstateIndex): Setting<readonly BackupRule[]> {
  const rules = readValue(plan, "rules");
  if (rules.kind !== "known") return rules.kind === "absent" ? known([]) : rules;
  const items = isList(rules.value) ? rules.value : [rules.value];
  const bags = items.filter(isBag);
  if (bags.length < items.length) return unknown(`rules of ${plan.name} are not known at preview`);
  return known(bags.map((bag, position) => ruleOf(plan, bag, position, bags, index)));
}

function ruleOf(
  plan: EstateResource,
  bag: Bag,
  position: number,
  siblings: readonly Bag[],
  index: EstateIndex,
): BackupRule {
  const name = knownValue(bagString(bag, "ruleName")) ?? `${position + 1}`;
  const rule = `rule ${name} of ${plan.name}`;
  const [start, completion] = [readWindow(bag, "startWindow", rule), readWindow(bag, "completionWindow", rule)];
  const continuous = orDefault(
    bagBoolean(bag, "enableContinuousBackup"),
    DEFAULT["rules.enableContinuousBackup"].value,
  );
  const { malformed, ...lifecycle } = statedLifecycle(bag) ?? FOR_EVER;
  const copies = bagList(bag, "copyActions");
  const stated = copies.kind === "known" ? copies.value.map((copy) => copyOf(plan, copy, siblings, index)) : [];
  const airGapped = airGappedTargetOf(plan, bag, index);
  const primary = airGapped === undefined ? [] : [{ destination: airGapped, ...lifecycle, primary: true as const }];
  return {
    plan,
    name,
    ...scheduleOf(bag, index),
    startWindow: start.setting,
    completionWindow: completion.setting,
    continuous,
    ...lifecycle,
    vault: targetVault(plan, knownValue(bagString(bag, "targetVaultName")), index),
    copies:
      copies.kind === "unknown" || (copies.kind === "absent" && primary.length === 0)
        ? copies
        : known([
            ...stated.map((copy) => ({ destination: copy.destination, ...lifecycleOfCopy(copy.lifecycle, lifecycle) })),
            ...primary,
          ]),
    refusals: [
      ...start.refusals,
      ...completion.refusals,
      ...refusedLifecycle({ ...lifecycle, malformed }, continuous, rule),
      ...stated.flatMap((copy) => refusedCopy(copy.lifecycle, lifecycle, rule)),
    ],
  };
}

interface StatedCopy {
  readonly destination: Setting<VaultPlace>;
  readonly lifecycle: StatedLifecycle | undefined;
}

function copyOf(plan: EstateResource, copy: Value, siblings: readonly Bag[], index: EstateIndex): StatedCopy {
  if (isBag(copy)) {
    return { destination: destinationOf(plan, copy, siblings, index), lifecycle: statedLifecycle(copy) };
  }
  return { destination: unknown(`copyActions of ${plan.name} are not known at preview`), lifecycle: undefined };
}

export type ReadSchedule = Pick<BackupRule, "schedule" | "scheduleError">;

/** Equal schedules of one estate are one object, so that what is found out about it is found out once. */
const READ = new WeakMap<EstateIndex, Map<string, ReadSchedule>>();

function scheduleOf(bag: Bag, index: EstateIndex): ReadSchedule {
  const expression = orDefault(bagString(bag, "schedule"), DEFAULT["rules.schedule"].value);
  const timezone = orDefault(
    bagString(bag, "scheduleExpressionTimezone"),
    DEFAULT["rules.scheduleExpressionTimezone"].value,
  );
  if (expression.kind === "unknown") return { schedule: expression };
  if (timezone.kind === "unknown") return { schedule: timezone };
  return scheduleFrom(expression.value, timezone.value, index);
}

/** A cron expression as a rule has it; one that AWS would refuse is unknown, and the error says why. */
export function scheduleFrom(expression: string, timezone: string, index: EstateIndex): ReadSchedule {
  const schedules = READ.get(index.origin) ?? new Map<string, ReadSchedule>();
  READ.set(index.origin, schedules);
  const key = `${expression} ${timezone}`;
  const found = schedules.get(key) ?? readSchedule(expression, timezone);
  schedules.set(key, found);
  return found;
}

function readSchedule(expression: string, timezone: string): ReadSchedule {
  try {
    return { schedule: known({ expression, timezone, parsed: parseSchedule({ expression, timezone }) }) };
  } catch (error) {
    if (!(error instanceof ScheduleError)) throw error;
    return { schedule: unknown("its schedule cannot be read"), scheduleError: error.discreet };
  }
}

/** Why nobody can tell when a rule runs, as a condition on its points; `what` is the rule: `rule daily of nightly`. */
export function runsUnread(what: string, because: string, scheduleError: string | undefined): Condition {
  return scheduleError === undefined
    ? unknownCondition(`${what} runs`, because)
    : unknownCondition(`${what} runs`, `the schedule of ${what} cannot be read`, `correct the schedule of ${what}`);
}

/** The target vault lies in the Region and account of its plan; `Default` exists without a resource. */
function targetVault(plan: EstateResource, name: string | undefined, index: EstateIndex): VaultPlace {
  const near = (vault: EstateResource) => sameRegion(vault, plan) && accountOf(vault) === accountOf(plan);
  const linked = name === undefined ? index.across(plan, "rules", VAULT_TYPE).filter(near) : [];
  const named = name === undefined ? undefined : index.having(VAULT_TYPE, "name", name).find(near);
  const resource = named ?? (linked.length === 1 ? linked[0] : undefined);
  return {
    name: resource?.name ?? name ?? "a vault not known at preview",
    region: regionOf(plan),
    account: accountOf(plan),
    resource,
    ...(name === undefined && resource === undefined ? { among: linked } : {}),
  };
}

const AIR_GAPPED_TARGET = "targetLogicallyAirGappedBackupVaultArn";

/** Where a rule wants its points in an air-gapped vault: by known ARN, else the one such vault that the rules are computed from. */
function airGappedTargetOf(plan: EstateResource, rule: Bag, index: EstateIndex): Setting<VaultPlace> | undefined {
  const arn = bagString(rule, AIR_GAPPED_TARGET);
  if (arn.kind === "absent") return undefined;
  if (arn.kind === "known") return vaultOfArn(plan, arn.value, index);
  const [only, ...others] = computedFrom(plan, AIR_GAPPED_VAULT_TYPE, index);
  return only === undefined || others.length > 0 ? arn : known(placeOf(only));
}

/** The vaults of a type that the rules of a plan are computed from; one whose ARN is known is not what makes another unknown. */
function computedFrom(plan: EstateResource, type: string, index: EstateIndex): readonly EstateResource[] {
  return index.across(plan, "rules", type).filter((vault) => typeof vault.outputs.arn !== "string");
}

function placeOf(vault: EstateResource): VaultPlace {
  return {
    name: vault.name,
    region: regionOf(vault),
    account: accountOf(vault),
    resource: vault,
  };
}

/** By known ARN, else the one vault that the rules are computed from, that is no rule's target and has no known ARN. */
function destinationOf(
  plan: EstateResource,
  copy: Bag,
  siblings: readonly Bag[],
  index: EstateIndex,
): Setting<VaultPlace> {
  const arn = bagString(copy, "destinationVaultArn");
  if (arn.kind === "known") return vaultOfArn(plan, arn.value, index);
  if (arn.kind === "absent") return unknown(`a copy of ${plan.name} names no destination`);
  const targets = new Set(
    siblings.flatMap((rule) => {
      const airGapped = airGappedTargetOf(plan, rule, index);
      const target = targetVault(plan, knownValue(bagString(rule, "targetVaultName")), index);
      return [target.resource, airGapped && knownValue(airGapped)?.resource];
    }),
  );
  const candidates = COPY_TARGETS.flatMap((type) => computedFrom(plan, type, index)).filter(
    (vault) => !targets.has(vault),
  );
  const [only, ...others] = candidates;
  if (only === undefined || others.length > 0) {
    return unknown(
      `which vault a copy of ${plan.name} goes to is not known at preview (one plan a destination makes it known)`,
    );
  }
  return known(placeOf(only));
}

const COPY_TARGETS: readonly string[] = [VAULT_TYPE, AIR_GAPPED_VAULT_TYPE];

/**
 * A vault of the same name and Region is another one unless its account is known to be the same too. Once a plan is there,
 * its own ARN tells which vaults lie in its account, whether or not its provider tells which that is.
 */
function vaultOfArn(plan: EstateResource, arn: string, index: EstateIndex): Setting<VaultPlace> {
  const parsed = parseArn(arn);
  if (parsed === undefined) return unknown(`a copy destination of ${plan.name} is not an ARN`);
  const name = parsed.resource.slice(parsed.resource.indexOf(":") + 1);
  const home = typeof plan.outputs.arn === "string" ? parseArn(plan.outputs.arn)?.account : undefined;
  const account = parsed.account === home ? accountOf(plan) : parsed.account || undefined;
  const isThere = (vault: EstateResource) =>
    vaultName(vault) === name && regionOf(vault) === parsed.region && differ(accountOf(vault), account) === false;
  const resource = COPY_TARGETS.flatMap((type) => index.ofType(type)).find(
    (vault) => vault.outputs.arn === arn || isThere(vault),
  );
  return known({ name: resource?.name ?? name, region: parsed.region || undefined, account, resource });
}

function vaultName(vault: EstateResource): string | undefined {
  return knownValue(readString(vault, "name"));
}

/** Whether two resources lie in one Region: by name, or because neither says and both have the same provider. */
export function sameRegion(a: EstateResource, b: EstateResource): boolean {
  const [one, other] = [regionOf(a), regionOf(b)];
  if (one !== undefined || other !== undefined) return one === other;
  const unstated = [a, b].every((resource) => readString(resource, "region").kind === "absent");
  return unstated && a.provider?.urn === b.provider?.urn;
}
