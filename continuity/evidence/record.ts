import type { Seconds } from "../declaration/duration";
import type { PointKind } from "../recovery/point";

/** The version of the form of records; a record of any other version is refused. */
export const EVIDENCE_SCHEMA_VERSION = 1;

/** Where a drill ran. Only `aws` says anything of production: a lab and a stand-in are practice. */
export const ENVIRONMENTS = ["aws", "lab", "stand-in"] as const;
export type Environment = (typeof ENVIRONMENTS)[number];

/** The disruptions that a restore drill can rehearse. */
export const DRILLED_SCENARIOS = ["data", "region", "compromise"] as const;
export type DrilledScenario = (typeof DRILLED_SCENARIOS)[number];

/** What became of a drill: it kept its objective, it missed it, it could not restore or verify, or it was stopped. */
export const DRILL_OUTCOMES = ["passed", "missed-objective", "failed", "aborted"] as const;
export type DrillOutcome = (typeof DRILL_OUTCOMES)[number];

/** What the measured loss rests on, best first: a row that says when it was written, or a date of the point. */
export const LOSS_QUALITIES = ["heartbeat", "snapshot-time", "creation-date", "unknown"] as const;
export type LossQuality = (typeof LOSS_QUALITIES)[number];

/** The instants of a drill, in their order. A drill that ends early lacks the later ones. */
export const PHASES = [
  "declared",
  "decided",
  "point-selected",
  "requested",
  "restored",
  "reachable",
  "verified",
  "cut-over",
  "fully-loaded",
  "cleaned",
] as const;
export type PhaseName = (typeof PHASES)[number];

/** An instant in ISO 8601, UTC, with milliseconds: `2026-11-28T02:00:00.000Z`. */
export type Instant = string;

/** What was restored: the member of the service that the backup is of. */
export interface DrilledMember {
  /** Where the drill knew the Pulumi program. */
  readonly urn?: string;
  readonly arn: string;
  /** The Pulumi type: `aws:rds/instance:Instance`. */
  readonly type: string;
  /** The name in the Pulumi program where known, else the identifier at AWS. */
  readonly name: string;
  readonly engine?: string;
  readonly engineVersion?: string;
}

/** The recovery point that was restored. */
export interface DrilledPoint {
  readonly arn: string;
  readonly kind: PointKind;
  readonly createdAt: Instant;
  /** The newest data in it; null where nothing tells. */
  readonly dataAt: Instant | null;
  readonly vault?: string;
  readonly region: string;
  readonly account?: string;
  readonly encrypted: boolean;
  readonly locked?: boolean;
  readonly sizeBytes?: number;
}

/** What bears on how long a restore takes; null where the type has no such thing, or nothing tells. */
export interface Shape {
  readonly class: string | null;
  readonly multiAz: boolean | null;
  readonly storageType: string | null;
  readonly allocatedGiB: number | null;
  readonly engineVersion: string | null;
  readonly parameterGroup: string | null;
  readonly region: string | null;
}

/** The source beside what was restored. */
export interface ShapeComparison {
  readonly source: Shape;
  readonly restored: Shape;
  /** What differs, a line each. */
  readonly differences: readonly string[];
  /** Whether the restore of the one says how long that of the other takes. */
  readonly alike: boolean;
}

export interface DrillPhase {
  readonly name: PhaseName;
  readonly startedAt: Instant;
  readonly endedAt: Instant;
}

/** One question put to the restored data. Neither side ever holds the contents of a row. */
export interface DrillCheck {
  readonly name: string;
  /** The rung of the verification ladder. */
  readonly rung: string;
  readonly expected: string;
  readonly actual: string;
  readonly passed: boolean;
}

/** By what it is known that everything was loaded: that each block was read once, or that AWS said so. */
export const LOADED_BY = ["reading", "aws"] as const;
export type LoadedBy = (typeof LOADED_BY)[number];

/** How everything came to be loaded that AWS fetches lazily after a restore, and how much of it the drill read. */
export interface Loaded {
  readonly by: LoadedBy;
  /** Tables, indexes and what else a database keeps as a file of its own. */
  readonly relations: number;
  readonly bytes: number;
}

