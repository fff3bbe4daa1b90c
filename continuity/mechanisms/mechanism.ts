import type { Subject, Surroundings } from "../backup/protection";
import type { RecoveryPath } from "../recovery/path";

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
