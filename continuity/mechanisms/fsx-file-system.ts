import { protectionOf } from "../backup/protection";
import { bound } from "../recovery/bound";
import { restorePaths } from "./backup-restore";
import { automaticBackups, backupDefaultsOf, FINAL } from "./fsx-backups";
import {
  DEPLOYMENT_DEFAULTS,
  FSX_FAILOVER,
  FSX_REPLACEMENT,
  FSX_TAKEOVER,
  failsOver,
  LUSTRE_TYPE,
  ONTAP_TYPE,
  OPEN_ZFS_TYPE,
  persistent,
  repairs,
  WINDOWS_TYPE,
} from "./fsx-deployment";
import type { Mechanism } from "./mechanism";
import { restoreStep } from "./restore";

const TYPES: readonly string[] = [WINDOWS_TYPE, ONTAP_TYPE, OPEN_ZFS_TYPE, LUSTRE_TYPE];

/**
 * A file system of Amazon FSx: a standby in another zone, repair in its own, automatic daily backups, and what AWS Backup
 * keeps of it.
 * Figures and sources: docs/mechanisms/fsx-file-system.md.
 */
export const fsxFileSystem: Mechanism = {
  slug: "fsx-file-system",
  title: "Amazon FSx file system",
  types: TYPES,
  reads: ["automaticBackupRetentionDays", "deploymentType"],
  required: ["subnetIds"],
  // File systems for NetApp ONTAP have no final backup.
  companions: Object.fromEntries(
    TYPES.filter((type) => FINAL[type]).map((type) => [type, { reads: ["skipFinalBackup"], required: [] }]),
  ),
  defaults: {
    [WINDOWS_TYPE]: { deploymentType: DEPLOYMENT_DEFAULTS[WINDOWS_TYPE], ...backupDefaultsOf(WINDOWS_TYPE) },
    [OPEN_ZFS_TYPE]: backupDefaultsOf(OPEN_ZFS_TYPE),
    [LUSTRE_TYPE]: { deploymentType: DEPLOYMENT_DEFAULTS[LUSTRE_TYPE], ...backupDefaultsOf(LUSTRE_TYPE) },
  },
  figures: [FSX_FAILOVER, FSX_TAKEOVER, FSX_REPLACEMENT],
  paths(subject, surroundings) {
    const { chains, unread } = protectionOf(subject, surroundings);
    const rto = bound(restoreStep("restore to a new file system", subject, surroundings));
    const kept = chains.map((chain) => ({ ...chain, requires: [...chain.requires, persistent(subject.resource)] }));
    return [
      ...failsOver(subject),
      repairs(subject, surroundings),
      ...automaticBackups(subject, surroundings, rto),
      ...restorePaths(kept, unread, rto, subject, surroundings),
    ];
  },
};
