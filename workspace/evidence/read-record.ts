import { readFileSync, statSync } from "node:fs";
import { contradictions } from "../../continuity/evidence/consistent";
import { EVIDENCE_SCHEMA_VERSION, type EvidenceRecord } from "../../continuity/evidence/record";
import type { SchemaName } from "../schemas";
import { problemsOf } from "../validate";
import { lineOfJsonError } from "./json-error";

/** A thousand times as long as a record is. Whatever is longer is none, and not worth the memory. */
const LONGEST = 4 * 1024 * 1024;

/** What a file holds, or why it cannot be used. */
export type Reading<T> =
  | { readonly kind: "read"; readonly value: T }
  | { readonly kind: "refused"; readonly problem: string };

/**
 * Reads a record.
 *
 * @param name the file as messages name it
 * @param id what the record must call itself, by the name of its file
 */
export function readRecord(file: string, name: string, service: string, id: string): Reading<EvidenceRecord> {
  const reading = readJson<EvidenceRecord>(file, name, "evidence");
  if (reading.kind === "refused") return reading;
  const { value } = reading;
  const [problem] = [
    ...(value.id === id ? [] : [`calls itself ${value.id}`]),
    ...(value.service === service ? [] : [`is evidence of ${value.service}`]),
    ...contradictions(value),
  ];
  return problem === undefined ? reading : refused(`${name}: ${problem}`);
}

/** Reads a file of a folder of evidence by one of our schemas. */
export function readJson<T>(file: string, name: string, schema: SchemaName): Reading<T> {
  const text = readText(file);
  if (text === undefined) return refused(`${name}: cannot be read, or is longer than 4 MiB`);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refused(`${name}, line ${lineOfJsonError(text) ?? 1}: is not JSON`);
  }
  const version = (value as { readonly schemaVersion?: unknown } | null)?.schemaVersion;
  if (typeof version === "number" && version !== EVIDENCE_SCHEMA_VERSION) {
    return refused(`${name}: has schema version ${version}, and this Lifeboat reads ${EVIDENCE_SCHEMA_VERSION}`);
  }
  const [problem] = problemsOf(schema, value);
  return problem === undefined ? { kind: "read", value: value as T } : refused(`${name}: ${problem}`);
}

function readText(file: string): string | undefined {
  try {
    return statSync(file).size > LONGEST ? undefined : readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function refused(problem: string): { readonly kind: "refused"; readonly problem: string } {
  return { kind: "refused", problem };
}
