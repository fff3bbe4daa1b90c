import {
  CONDITION_OPERATORS,
  type ExternalConditions,
  type ExternalCopy,
  type ExternalLifecycle,
  type ExternalRule,
  type ExternalSelection,
  type ExternalTag,
  type PlanContent,
  type VaultContent,
} from "../continuity/declaration/external";
import { parseArn } from "../continuity/estate/place";

// What AWS Backup answers, as the command line of AWS prints it and as its SDK returns it, read into the model's words.

const MINUTE = 60;
const DAY = 86_400;

/** Not an answer of AWS Backup, or one that lacks what it always has. The message never repeats a value. */
export class AwsBackupError extends Error {
  constructor(readonly problem: string) {
    super(problem);
    this.name = "AwsBackupError";
  }
}

/** Where something lies; undefined where the answer does not tell. */
export interface AwsPlace {
  readonly region: string | undefined;
  readonly account: string | undefined;
}

export interface AwsPlan extends AwsPlace {
  readonly id: string | undefined;
  /** Without selections: AWS Backup answers for those one by one. */
  readonly plan: PlanContent;
  /** What the answer says and the model cannot express, a line each. */
  readonly notes: readonly string[];
}

export interface AwsSelection {
  readonly planId: string | undefined;
  readonly selection: ExternalSelection;
  readonly notes: readonly string[];
}

export interface AwsVault extends AwsPlace {
  readonly vault: VaultContent;
  readonly notes: readonly string[];
}

/**
 * Reads what `aws backup get-backup-plan` printed.
 *
 * @throws AwsBackupError for anything else
 */
export function planOfAws(answer: unknown): AwsPlan {
  const whole = bagOf(answer, "the plan");
  const plan = bagOf(whole.BackupPlan, "BackupPlan");
  const name = textOf(plan.BackupPlanName, "BackupPlanName");
  const notes: string[] = [];
  const rules = listOf(plan.Rules, "Rules").map((rule, i) => ruleOf(bagOf(rule, `Rules.${i}`), `Rules.${i}`, notes));
  noteOthers(plan, ["BackupPlanName", "Rules"], `plan ${name}`, notes);
  noteOthers(whole, PLAN_ANSWER, `plan ${name}`, notes);
  return {
    ...placeOf(whole.BackupPlanArn),
    id: optionalText(whole.BackupPlanId, "BackupPlanId"),
    plan: { name, rules, selections: [] },
    notes: [...new Set(notes)],
  };
}

/** What an answer says about itself, or about other times: nothing that a promise rests on. */
const PLAN_ANSWER: readonly string[] = [
  "BackupPlan",
  "BackupPlanArn",
  "BackupPlanId",
  "CreationDate",
  "CreatorRequestId",
  "DeletionDate",
  "LastExecutionDate",
  "ResponseMetadata",
  "ScheduledRunsPreview",
  "VersionId",
  "$metadata",
];

const RULE_READ: readonly string[] = [
  "CompletionWindowMinutes",
  "CopyActions",
  "EnableContinuousBackup",
  "Lifecycle",
  "RuleId",
  "RuleName",
  "ScheduleExpression",
  "ScheduleExpressionTimezone",
  "StartWindowMinutes",
  "TargetBackupVaultName",
  "TargetLogicallyAirGappedBackupVaultArn",
];

function ruleOf(rule: Answer, at: string, notes: string[]): ExternalRule {
  const name = textOf(rule.RuleName, `${at}.RuleName`);
  const copies = optionalList(rule.CopyActions, `${at}.CopyActions`).map((copy, i) =>
    copyOf(bagOf(copy, `${at}.CopyActions.${i}`), `${at}.CopyActions.${i}`, name, notes),
  );
  noteOthers(rule, RULE_READ, `rule ${name}`, notes);
  return {
    name,
    ...stated("schedule", optionalText(rule.ScheduleExpression, `${at}.ScheduleExpression`)),
    ...stated("timezone", optionalText(rule.ScheduleExpressionTimezone, `${at}.ScheduleExpressionTimezone`)),
    ...stated("startWindow", times(MINUTE, optionalNumber(rule.StartWindowMinutes, `${at}.StartWindowMinutes`))),
    ...stated(
      "completionWindow",
      times(MINUTE, optionalNumber(rule.CompletionWindowMinutes, `${at}.CompletionWindowMinutes`)),
    ),
    ...stated("continuous", optionalFlag(rule.EnableContinuousBackup, `${at}.EnableContinuousBackup`)),
    ...stated("vault", optionalText(rule.TargetBackupVaultName, `${at}.TargetBackupVaultName`)),
    ...stated(
      "airGappedVault",
      optionalText(rule.TargetLogicallyAirGappedBackupVaultArn, `${at}.TargetLogicallyAirGappedBackupVaultArn`),
    ),
    ...lifecycleOf(rule.Lifecycle, `${at}.Lifecycle`, `rule ${name}`, notes),
    copies,
  };
}

