import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ErrorObject } from "ajv";
import type { Validators } from "./ajv";
import type { SchemaName } from "./schemas";

/** What is wrong with a value, by one of our schemas: one phrase a problem, none where it fits. */
export function problemsOf(name: SchemaName, value: unknown): readonly string[] {
  const validate = loadValidators()[name];
  return validate(value) ? [] : [...new Set((validate.errors ?? []).map(problem))];
}

let validators: Validators | undefined;

/** As the build compiled them; beside the sources, where no build has been, they are compiled now, once. */
export function loadValidators(): Validators {
  const built = join(__dirname, "validators.js");
  validators ??= existsSync(built)
    ? (require(built) as Validators)
    : (require("./ajv") as typeof import("./ajv")).compileValidators();
  return validators;
}

function problem({ instancePath, keyword, params, message }: ErrorObject): string {
  const at = instancePath.slice(1).replaceAll("/", ".") || "the top level";
  if (keyword === "additionalProperties") return `${at} has an unknown key ${quote(params.additionalProperty)}`;
  if (keyword === "enum") return `${at} must be one of ${(params.allowedValues as unknown[]).map(String).join(", ")}`;
  return `${at} ${message ?? "is not valid"}`;
}

function quote(key: unknown): string {
  const text = String(key);
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
