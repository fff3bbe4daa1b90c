import { createHash } from "node:crypto";
import type { EvidenceRecord } from "../../continuity/evidence/record";

/** JSON in one form only, by RFC 8785: keys in the order of their UTF-16 units, no spaces. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonicalJson(one)}`).join(",")}}`;
}

/** What hashes and signatures are made of: the record without its signature. */
export function contentOf({ signature: _, ...content }: EvidenceRecord): string {
  return canonicalJson(content);
}

/** What the next record of the service refers to this one by. */
export function hashOf(record: EvidenceRecord): string {
  return createHash("sha256").update(contentOf(record)).digest("hex");
}
