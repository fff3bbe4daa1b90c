import type { Instant } from "../../continuity/evidence/record";
import type { PointKind } from "../../continuity/recovery/point";
import type { Reliance } from "../model/reliance";

/** What AWS answered of one place that verdicts rest on. */
export interface PlaceSeen {
  readonly reliance: Reliance;
  /** In the order of its vaults. */
  readonly vaults: readonly VaultSeen[];
  readonly points: readonly PointSeen[];
  /** Why a question has no answer, a line each. */
  readonly unanswered: readonly string[];
}

/** A vault; where it is not there, it has no lock either. */
export interface VaultSeen {
  readonly name: string;
  readonly there: boolean;
  /** In governance mode whoever may can lift it; in compliance mode nobody, once its grace period is over. */
  readonly lock: "none" | "governance" | "compliance";
}

/** A recovery point, usable or not. */
export interface PointSeen {
  readonly arn: string;
  /** Null where the service itself keeps it. */
  readonly vault: string | null;
  readonly kind: PointKind;
  readonly status: string;
  readonly createdAt: Instant;
  /** The newest data in it: of a snapshot its creation, of a continuous backup null where nothing tells. */
  readonly dataAt: Instant | null;
  /** When AWS Backup deletes it; null: never, or nothing tells. */
  readonly deleteAt: Instant | null;
}

/** A job that made, or was to make, a recovery point. */
export interface JobSeen {
  readonly what: "backup" | "copy";
  /** Where its point was to lie. */
  readonly vault: string;
  readonly region: string;
  readonly state: string;
  readonly createdAt: Instant;
  readonly message?: string;
}

/** All that AWS answered of one member. */
export interface MemberSeen {
  readonly places: readonly PlaceSeen[];
  /** Those of the last days, from the newest on. */
  readonly jobs: readonly JobSeen[];
  /** Why nothing is known of its jobs, or of all of it. */
  readonly unanswered: readonly string[];
}
