import { rmSync } from "node:fs";
import { join } from "node:path";
import type { EvidenceRecord } from "../../continuity/evidence/record";
import { writeWhole } from "../write-file";
import { hashOf } from "./canonical";
import { type Chain, endedAt } from "./chain";
import { EvidenceError } from "./errors";
import { PRUNED_FILE, type Pruned, readService } from "./read";

/** What is to be pruned of a service. */
export interface Pruning {
  readonly service: string;
  /** From the first on. */
  readonly records: readonly EvidenceRecord[];
  readonly pruned: Pruned;
}

/**
 * What to prune of a service: the records that ended before an instant, and that none younger stands before. The last one
 * always stays.
 *
 * @param before seconds since 1970
 * @throws EvidenceError where the chain is not sound: pruning would hide how
 */
export function planPruning(directory: string, service: string, before: number): Pruning {
  const { chain, pruned, problems } = readService(directory, service, []);
  if (problems.length > 0) throw new EvidenceError(problems);
  const records = oldest(chain, before);
  const gone = new Set(records.map(hashOf));
  const kept = chain.records.filter((record) => !records.includes(record));
  const cut = kept.flatMap(({ previous }) => (previous !== null && gone.has(previous) ? [previous] : []));
  return {
    service,
    records,
    pruned: {
      schemaVersion: 1,
      service,
      cut: [...new Set([...(pruned?.cut ?? []), ...cut])].sort(),
      removed: [...new Set([...(pruned?.removed ?? []), ...records.map(({ id }) => id)])].sort(),
    },
  };
}

/** Records come after those that they refer to, so that what stands before a kept one is known when its turn comes. */
function oldest({ records, heads }: Chain, before: number): readonly EvidenceRecord[] {
  const last = heads.at(-1);
  const byHash = new Map(records.map((record) => [hashOf(record), record]));
  const kept = new Set<EvidenceRecord>();
  for (const record of records) {
    const stays = endedAt(record) >= before || record === last;
    const parent = record.previous === null ? undefined : byHash.get(record.previous);
    if (stays || (parent !== undefined && kept.has(parent))) kept.add(record);
  }
  return records.filter((record) => !kept.has(record));
}

/** Removes what was planned. Where the chain is cut is written down first, so that it is sound at every instant. */
export function prune(directory: string, { service, records, pruned }: Pruning): void {
  if (records.length === 0) return;
  writeWhole(join(directory, service, PRUNED_FILE), `${JSON.stringify(pruned, null, 2)}\n`);
  for (const { id } of records) rmSync(join(directory, service, `${id}.json`), { force: true });
}
