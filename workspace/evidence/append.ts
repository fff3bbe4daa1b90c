import type { KeyObject } from "node:crypto";
import {
  closeSync,
  constants,
  copyFileSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  rmSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { contradictions } from "../../continuity/evidence/consistent";
import type { EvidenceRecord } from "../../continuity/evidence/record";
import { DRILL_ID } from "../../continuity/evidence/schema";
import { problemsOf } from "../validate";
import { hashOf } from "./canonical";
import { endedAt } from "./chain";
import { EvidenceError } from "./errors";
import { signed } from "./keys";
import { nameOf, readService } from "./read";

/** A record before it has its place in a chain. */
export type EvidenceDraft = Omit<EvidenceRecord, "previous" | "signature">;

/**
 * Adds a record to the chain of its service. It is written whole or not at all, and never over another one.
 *
 * @param key the private key to sign with
 * @returns the record with its place in the chain, and the file that holds it
 * @throws EvidenceError where the draft or the chain is not sound, the id is taken, or the file cannot be written
 */
export function appendEvidence(
  directory: string,
  draft: EvidenceDraft,
  key?: KeyObject,
): { readonly record: EvidenceRecord; readonly file: string } {
  const { service, id } = draft;
  const { chain, problems } = readService(directory, service, []);
  if (problems.length > 0) throw new EvidenceError(problems);
  // Of a fork the branch that was written to last goes on.
  const last = [...chain.heads].sort((a, b) => endedAt(a) - endedAt(b)).at(-1);
  const linked: EvidenceRecord = { ...draft, previous: last === undefined ? null : hashOf(last) };
  const record = key === undefined ? linked : signed(linked, key);
  const name = nameOf(directory, service, `${id}.json`);
  const [unsound] = [
    ...problemsOf("evidence", record),
    ...(DRILL_ID.exec(id)?.[1] === service ? [] : [`its id does not begin with ${service}`]),
    ...contradictions(record),
  ];
  if (unsound !== undefined) throw new EvidenceError([`${name}: would not be evidence: ${unsound}`]);
  const file = join(directory, service, `${id}.json`);
  try {
    mkdirSync(join(directory, service), { recursive: true });
    writeNew(file, textOf(record));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? "unknown error";
    const why = code === "EEXIST" ? "is there already, and stays as it is" : `cannot be written (${code})`;
    throw new EvidenceError([`${name}: ${why}`], { cause: error });
  }
  return { record, file };
}

/** A record as its file holds it. */
export function textOf(record: EvidenceRecord): string {
  return `${JSON.stringify(record, null, 2)}\n`;
}

/** Under its own name only once it is whole and on the disk. */
function writeNew(file: string, text: string): void {
  const partial = `${file}.${process.pid}.partial`;
  try {
    const handle = openSync(partial, "wx");
    try {
      writeSync(handle, text);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    nameIfFree(partial, file);
  } finally {
    rmSync(partial, { force: true });
  }
}

function nameIfFree(partial: string, file: string): void {
  try {
    linkSync(partial, file);
  } catch (error) {
    // Some file systems know no links.
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EPERM" && code !== "ENOTSUP" && code !== "ENOSYS") throw error;
    copyFileSync(partial, file, constants.COPYFILE_EXCL);
  }
}
