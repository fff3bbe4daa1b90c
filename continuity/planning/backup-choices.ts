import { PRICES } from "./cost";
import { type Dimension, type Level, priced } from "./kind";
import type { Question } from "./question";

/** How a member is backed up by AWS Backup. */
export interface BackupSettings {
  /** The hours between two runs; 0 for no backups. */
  readonly every: number;
  /** Where copies in another Region lie. */
  readonly copied: "nowhere" | "vault" | "air-gapped vault";
  /** What keeps points out of reach of an attacker at home. */
  readonly kept: "open" | "locked" | "air-gapped" | "other account";
}

/** How often rules run: each divides a day, so that runs keep their distance across midnight. */
const EVERY = [24, 12, 6, 4, 1] as const;

/** How often, where copies lie, and what is out of reach: the choices about backups that every kind with data has. */
export function backupDimensions(question: Question): readonly Dimension<BackupSettings>[] {
  return [cadences(), copies(question), vaults(question)];
}

function cadences(): Dimension<BackupSettings> {
  const none: Level<BackupSettings> = { set: { every: 0 } };
  const levels = EVERY.map((every): Level<BackupSettings> => {
    const often = every === 24 ? "daily" : every === 1 ? "hourly" : `every ${every}h`;
    return priced(`backups ${often}`, PRICES.run, { every }, 24 / every);
  });
  return {
    name: "backups",
    bearsOn: ["instance", "zone", "region", "data", "compromise"],
    levels: [none, ...levels],
  };
}

function copies({ others: [other], compromise }: Question): Dimension<BackupSettings> {
  const levels: Level<BackupSettings>[] = [{ set: { copied: "nowhere" } }];
  if (other !== undefined) {
    const reason = `copies of backups in ${other.name}`;
    levels.push(priced(reason, PRICES.copy, { copied: "vault" }));
    if (compromise.airGappedVault) {
      const airGapped = `copies of backups in an air-gapped vault in ${other.name}`;
      levels.push(priced(airGapped, PRICES.airGappedCopy, { copied: "air-gapped vault" }));
    }
  }
  return { name: "copies", bearsOn: ["region", "compromise"], levels };
}

function vaults({ compromise: { lockedVault, airGappedVault, otherAccount } }: Question): Dimension<BackupSettings> {
  const levels: Level<BackupSettings>[] = [{ set: { kept: "open" } }];
  if (lockedVault) {
    const reason = "a vault locked in compliance mode";
    levels.push(priced(reason, PRICES.lock, { kept: "locked" }));
  }
  if (airGappedVault) {
    const reason = "copies of backups in an air-gapped vault";
    levels.push(priced(reason, PRICES.airGappedCopy, { kept: "air-gapped" }));
  }
  if (otherAccount !== undefined) {
    const reason = `copies of backups in account ${otherAccount.account}`;
    levels.push(priced(reason, PRICES.copy, { kept: "other account" }));
  }
  return { name: "vault", bearsOn: ["compromise"], levels };
}

/**
 * Copies and vaults are of use to backups only. One plan copies to one vault of this program, so that each is known, and what
 * lies air-gapped elsewhere is out of reach already.
 */
export function backupsFit({ every, copied, kept }: BackupSettings): boolean {
  if (every === 0) return copied === "nowhere" && kept === "open";
  if (copied === "air-gapped vault") return kept === "open";
  return copied === "nowhere" || kept !== "air-gapped";
}

/** Whether points leave the account, or go where only a key that can be shared leads: the member needs one of its own. */
export function needsOwnKey({ copied, kept }: BackupSettings): boolean {
  return copied === "air-gapped vault" || kept === "air-gapped" || kept === "other account";
}
