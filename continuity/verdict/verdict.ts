import type { Objective } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import type { Bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";

/** Why nothing could be shown, the gravest first. */
export type UnprovenReason = "unknown" | "untested" | "unmodelled" | "range";

export const UNPROVEN_REASONS: readonly UnprovenReason[] = ["unknown", "untested", "unmodelled", "range"];

export type Verdict = "meets" | "violates" | "unproven" | "undeclared";

/** A member with the way back that the verdict rests on. */
export interface MemberOutcome {
  readonly resource: EstateResource;
  readonly path: RecoveryPath | undefined;
  /** Every way back that was weighed, also those that do not exist as things are. */
  readonly paths: readonly RecoveryPath[];
}

/** The members that a verdict hangs on; undefined where none does, but a service that this one depends on. */
export interface Binding {
  /** The one that takes longest. */
  readonly rto: EstateResource | undefined;
  /** The one that loses most. */
  readonly rpo: EstateResource | undefined;
  /** The one that the reason is about; only where the verdict is unproven. */
  readonly doubt?: EstateResource;
}

/** What a service can do in one scenario, against its objective. */
export interface ScenarioVerdict {
  readonly scenario: Scenario;
  readonly objective: Objective;
  readonly verdict: Verdict;
  /** Only where the verdict is unproven. */
  readonly reason?: UnprovenReason;
  /** Why, in words; only where a setting, a model or a common instant is missing. */
  readonly because?: string;
  /** The recovery time with the steps that add up to it. */
  readonly rto: Bound;
  /** The data loss with the steps that add up to it. */
  readonly rpo: Bound;
  readonly binds: Binding;
  readonly members: readonly MemberOutcome[];
}

export interface ServiceVerdict {
  readonly name: string;
  readonly scenarios: readonly ScenarioVerdict[];
}
