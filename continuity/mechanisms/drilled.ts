import { isBackable } from "../backup/types";
import type { PointKind } from "../recovery/point";

const OF_DATABASES: readonly PointKind[] = ["snapshot", "continuous", "copy"];
const OF_BACKUPS: readonly PointKind[] = ["snapshot", "copy"];

/** What drills know by themselves, and from which points they restore it. */
export const DRILLED: Readonly<Record<string, readonly PointKind[]>> = {
  "aws:rds/instance:Instance": OF_DATABASES,
  "aws:rds/cluster:Cluster": OF_DATABASES,
  "aws:s3/bucket:Bucket": OF_DATABASES,
  "aws:dynamodb/table:Table": OF_BACKUPS,
  "aws:efs/fileSystem:FileSystem": OF_BACKUPS,
  "aws:ebs/volume:Volume": OF_BACKUPS,
};

/** Whether a drill restores a type from points of a kind; of what it does not know it takes whatever AWS Backup restores. */
export function isDrilled(type: string, from: PointKind): boolean {
  const known = DRILLED[type] ?? (isBackable(type) ? OF_BACKUPS : []);
  return known.includes(from);
}
