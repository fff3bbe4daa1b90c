import type { Seconds } from "../declaration/duration";
import type { BackupSettings } from "./backup-choices";
import { type Blueprint, given, type Input, type Inputs, nameOf, reference } from "./blueprint";
import type { Question } from "./question";

const HOUR: Seconds = 3600;
const DAY: Seconds = 86_400;

/** The shortest start window that AWS Backup takes, in minutes. */
const START_WINDOW = 60;

/** The longest that a job may take, in minutes: what AWS Backup takes where nothing is stated. */
const COMPLETION_WINDOW = 180;

/** What is kept at least, in days: a bad week is outlasted. */
const FEWEST_DAYS = 7;

/** The shortest grace period of a compliance lock, in days (AWS Backup API, `ChangeableForDays`). */
const GRACE = 3;

/** For how many days points are kept: over the detection window and until the one after is usable. */
export function daysKept(every: number, detectionWindow: Seconds): number {
  const between = every * HOUR + (START_WINDOW + COMPLETION_WINDOW) * 60;
  return Math.max(FEWEST_DAYS, Math.ceil((detectionWindow + between) / DAY) + 1);
}

/**
 * The vaults, plan and selection of a member, and the keys of vaults elsewhere; nothing where it is not backed up.
 *
 * @param of the id of the part that is backed up
 */
export function backupParts(settings: BackupSettings, question: Question, of = "main"): readonly Blueprint[] {
  const { every } = settings;
  if (every === 0) return [];
  const days = daysKept(every, question.detectionWindow ?? 0);
  const home = homeVault(settings);
  const targets = copyTargets(settings, question, days);
  const plan = planOf(settings, home.id, targets, days);
  return [...home.parts, ...targets.flatMap(({ parts }) => parts), plan, selectionOf(plan.id, of)];
}

interface Vault {
  readonly id: string;
  readonly parts: readonly Blueprint[];
}

/** A customer's key could be deleted by whoever takes over the account: points at home lie under AWS's own. */
function homeVault({ kept }: BackupSettings): Vault {
  if (kept !== "locked") {
    const purpose = "keeps backups";
    return {
      id: "backups",
      parts: [vault("backups", purpose)],
    };
  }
  const id = "locked-backups";
  return {
    id,
    parts: [
      vault(id, "keeps backups out of reach"),
      {
        ...shared(`${id}-lock`, "aws:backup/vaultLockConfiguration:VaultLockConfiguration", "locks the vault for good"),
        tags: "none",
        inputs: { backupVaultName: nameOf(id), changeableForDays: GRACE, minRetentionDays: 1 },
      },
    ],
  };
}

function vault(id: string, purpose: string, more: Inputs = {}): Blueprint {
  return { ...shared(id, "aws:backup/vault:Vault", purpose), inputs: { name: nameOf(id), ...more }, protect: true };
}

/** A vault that points are copied to, with what it needs. */
export interface CopyTarget {
  /** As the name of a plan tells it. */
  readonly to: string;
  readonly arn: Input;
  readonly parts: readonly Blueprint[];
}

function copyTargets(
  { copied, kept }: BackupSettings,
  { others: [other] }: Question,
  days: number,
): readonly CopyTarget[] {
  const targets: CopyTarget[] = [];
  if (copied === "vault" && other !== undefined) targets.push(vaultIn(other.name));
  if (copied === "air-gapped vault" && other !== undefined) targets.push(airGappedVault(days, other.name));
  if (kept === "air-gapped") targets.push(airGappedVault(days));
  if (kept === "other account") targets.push({ to: "other-account", arn: given("other-vault"), parts: [] });
  return targets;
}

/** Copies that leave their Region get the key of their new vault, which for databases must be a customer's. */
export function vaultIn(region: string): CopyTarget {
  const id = `backups-${region}`;
  const key = keyIn(region);
  return {
    to: region,
    arn: reference(id, "arn"),
    parts: [key, { ...vault(id, "keeps copies in another Region", { kmsKeyArn: reference(key.id, "arn") }), region }],
  };
}

function airGappedVault(days: number, region?: string): CopyTarget {
  const id = region === undefined ? "air-gapped-backups" : `air-gapped-backups-${region}`;
  return {
    to: region === undefined ? "air-gapped" : `air-gapped-${region}`,
    arn: reference(id, "arn"),
    parts: [
      {
        ...shared(id, "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "keeps copies out of reach"),
        protect: true,
        ...(region === undefined ? {} : { region }),
        inputs: { name: nameOf(id), minRetentionDays: FEWEST_DAYS, maxRetentionDays: Math.max(days, LONGEST_KEPT) },
      },
    ],
  };
}

/** Air-gapped vaults ask for a longest retention; members with another detection window share them. */
const LONGEST_KEPT = 3650;

/** A customer's key in a Region, for all that lies encrypted there. */
export function keyIn(region: string): Blueprint {
  const id = `key-${region}`;
  return {
    ...shared(id, "aws:kms/key:Key", "encrypts what is kept in another Region"),
    protect: true,
    region,
    inputs: {
      description: `Keeps what is replicated and copied to ${region}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
    },
  };
}

function planOf(settings: BackupSettings, vault: string, targets: readonly CopyTarget[], days: number): Blueprint {
  const { every, kept } = settings;
  // The name of a plan has 50 characters at most.
  const id = [`backups-${every}h-${days}d`, ...(kept === "locked" ? [kept] : []), ...targets.map(({ to }) => to)].join(
    "-",
  );
  const lifecycle = { deleteAfter: days };
  const rule = {
    ruleName: every === 24 ? "daily" : `every-${every}h`,
    targetVaultName: nameOf(vault),
    schedule: scheduleOf(every),
    startWindow: START_WINDOW,
    completionWindow: COMPLETION_WINDOW,
    lifecycle,
    ...(targets.length === 0
      ? {}
      : { copyActions: targets.map(({ arn }) => ({ destinationVaultArn: arn, lifecycle })) }),
  };
  return {
    ...shared(id, "aws:backup/plan:Plan", "says when backups are made"),
    inputs: { name: nameOf(id), rules: [rule] },
  };
}

/** At 02:30, and in steps that go on across midnight. */
function scheduleOf(every: number): string {
  if (every === 24) return "cron(30 2 ? * * *)";
  return every === 1 ? "cron(30 * ? * * *)" : `cron(30 ${2 % every}/${every} ? * * *)`;
}

function selectionOf(plan: string, of: string): Blueprint {
  return {
    id: "backup-selection",
    type: "aws:backup/selection:Selection",
    inputs: {
      name: nameOf("backup-selection"),
      planId: reference(plan, "id"),
      iamRoleArn: given("backup-role"),
      resources: [reference(of, "arn")],
    },
    tags: "none",
    scope: "member",
    purpose: "backs it up by the plan",
  };
}

function shared(id: string, type: string, purpose: string): Omit<Blueprint, "inputs"> {
  return { id, type, purpose, tags: "shared", scope: "program" };
}
