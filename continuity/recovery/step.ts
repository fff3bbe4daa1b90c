import type { Seconds } from "../declaration/duration";

/**
 * Where a figure comes from, strongest first: `measured` by a drill, `derived` by arithmetic over the declared settings,
 * `documented` by AWS, `declared` by somebody who vouches for it, `assumed` by us, `none`: nobody has a figure.
 */
export type Provenance = "measured" | "derived" | "documented" | "declared" | "assumed" | "none";

const WEAKNESS: Readonly<Record<Provenance, number>> = {
  measured: 0,
  derived: 1,
  documented: 2,
  declared: 3,
  assumed: 4,
  none: 5,
};

/** Why a step has no upper end: nobody has measured or vouched for it, a setting cannot be known, or we have no model. */
export type OpenReason = "untested" | "unknown" | "unmodelled";

/** What an assumption may state where nobody has measured it. */
export type VouchedFigure =
  | "restore-time"
  | "backup-job-time"
  | "copy-time"
  | "replica-lag"
  | "backup-lag"
  | "start-time";

/** One part of a recovery: an interval of seconds, with where it comes from. */
export interface Step {
  readonly label: string;
  /** What the figure is about more exactly: `05:00→05:00 UTC`. */
  readonly detail?: string;
  /** The least it takes; infinite where there is no way at all. */
  readonly lo: Seconds;
  /** The most it can take; null where no bound is known. */
  readonly hi: Seconds | null;
  readonly provenance: Provenance;
  /** The document, setting or person behind the figure. */
  readonly source: string;
  /** The URN of the member that takes it; absent where people or a whole service do. */
  readonly member?: string;
  /** Why `hi` is null. */
  readonly open?: OpenReason;
  /** What somebody may vouch for in its place, where it is untested; absent where no word counts. */
  readonly vouch?: VouchedFigure;
}

/** A figure that a drill measured. */
export function measured(label: string, seconds: Seconds, source: string): Step {
  return { label, lo: seconds, hi: seconds, provenance: "measured", source };
}

/** A figure that follows from declared settings by arithmetic. */
export function derived(label: string, seconds: Seconds, source: string): Step {
  return { label, lo: seconds, hi: seconds, provenance: "derived", source };
}

/** A range that AWS publishes. */
export function documented(label: string, lo: Seconds, hi: Seconds, source: string): Step {
  return { label, lo, hi, provenance: "documented", source };
}

/** A figure that somebody vouches for. */
export function declared(label: string, seconds: Seconds, source: string): Step {
  return { label, lo: seconds, hi: seconds, provenance: "declared", source };
}

/** Our own default: between nothing and that. */
export function assumed(label: string, atMost: Seconds, source: string): Step {
  return { label, lo: 0, hi: atMost, provenance: "assumed", source };
}

/** A step for which no figure exists: it can take any time. */
export function open(label: string, reason: OpenReason, source: string): Step {
  return { label, lo: 0, hi: null, provenance: "none", source, open: reason };
}

/** A step that nobody has measured, until somebody does or vouches for it. */
export function untested(label: string, vouch: VouchedFigure, source: string): Step {
  return { ...open(label, "untested", source), vouch };
}

/** A step that AWS gives no figure for: what somebody vouches for, else untested; `why` is told of what is. */
export function vouchable(
  label: string,
  vouch: VouchedFigure,
  figure: { readonly seconds: Seconds; readonly source: string } | undefined,
  why: string,
): Step {
  return figure ? declared(label, figure.seconds, figure.source) : untested(label, vouch, why);
}

/** There is no way at all: it takes for ever. */
export function impossible(label: string, source: string): Step {
  return { label, lo: Number.POSITIVE_INFINITY, hi: null, provenance: "derived", source };
}

/** The weaker of two provenances. */
export function weaker(a: Provenance, b: Provenance): Provenance {
  return WEAKNESS[a] >= WEAKNESS[b] ? a : b;
}
