import type * as backup from "@pulumi/aws/backup";
import type * as kms from "@pulumi/aws/kms";
import type { Transform } from "./transform";

/** The ways around what is decided of the backups of one member; what members share, `BackupPolicy` transforms. */
export interface BackedUpTransform {
  /** What says that it is backed up, and by which plan. */
  readonly "backup-selection"?: Transform<backup.SelectionArgs>;
  /** The key of its own, where backups leave the account. */
  readonly key?: Transform<kms.KeyArgs>;
}
