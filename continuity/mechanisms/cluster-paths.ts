import { protectionOf, type Subject, type Surroundings } from "../backup/protection";
import type { RecoveryPath } from "../recovery/path";
import { restorePaths } from "./backup-restore";
import { instancePaths, restoredCluster, type SharedStorageCluster } from "./db-cluster";
import { globalPaths } from "./global-cluster";
import { type OwnBackups, pointInTime } from "./own-backups";

/**
 * What every cluster with shared storage has for ways back: its instances, its own backups, what AWS Backup keeps of it, and
 * its global database.
 *
 * @param compute what its instances do for it
 */
export function clusterPaths(
  kind: SharedStorageCluster,
  backups: OwnBackups,
  subject: Subject,
  surroundings: Surroundings,
  compute: readonly RecoveryPath[] = instancePaths(kind, subject, surroundings),
): readonly RecoveryPath[] {
  const { chains, unread } = protectionOf(subject, surroundings);
  const rto = restoredCluster(subject, surroundings);
  return [
    ...compute,
    ...pointInTime(["data"], backups, subject, rto),
    ...restorePaths(chains, unread, rto, subject, surroundings),
    ...globalPaths(subject, surroundings),
  ];
}