/** What was measured, in whole seconds, rounded up; null where the drill did not get so far. */
export interface Achieved {
  /** From the declaration to the verified service, with detection and decision. */
  readonly rtoSeconds: Seconds | null;
  /** The same without detection and decision. */
  readonly rtoWithoutResponseSeconds: Seconds | null;
  /** The first, until everything is loaded as well; left out where the drill was not to load it, null where nobody knows. */
  readonly rtoLoadedSeconds?: Seconds | null;
  /**
   * From the request of the restore until what was restored can be reached, with all that people add to it on the way,
   * such as the instance of a cluster: what a later proof takes for the restore time.
   */
  readonly restoreSeconds: Seconds | null;
  readonly rpoSeconds: Seconds | null;
  readonly rpoQuality: LossQuality;
  /** By how much the times may be too small: the interval of polling. */
  readonly uncertaintySeconds: Seconds;
}

/** Bounds that the model gave before the drill. */
export interface PredictedBound {
  readonly lo: Seconds;
  readonly hi: Seconds | null;
}

/** Proof that the drill left nothing behind. */
export interface Cleanup {
  readonly proven: boolean;
  readonly removed: readonly string[];
  readonly left: readonly string[];
}

/** A signature over the canonical JSON of the record without this field. */
export interface Signature {
  readonly algorithm: "ed25519";
  /** The first 16 hexadecimal digits of the SHA-256 of the public key (SPKI, DER). */
  readonly keyId: string;
  /** Base64. */
  readonly value: string;
}

/**
 * What one restore drill showed. Kept as one file a drill, `evidence/<service>/<id>.json`, each holding the hash of the
 * record of its service before it.
 */
export interface EvidenceRecord {
  readonly schemaVersion: typeof EVIDENCE_SCHEMA_VERSION;
  /** `orders-20261128T020000Z-3f2a9c`: the service, the start, and something that no other drill has. */
  readonly id: string;
  /**
   * SHA-256, in hexadecimal, of the canonical JSON of the record before it, without its signature, so that a record can be
   * signed later; null: the first of its service.
   */
  readonly previous: string | null;
  readonly kind: "component-restore";
  readonly environment: Environment;
  readonly tool: {
    readonly name: string;
    readonly version: string;
    readonly node: string;
    /** The SDK that spoke to AWS, with its version. */
    readonly sdk: string;
  };
  readonly service: string;
  readonly scenario: DrilledScenario;
  readonly member: DrilledMember;
  /** Null where no usable recovery point was found. */
  readonly point: DrilledPoint | null;
  /** Null where nothing was restored. */
  readonly shape: ShapeComparison | null;
  readonly phases: readonly DrillPhase[];
  readonly checks: readonly DrillCheck[];
  /** What the drill did not ask of the restored data, a line each. */
  readonly notChecked?: readonly string[];
  /** Left out where the drill was not to load everything, or nobody knows whether it was. */
  readonly loaded?: Loaded;
  readonly achieved: Achieved;
  readonly objective: { readonly rtoSeconds: Seconds | null; readonly rpoSeconds: Seconds | null };
  /** What the model said beforehand; null where the drill did not know the Pulumi program. */
  readonly predicted: { readonly rto: PredictedBound; readonly rpo: PredictedBound } | null;
  readonly outcome: DrillOutcome;
  /** Why it did not pass. */
  readonly because?: string;
  readonly cleanup: Cleanup;
  /** Names of members, or Pulumi types, that it vouches for besides its own member. */
  readonly standsFor?: readonly string[];
  readonly signature?: Signature;
}

/** Seconds since 1970 of an instant. */
export function secondsOf(instant: Instant): number {
  return Date.parse(instant) / 1000;
}

/** When a drill began, in seconds since 1970: as old as it is. */
export function beganAt({ phases }: EvidenceRecord): number {
  return Math.min(...phases.map(({ startedAt }) => secondsOf(startedAt)));
}

/** Orders records from the newest to the oldest, the same whatever order they come in. */
export function newestFirst(a: EvidenceRecord, b: EvidenceRecord): number {
  return beganAt(b) - beganAt(a) || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0);
}
