import type { EvidenceRecord } from "./record";
import type { Restoration } from "./restoration";

/** The drills that vouch for a member: its own, and those that say they stand for it. */
export function vouchingFor(
  records: readonly EvidenceRecord[],
  { urn, name, type }: Pick<Restoration, "urn" | "name" | "type">,
): readonly EvidenceRecord[] {
  const index = INDEXES.get(records) ?? indexOf(records);
  INDEXES.set(records, index);
  const found = [urn, ownKey(type, name), standInKey(name), standInKey(type)].flatMap((key) => index.get(key) ?? []);
  return [...new Set(found)];
}

/** Asked for each way back of each member. */
const INDEXES = new WeakMap<readonly EvidenceRecord[], ReadonlyMap<string, readonly EvidenceRecord[]>>();

function indexOf(records: readonly EvidenceRecord[]): ReadonlyMap<string, readonly EvidenceRecord[]> {
  const index = new Map<string, EvidenceRecord[]>();
  for (const record of records) {
    const { member, standsFor = [] } = record;
    // The same name in another stack is another member, so a URN counts where there is one.
    for (const key of [member.urn ?? ownKey(member.type, member.name), ...standsFor.map(standInKey)]) {
      index.set(key, [...(index.get(key) ?? []), record]);
    }
  }
  return index;
}

const ownKey = (type: string, name: string): string => `${type} ${name}`;
const standInKey = (nameOrType: string): string => `stands for ${nameOrType}`;
