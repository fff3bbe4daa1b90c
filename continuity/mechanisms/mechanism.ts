import type { LossOptions } from "../backup/loss";
import type { BackupPlan } from "../backup/plans";
import type { Seconds } from "../declaration/duration";
import type { EffectiveTags } from "../estate/effective-tags";
import type { EstateIndex, EstateResource } from "../estate/resource";
import type { Assumption } from "../evidence/assumption";
import type { RecoveryPath } from "../recovery/path";

/** A resource whose recovery is asked for, with what its service says that bears on it. */
export interface Subject {
  readonly resource: EstateResource;
  readonly tags: EffectiveTags;
  readonly service: string | undefined;
  /** How long corruption may go unnoticed; 0 where nobody states it. */
  readonly detectionWindow: Seconds;
}

/** What mechanisms may look at. */
export interface Surroundings extends LossOptions {
  readonly index: EstateIndex;
  readonly plans: readonly BackupPlan[];
  readonly assumptions: readonly Assumption[];
}

/** What one AWS service offers to come back from a disruption. */
export interface Mechanism {
  /** Names the file, its test and its page under docs/mechanisms. */
  readonly slug: string;
  readonly title: string;
  readonly type: string;
  /** The properties that it reads; nothing else of the resource enters the estate. */
  readonly reads: readonly string[];
  /** The inputs without which the provider refuses the resource. */
  readonly required: readonly string[];
  /** Every way back, for every scenario. */
  paths(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[];
}
