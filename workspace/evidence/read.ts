import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { EvidenceRecord } from "../../continuity/evidence/record";
import { DRILL_ID } from "../../continuity/evidence/schema";
import { type Chain, chainOf } from "./chain";
import { EvidenceError } from "./errors";
import { checkSignature, type PublicKey } from "./keys";
import { readJson, readRecord } from "./read-record";

/** What is left of records that were pruned. */
export interface Pruned {
  readonly schemaVersion: 1;
  readonly service: string;
  /** The hashes of pruned records that others refer to. */
  readonly cut: readonly string[];
  /** The ids of all that were pruned. */
  readonly removed: readonly string[];
}

/** The file that tells where a chain was cut. */
export const PRUNED_FILE = "pruned.json";

/** The evidence of one service. */
export interface ServiceEvidence {
  readonly service: string;
  /** All that can be read, also where the rest makes it worth nothing. */
  readonly chain: Chain;
  readonly pruned: Pruned | undefined;
  /** Why none of it counts, a line each; empty where all of it does. */
  readonly problems: readonly string[];
  /** What is worth a word and no fault, such as a fork. */
  readonly notes: readonly string[];
}

/**
 * Reads a folder of evidence. A folder that is not there holds none.
 *
 * @param keys the keys that signatures are checked with; where there are any, each chain must end with a good signature
 * @throws EvidenceError where the folder cannot be listed
 */
export function readEvidence(directory: string, keys: readonly PublicKey[]): readonly ServiceEvidence[] {
  if (!existsSync(directory)) return [];
  return entriesOf(directory)
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => readService(directory, name, keys))
    .filter(({ chain, problems, pruned }) => chain.records.length + problems.length > 0 || pruned !== undefined);
}

/**
 * Reads the evidence of one service, whether there is any or not.
 *
 * @throws EvidenceError where its folder cannot be listed
 */
export function readService(directory: string, service: string, keys: readonly PublicKey[]): ServiceEvidence {
  const folder = join(directory, service);
  const files = existsSync(folder) ? entriesOf(folder).map(({ name }) => name) : [];
  const problems: string[] = [];
  const records: EvidenceRecord[] = [];
  let pruned: Pruned | undefined;
  for (const file of files.filter((name) => name.endsWith(".json") && !name.startsWith("."))) {
    const named = nameOf(directory, service, file);
    const id = file.slice(0, -".json".length);
    if (file === PRUNED_FILE) {
      const reading = readJson<Pruned>(join(folder, file), named, "pruned");
      if (reading.kind === "read") pruned = reading.value;
      else problems.push(reading.problem);
    } else if (DRILL_ID.test(id)) {
      const reading = readRecord(join(folder, file), named, service, id);
      if (reading.kind === "read") records.push(reading.value);
      else problems.push(reading.problem);
    } else problems.push(`${named}: is not named as a record is`);
  }
  const chain = chainOf(records, pruned?.cut ?? []);
  const name = ({ id }: EvidenceRecord) => nameOf(directory, service, `${id}.json`);
  // What cannot be read leaves a gap that is no fault of the records after it.
  if (problems.length === 0) problems.push(...chain.loose.map((record) => brokenAt(name(record))));
  problems.push(...signatureProblems(chain, keys, name));
  return { service, chain, pruned, problems, notes: notesOn(chain, keys, name) };
}

/** A file as messages name it: without the machine's own path, so that reports are the same everywhere. */
export function nameOf(directory: string, service: string, file: string): string {
  return [basename(directory), service, file].join("/");
}

function brokenAt(name: string): string {
  return `${name}: follows a record that is not there: one before it was altered or taken away`;
}

function* signatureProblems(
  { records, heads }: Chain,
  keys: readonly PublicKey[],
  name: (record: EvidenceRecord) => string,
): Iterable<string> {
  if (keys.length === 0) return;
  for (const record of records) {
    const worth = checkSignature(record, keys);
    if (worth === "bad") yield `${name(record)}: its signature is not that of its content`;
    // A signature vouches for all that stands before it, so the last one is enough.
    if (!heads.includes(record)) continue;
    if (worth === "none") yield `${name(record)}: is the last of its chain and not signed`;
    if (worth === "stranger") yield `${name(record)}: is signed with a key that is not among evidence.publicKeys`;
  }
}

function notesOn(
  { forks, records }: Chain,
  keys: readonly PublicKey[],
  name: (record: EvidenceRecord) => string,
): readonly string[] {
  const signatures = records.filter(({ signature }) => signature !== undefined).length;
  return [
    ...forks.map(({ after, records: group }) => {
      const where = after === undefined ? "at its start" : `after ${name(after)}`;
      return `the chain forks ${where}: ${group.map(name).join(" and ")}`;
    }),
    ...(signatures > 0 && keys.length === 0
      ? [`${signatures} signed, and not checked: no evidence.publicKeys in lifeboat.yaml`]
      : []),
  ];
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    throw new EvidenceError([`${directory}: cannot be listed (${code})`], { cause: error });
  }
}
