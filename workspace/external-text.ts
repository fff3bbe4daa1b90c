import { formatDay } from "../continuity/declaration/day";
import { formatDuration } from "../continuity/declaration/duration";
import {
  CONDITION_OPERATORS,
  type ExternalCopy,
  type ExternalLifecycle,
  type ExternalLock,
  type ExternalPlan,
  type ExternalRule,
  type ExternalSelection,
  type ExternalVault,
  type Voucher,
} from "../continuity/declaration/external";
import type {
  CopyText,
  LifecycleText,
  LockText,
  PlanText,
  RuleText,
  SelectionText,
  VaultText,
  VoucherText,
} from "./external";

/** A plan as `external.plans` of lifeboat.yaml states it. */
export function planText({ name, region, account, rules, selections, ...voucher }: ExternalPlan): PlanText {
  return {
    name,
    region,
    ...(account === undefined ? {} : { account }),
    ...voucherText(voucher),
    rules: rules.map(ruleText),
    selections: selections.map(selectionText),
  };
}

/** A vault as `external.vaults` of lifeboat.yaml states it. */
export function vaultText({ name, region, account, lock, airGapped, key, ...voucher }: ExternalVault): VaultText {
  return {
    name,
    region,
    ...(account === undefined ? {} : { account }),
    ...voucherText(voucher),
    ...(airGapped ? { airGapped } : {}),
    ...(lock === undefined ? {} : { lock: lockText(lock, airGapped) }),
    ...(key === undefined ? {} : { key }),
  };
}

export function voucherText({ owner, reason, until }: Voucher): VoucherText {
  return { owner, reason, until: formatDay(until) };
}

function ruleText({
  name,
  schedule,
  timezone,
  continuous,
  vault,
  airGappedVault,
  copies,
  ...rule
}: ExternalRule): RuleText {
  return {
    name,
    ...(schedule === undefined ? {} : { schedule }),
    ...(timezone === undefined ? {} : { timezone }),
    ...(rule.startWindow === undefined ? {} : { startWindow: formatDuration(rule.startWindow) }),
    ...(rule.completionWindow === undefined ? {} : { completionWindow: formatDuration(rule.completionWindow) }),
    ...(continuous === undefined ? {} : { continuous }),
    ...(vault === undefined ? {} : { vault }),
    ...(airGappedVault === undefined ? {} : { airGappedVault }),
    ...lifecycleText(rule),
    ...(copies.length === 0 ? {} : { copies: copies.map(copyText) }),
  };
}

function copyText({ to, ...lifecycle }: ExternalCopy): CopyText {
  return { to, ...lifecycleText(lifecycle) };
}

function lifecycleText({ keep, coldAfter, archive }: ExternalLifecycle): LifecycleText {
  return {
    ...(keep === undefined ? {} : { keep: keep === null ? "forever" : formatDuration(keep) }),
    ...(coldAfter === undefined ? {} : { coldAfter: formatDuration(coldAfter) }),
    ...(archive === undefined ? {} : { archive }),
  };
}

function selectionText({ name, resources, notResources, tags, conditions }: ExternalSelection): SelectionText {
  const stated = CONDITION_OPERATORS.filter((operator) => (conditions[operator] ?? []).length > 0);
  return {
    name,
    ...(resources.length === 0 ? {} : { resources }),
    ...(notResources.length === 0 ? {} : { notResources }),
    ...(tags.length === 0 ? {} : { tags }),
    ...(stated.length === 0
      ? {}
      : { conditions: Object.fromEntries(stated.map((operator) => [operator, conditions[operator]])) }),
  };
}

/** The lock of an air-gapped vault has no other mode, and no grace period. */
function lockText({ mode, min, max, grace }: ExternalLock, airGapped: boolean): LockText {
  return {
    ...(airGapped ? {} : { mode }),
    ...(min === undefined ? {} : { min: formatDuration(min) }),
    ...(max === undefined ? {} : { max: formatDuration(max) }),
    ...(grace === undefined || airGapped ? {} : { grace: formatDuration(grace) }),
  };
}