function copyOf(copy: Answer, at: string, rule: string, notes: string[]): ExternalCopy {
  const to = textOf(copy.DestinationBackupVaultArn, `${at}.DestinationBackupVaultArn`);
  if (parseArn(to) === undefined) throw new AwsBackupError(`${at}.DestinationBackupVaultArn is not an ARN`);
  noteOthers(copy, ["DestinationBackupVaultArn", "Lifecycle"], `a copy of rule ${rule}`, notes);
  const lifecycle = lifecycleOf(copy.Lifecycle, `${at}.Lifecycle`, `a copy of rule ${rule}`, notes);
  // A copy with a lifecycle of its own that does not end it is kept for ever; one with none goes with its source.
  const forEver = isStated(copy.Lifecycle) && lifecycle.keep === undefined;
  return { to, ...(forEver ? { keep: null } : {}), ...lifecycle };
}

function lifecycleOf(value: unknown, at: string, whose: string, notes: string[]): ExternalLifecycle {
  if (!isStated(value)) return {};
  const lifecycle = bagOf(value, at);
  noteOthers(
    lifecycle,
    ["DeleteAfterDays", "DeleteAfterEvent", "MoveToColdStorageAfterDays", "OptInToArchiveForSupportedResources"],
    whose,
    notes,
  );
  const keep = times(DAY, optionalDays(lifecycle.DeleteAfterDays, `${at}.DeleteAfterDays`));
  const untilCopied = isStated(lifecycle.DeleteAfterEvent);
  if (untilCopied) notes.push(`${whose}: points that are deleted once they are copied count as kept for a day`);
  return {
    ...stated("keep", untilCopied ? DAY : keep),
    ...stated(
      "coldAfter",
      times(DAY, optionalDays(lifecycle.MoveToColdStorageAfterDays, `${at}.MoveToColdStorageAfterDays`)),
    ),
    ...stated(
      "archive",
      optionalFlag(lifecycle.OptInToArchiveForSupportedResources, `${at}.OptInToArchiveForSupportedResources`),
    ),
  };
}

/**
 * Reads what `aws backup get-backup-selection` printed.
 *
 * @throws AwsBackupError for anything else
 */
export function selectionOfAws(answer: unknown): AwsSelection {
  const whole = bagOf(answer, "the selection");
  const selection = bagOf(whole.BackupSelection, "BackupSelection");
  const name = textOf(selection.SelectionName, "SelectionName");
  const notes: string[] = [];
  noteOthers(
    selection,
    ["Conditions", "IamRoleArn", "ListOfTags", "NotResources", "Resources", "SelectionName"],
    `selection ${name}`,
    notes,
  );
  return {
    planId: optionalText(whole.BackupPlanId, "BackupPlanId"),
    selection: {
      name,
      resources: texts(selection.Resources, "Resources"),
      notResources: texts(selection.NotResources, "NotResources"),
      tags: tagsOf(selection.ListOfTags, "ListOfTags"),
      conditions: conditionsOf(selection.Conditions),
    },
    notes,
  };
}

function tagsOf(value: unknown, at: string): readonly ExternalTag[] {
  return optionalList(value, at).map((item, i) => {
    const tag = bagOf(item, `${at}.${i}`);
    if (isStated(tag.ConditionType) && tag.ConditionType !== "STRINGEQUALS") {
      throw new AwsBackupError(`${at}.${i}.ConditionType is not STRINGEQUALS`);
    }
    return {
      key: textOf(tag.ConditionKey, `${at}.${i}.ConditionKey`),
      value: anyText(tag.ConditionValue, `${at}.${i}.ConditionValue`),
    };
  });
}

function conditionsOf(value: unknown): ExternalConditions {
  if (!isStated(value)) return {};
  const conditions = bagOf(value, "Conditions");
  const known = new Map(CONDITION_OPERATORS.map((name) => [`${name.charAt(0).toUpperCase()}${name.slice(1)}`, name]));
  const found: { -readonly [K in keyof ExternalConditions]: ExternalConditions[K] } = {};
  for (const [key, tags] of Object.entries(conditions)) {
    const operator = known.get(key);
    // A condition that is left out would select more than the plan does.
    if (operator === undefined) throw new AwsBackupError("Conditions has an operator that is not known");
    const list = tagsOf(tags, `Conditions.${key}`);
    if (list.length > 0) found[operator] = list;
  }
  return found;
}

/** Every account has it; its key is AWS Backup's own, which answers do not tell from a customer's. */
const DEFAULT_VAULT = "Default";
const KEY_OF_AWS = "alias/aws/backup";

const VAULT_READ: readonly string[] = [
  "BackupVaultArn",
  "BackupVaultName",
  "CreationDate",
  "CreatorRequestId",
  "EncryptionKeyArn",
  "EncryptionKeyType",
  "LockDate",
  "Locked",
  "MaxRetentionDays",
  "MinRetentionDays",
  "NumberOfRecoveryPoints",
  "ResponseMetadata",
  "VaultState",
  "VaultType",
  "$metadata",
];

/**
 * Reads what `aws backup describe-backup-vault` printed.
 *
 * @param now seconds since 1970: what is left of the grace period of a compliance lock depends on it
 * @throws AwsBackupError for anything else
 */
