import type { Seconds } from "./duration";
import type { Voucher } from "./external";
import type { Scenario } from "./scenario";

/** The most of one half of an objective that is accepted; `unbounded`: also that no bound is known, or no way back. */
export type AcceptedHalf = Seconds | "unbounded";

/** How much of a shortfall is accepted; more than that is not. */
export interface Accepted {
  /** Undefined: no more than the objective. */
  readonly rto?: AcceptedHalf;
  readonly rpo?: AcceptedHalf;
  /** How many findings of the rule. */
  readonly findings: number;
}

/** An accepted shortfall: somebody answers for leaving findings as they are until a day. */
export interface Waiver extends Voucher {
  readonly rule: string;
  readonly service?: string;
  /** The name or the URN of a resource; of a component everything in it is meant. */
  readonly resource?: string;
  /** Undefined: every one. */
  readonly scenario?: Scenario;
  /** Undefined: every one. */
  readonly stack?: string;
  readonly accepts: Accepted;
  /** Where it stands: `lifeboat.yaml`, `waive of orders`. */
  readonly at: string;
}

/** Who may waive what, and for how long. */
export interface WaiverPolicy {
  /** How far ahead a waiver may end. */
  readonly maxDays: number;
  /** By rule, the owners that may waive it; a rule that is not named may be waived by anybody. */
  readonly approvers: Readonly<Record<string, readonly string[]>>;
}

/** Nobody accepts a shortfall for longer than a year. */
export const LONGEST_WAIVER_DAYS = 365;

export const DEFAULT_WAIVER_POLICY: WaiverPolicy = { maxDays: LONGEST_WAIVER_DAYS, approvers: {} };
