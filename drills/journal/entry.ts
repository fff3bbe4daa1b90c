import type { DrilledPoint, Instant } from "../../continuity/evidence/record";
import type { Database } from "../aws/database";
import type { Found } from "../aws/found";
import type { Loading } from "../load/loading";
import type { DrillPlan } from "../plan";
import type { Verification } from "../verify/verification";

/** What each step leaves for those after it, as plain data. */
export interface StepResults {
  guard: { readonly account: string; readonly aws: boolean };
  select: Selection;
  lease: Record<string, never>;
  restore: { readonly jobId: string | null };
  claim: { readonly arn: string };
  restored: {
    readonly made: Found;
    /** What AWS Backup says of its job, which may be done and have left something out. */
    readonly message: string;
  };
  serve: { readonly instance: string };
  served: { readonly made: Database };
  harden: { readonly changed: readonly string[] };
  verify: Verification;
  "cut-over": { readonly exitCode: number };
  load: Loading;
  validation: { readonly reported: string };
  "clean-up": CleanedUp;
  record: { readonly file: string; readonly outcome: string; readonly because: string | null };
}

export type StepName = keyof StepResults;

/** The point that is restored, with what the restore needs of it. */
export interface Selection {
  readonly point: DrilledPoint;
  /** Who restores: RDS itself, or AWS Backup. */
  readonly via: "rds" | "backup";
  /** What a continuous backup is restored to: an instant, or null for the latest there is. */
  readonly restoreTo: Instant | null;
  /** When the disaster is taken to have struck; null where the point says nothing of what one would lose. */
  readonly lossAsOf: Instant | null;
  readonly source: Found;
}

/** What was removed, and what is still there, a line each. */
export interface CleanedUp {
  readonly proven: boolean;
  readonly removed: readonly string[];
  readonly left: readonly string[];
}

/** A line of the journal. */
export type JournalEntry =
  | { readonly at: Instant; readonly event: "declared"; readonly plan: DrillPlan }
  | { readonly at: Instant; readonly event: "begun"; readonly step: StepName }
  | { readonly at: Instant; readonly event: "done"; readonly step: StepName; readonly result: StepResults[StepName] }
  | { readonly at: Instant; readonly event: "failed"; readonly step: StepName; readonly failure: StepFailure }
  | { readonly at: Instant; readonly event: "resumed" };

/** Why a step came to nothing. */
export interface StepFailure {
  readonly because: string;
  /** Refused: nothing was begun. Aborted: somebody stopped it. */
  readonly kind: "refused" | "failed" | "aborted";
}
