import { isBackable } from "../backup/types";
import type { PointKind } from "../recovery/point";

const ANY_POINT: readonly PointKind[] = ["snapshot", "continuous", "copy"];
const NOT_CONTINUOUS: readonly PointKind[] = ["snapshot", "copy"];

/** What drills know by themselves, and from which points they restore it. */
export const DRILLED: Readonly<Record<string, readonly PointKind[]>> = {
  "aws:rds/instance:Instance": ANY_POINT,
  "aws:rds/cluster:Cluster": ANY_POINT,
  "aws:s3/bucket:Bucket": ANY_POINT,
  "aws:dynamodb/table:Table": NOT_CONTINUOUS,
  "aws:efs/fileSystem:FileSystem": NOT_CONTINUOUS,
  "aws:ebs/volume:Volume": NOT_CONTINUOUS,
};

/** Whether a drill restores a type from points of a kind; of what it does not know it takes whatever AWS Backup restores. */
export function isDrilled(type: string, from: PointKind): boolean {
  const known = DRILLED[type] ?? (isBackable(type) ? NOT_CONTINUOUS : []);
  return known.includes(from);
}
