import type { Seconds } from "../declaration/duration";
import type { Chain } from "./chain";

/** What becomes of a scheduled run: it leaves a point, it may not, or it surely does not. */
export type Fate = "counts" | "may be lost" | "lost";

/** A scheduled run. All instants are seconds since 1970. */
export interface TimelineRun {
  readonly at: number;
  readonly fate: Fate;
  /** Why it is lost or may be; absent where it counts. */
  readonly because?: string;
}

/** The runs that one rule, or one copy of it, has scheduled for a member. */
export interface TimelineLane {
  readonly plan: string;
  readonly rule: string;
  readonly kind: Chain["kind"];
  readonly vault: string;
  readonly expression: string;
  readonly timezone: string;
  readonly startWindow: Seconds;
  /** The least and the most that its job takes; null where nobody knows. */
  readonly job: { readonly lo: Seconds; readonly hi: Seconds | null };
  /** The same for the copy; only for copies. */
  readonly copy?: { readonly lo: Seconds; readonly hi: Seconds | null };
  /** How long its points are kept; null for ever, undefined where not known. */
  readonly retention: Seconds | null | undefined;
  readonly runs: readonly TimelineRun[];
  /** Why it may not exist at all; absent where it surely does. */
  readonly doubt?: string;
}

/** A time in which no snapshot of the member succeeds. */
export interface Blackout {
  readonly start: number;
  readonly end: number;
  /** `maintenance window`, `backup window`, with the hour before it where that counts. */
  readonly what: string;
}

/** Between which runs most is lost. */
export interface WorstGap {
  /** The data in the last usable point. */
  readonly holds: number;
  /** The run whose point ends the loss, and when that is usable at the latest; null where nobody knows. */
  readonly fires: number;
  readonly usable: number | null;
  readonly loss: { readonly lo: Seconds; readonly hi: Seconds | null };
}

/** What is scheduled for a member around the moment at which most is lost. */
export interface Timeline {
  readonly from: number;
  readonly to: number;
  readonly lanes: readonly TimelineLane[];
  readonly blackouts: readonly Blackout[];
  /** Absent where there is no bound; `because` says why. */
  readonly worst?: WorstGap;
  readonly because?: string;
}