export function vaultOfAws(answer: unknown, now: number): AwsVault {
  const whole = bagOf(answer, "the vault");
  const name = textOf(whole.BackupVaultName, "BackupVaultName");
  const notes: string[] = [];
  noteOthers(whole, VAULT_READ, `vault ${name}`, notes);
  const airGapped = whole.VaultType === "LOGICALLY_AIR_GAPPED_BACKUP_VAULT";
  if (whole.VaultType === "RESTORE_ACCESS_BACKUP_VAULT") {
    throw new AwsBackupError(`vault ${name} only gives access to the points of another`);
  }
  const key = optionalText(whole.EncryptionKeyArn, "EncryptionKeyArn");
  const ofAws = name === DEFAULT_VAULT || whole.EncryptionKeyType === "AWS_OWNED_KMS_KEY";
  return {
    ...placeOf(whole.BackupVaultArn),
    vault: {
      name,
      ...lockOf(whole, airGapped, now),
      airGapped,
      ...stated("key", ofAws ? KEY_OF_AWS : key),
    },
    notes,
  };
}

function lockOf(whole: Answer, airGapped: boolean, now: number): Pick<VaultContent, "lock"> {
  const min = times(DAY, optionalDays(whole.MinRetentionDays, "MinRetentionDays"));
  const max = times(DAY, optionalDays(whole.MaxRetentionDays, "MaxRetentionDays"));
  const locked = optionalFlag(whole.Locked, "Locked");
  if (locked !== true && min === undefined && max === undefined) return {};
  const bounds = { ...stated("min", min), ...stated("max", max) };
  if (airGapped) return { lock: { mode: "compliance", ...bounds } };
  if (!isStated(whole.LockDate)) return { lock: { mode: "governance", ...bounds } };
  const left = Math.max(0, Math.ceil((instantOf(whole.LockDate, "LockDate") - now) / DAY)) * DAY;
  return { lock: { mode: "compliance", ...bounds, ...(left > 0 ? { grace: left } : {}) } };
}

type Answer = Readonly<Record<string, unknown>>;

const isStated = (value: unknown): boolean => value !== undefined && value !== null;

function noteOthers(bag: Answer, read: readonly string[], whose: string, notes: string[]): void {
  for (const [key, value] of Object.entries(bag)) {
    const empty = !isStated(value) || (typeof value === "object" && Object.keys(value as object).length === 0);
    if (!read.includes(key) && !empty) notes.push(`${whose}: ${shortened(key)} cannot be expressed and is left out`);
  }
}

const shortened = (key: string): string => JSON.stringify(key.length > 60 ? `${key.slice(0, 60)}…` : key).slice(1, -1);

function bagOf(value: unknown, what: string): Answer {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new AwsBackupError(`${what} is missing, or not an object`);
  }
  return value as Answer;
}

function listOf(value: unknown, what: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new AwsBackupError(`${what} is missing, or not a list`);
  return value;
}

function optionalList(value: unknown, what: string): readonly unknown[] {
  return isStated(value) ? listOf(value, what) : [];
}

function textOf(value: unknown, what: string): string {
  if (typeof value !== "string" || value === "") throw new AwsBackupError(`${what} is missing, or not a text`);
  return value;
}

function anyText(value: unknown, what: string): string {
  return value === "" ? "" : textOf(value, what);
}

function optionalText(value: unknown, what: string): string | undefined {
  return isStated(value) ? textOf(value, what) : undefined;
}

function texts(value: unknown, what: string): readonly string[] {
  return optionalList(value, what).map((item, i) => textOf(item, `${what}.${i}`));
}

function optionalNumber(value: unknown, what: string): number | undefined {
  if (!isStated(value)) return undefined;
  if (typeof value !== "number" || !Number.isSafeInteger(value) || value < 0) {
    throw new AwsBackupError(`${what} is not a whole number from 0`);
  }
  return value;
}

/** AWS writes -1 and 0 where points are never deleted or moved. */
function optionalDays(value: unknown, what: string): number | undefined {
  return value === -1 || value === 0 ? undefined : optionalNumber(value, what);
}

function optionalFlag(value: unknown, what: string): boolean | undefined {
  if (!isStated(value)) return undefined;
  if (typeof value !== "boolean") throw new AwsBackupError(`${what} is not true or false`);
  return value;
}

/** A Date of the SDK, a text of the command line, or seconds since 1970 as its first version printed. */
function instantOf(value: unknown, what: string): number {
  const seconds =
    value instanceof Date
      ? value.getTime() / 1000
      : typeof value === "string"
        ? Date.parse(value) / 1000
        : typeof value === "number"
          ? value
          : Number.NaN;
  if (!Number.isFinite(seconds)) throw new AwsBackupError(`${what} is not an instant`);
  return seconds;
}

function times(unit: number, count: number | undefined): number | undefined {
  return count === undefined ? undefined : count * unit;
}

function stated<K extends string, T>(key: K, value: T | undefined): { readonly [N in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [N in K]?: T };
}

function placeOf(arn: unknown): AwsPlace {
  const parsed = typeof arn === "string" ? parseArn(arn) : undefined;
  return { region: parsed?.region || undefined, account: parsed?.account || undefined };
}
