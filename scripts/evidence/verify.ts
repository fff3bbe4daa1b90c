import { beganAt, type EvidenceRecord, secondsOf } from "../../continuity/evidence/record";
import type { Style } from "../../continuity/report/style";
import { hashOf } from "../../workspace/evidence/canonical";
import { checkSignature } from "../../workspace/evidence/keys";
import { nameOf, type ServiceEvidence } from "../../workspace/evidence/read";
import type { Opened } from "./opened";

/** What the evidence of a service is worth. */
export interface Verified {
  readonly service: string;
  /** Whether nothing is wrong with it. */
  readonly whole: boolean;
  readonly records: number;
  readonly pruned: number;
  /** The days of the first and the last drill. */
  readonly from: string | null;
  readonly to: string | null;
  /** What to keep elsewhere, so that nobody can rewrite the whole chain unnoticed. */
  readonly heads: readonly { readonly id: string; readonly sha256: string; readonly signedBy: string | null }[];
  readonly problems: readonly string[];
  readonly notes: readonly string[];
}

/** @param now seconds since 1970 */
export function verified({ directory, keys, services }: Opened, now: number): readonly Verified[] {
  return services.map((one) => {
    const { service, chain, pruned, notes } = one;
    const problems = [...one.problems, ...fromTheFuture(directory, one, now)];
    return {
      service,
      whole: problems.length === 0,
      records: chain.records.length,
      pruned: pruned?.removed.length ?? 0,
      from: dayOf(chain.records[0]),
      to: dayOf(chain.records.at(-1)),
      heads: chain.heads.map((head) => ({
        id: head.id,
        sha256: hashOf(head),
        signedBy: checkSignature(head, keys) === "good" ? (head.signature?.keyId ?? null) : null,
      })),
      problems,
      notes,
    };
  });
}

function dayOf(record: EvidenceRecord | undefined): string | null {
  return record === undefined ? null : new Date(beganAt(record) * 1000).toISOString().slice(0, 10);
}

function fromTheFuture(directory: string, { service, chain }: ServiceEvidence, now: number): readonly string[] {
  return chain.records
    .filter(({ phases }) => phases.some(({ endedAt }) => Math.floor(secondsOf(endedAt)) > now))
    .map(({ id }) => `${nameOf(directory, service, `${id}.json`)}: is dated in the future`);
}

/** A paragraph a service: what is there, what is wrong, and the hash to keep elsewhere. */
export function writeVerified(all: readonly Verified[], style: Style): string {
  if (all.length === 0) return "There is no evidence.";
  return all.map((one) => writeService(one, style)).join("\n\n");
}

function writeService(one: Verified, style: Style): string {
  const { service, whole, records, pruned, from, to, heads, problems, notes } = one;
  const count = `${records} ${records === 1 ? "record" : "records"}`;
  const span = from === null ? "" : from === to ? ` of ${from}` : ` from ${from} to ${to}`;
  const gone = pruned === 0 ? "" : `, ${pruned} pruned before`;
  const said = whole ? style.good("whole") : style.bad("refused");
  return [
    `${style.strong(service)}  ${said}: ${count}${span}${gone}`,
    ...problems.map((problem) => `  ${style.bad("!")} ${problem}`),
    ...notes.map((note) => `  ${style.doubtful("note:")} ${note}`),
    ...heads.map(({ id, sha256, signedBy }) =>
      style.faint(`  ends with ${id}, sha256 ${sha256}, ${signedBy === null ? "not signed" : `signed by ${signedBy}`}`),
    ),
  ].join("\n");
}
