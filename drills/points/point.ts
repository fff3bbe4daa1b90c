import type { Instant } from "../../continuity/evidence/record";
import type { PointKind } from "../../continuity/recovery/point";

/** A recovery point as it was found, usable or not. */
export interface FoundPoint {
  readonly arn: string;
  readonly kind: PointKind;
  /** Who restores it. */
  readonly via: "rds" | "backup";
  readonly status: string;
  readonly createdAt: Instant;
  /** The newest data in it; null where nothing tells. */
  readonly dataAt: Instant | null;
  /** What a continuous backup reaches back to; null for any other, or where nothing tells. */
  readonly earliest: Instant | null;
  readonly region: string;
  readonly vault?: string;
  readonly sizeBytes?: number;
  readonly encrypted?: boolean;
}

/** A continuous backup that AWS Backup stopped can still be restored within its window. */
const USABLE: ReadonlySet<string> = new Set(["available", "COMPLETED", "AVAILABLE"]);

export function isUsable({ status, kind }: Pick<FoundPoint, "status" | "kind">): boolean {
  return USABLE.has(status) || (kind === "continuous" && status === "STOPPED");
}

/** The newest data that a point can be relied on to hold, in milliseconds since 1970. */
export function newestData({ dataAt, createdAt }: FoundPoint): number {
  return Date.parse(dataAt ?? createdAt);
}
