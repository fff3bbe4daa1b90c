import { type EvidenceRecord, secondsOf } from "../../continuity/evidence/record";
import { hashOf } from "./canonical";

/** Records of one service, and how they hang together. */
export interface Chain {
  /** From the first to the last, by when they ended. */
  readonly records: readonly EvidenceRecord[];
  /** Those that no other refers to: one, unless the chain forks. */
  readonly heads: readonly EvidenceRecord[];
  /** Records that refer to one that is not there. */
  readonly loose: readonly EvidenceRecord[];
  /** Records that refer to the same one: branches that were merged, or a record slipped in. */
  readonly forks: readonly Fork[];
}

export interface Fork {
  /** Undefined: all of them call themselves the first. */
  readonly after: EvidenceRecord | undefined;
  readonly records: readonly EvidenceRecord[];
}

/** @param cut the hashes of records that were pruned and that others refer to */
export function chainOf(found: readonly EvidenceRecord[], cut: readonly string[]): Chain {
  const records = [...found].sort((a, b) => endedAt(a) - endedAt(b) || (a.id < b.id ? -1 : 1));
  const byHash = new Map(records.map((record) => [hashOf(record), record]));
  const followers = new Map<string | null, EvidenceRecord[]>();
  for (const record of records) {
    followers.set(record.previous, [...(followers.get(record.previous) ?? []), record]);
  }
  return {
    records,
    heads: [...byHash].filter(([hash]) => !followers.has(hash)).map(([, record]) => record),
    loose: records.filter(({ previous }) => previous !== null && !byHash.has(previous) && !cut.includes(previous)),
    forks: [...followers]
      .filter(([, group]) => group.length > 1)
      .map(([hash, group]) => ({ after: hash === null ? undefined : byHash.get(hash), records: group })),
  };
}

/** When a drill was over, and its record written. */
export function endedAt({ phases }: EvidenceRecord): number {
  return Math.max(...phases.map((phase) => secondsOf(phase.endedAt)));
}
