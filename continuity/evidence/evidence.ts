import type { EvidenceRecord } from "./record";
import { DEFAULT_DRILLS, type Drills } from "./weigh";

/** What drills have shown, as far as it can be read. */
export interface Evidence extends Omit<Drills, "asOf"> {
  readonly records: readonly EvidenceRecord[];
  /** What cannot be used: nothing of that service's evidence counts then. */
  readonly refused: readonly RefusedEvidence[];
  /** The services that drills are asked for, where lifeboat.yaml says how often; `"all"`: of every one. */
  readonly askedOf: ReadonlySet<string> | "all";
}

/** Evidence that is corrupt, tampered with, or not to be understood. */
export interface RefusedEvidence {
  /** Undefined: the folder as a whole, or a key, is at fault. */
  readonly service: string | undefined;
  /** The file, with the line where it is no JSON, and what is wrong. */
  readonly problem: string;
}

export const NO_EVIDENCE: Evidence = { ...DEFAULT_DRILLS, records: [], refused: [], askedOf: new Set() };
