import type { EvidenceRecord } from "../../continuity/evidence/record";
import type { EvidenceDraft } from "../../workspace/evidence/append";
import type { Clock } from "../clock";
import type { Cloud } from "../cloud";
import type { Leases } from "../journal/lease";
import type { Loader } from "../load/loading";
import type { Prober } from "../verify/verification";

/** What the steps of a drill work with. */
export interface DrillContext {
  readonly cloud: Cloud;
  readonly clock: Clock;
  readonly leases: Leases;
  readonly prober: Prober;
  readonly loader: Loader;
  readonly shell: Shell;
  readonly evidence: EvidenceStore;
  readonly tool: EvidenceRecord["tool"];
  /** At least 0 and below 1. */
  readonly random: () => number;
  /** Says when to stop; cleaning up goes on regardless. */
  readonly signal: AbortSignal;
}

/** Runs commands of the user's. */
export interface Shell {
  /** @returns the exit code; what it prints goes to the terminal and nowhere else */
  run(command: string, env: Readonly<Record<string, string>>): Promise<number>;
}

/** Where evidence is kept. */
export interface EvidenceStore {
  /**
   * Adds a record to the chain of its service; once, however often it is asked.
   *
   * @returns the file
   */
  append(record: EvidenceDraft): string;
}

/** Somebody stopped the drill. */
export class AbortedError extends Error {
  override readonly name = "AbortedError";
}
