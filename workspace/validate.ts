import { existsSync } from "node:fs";
import { join } from "node:path";
import type { ErrorObject, ValidateFunction } from "ajv";
import type { SchemaName } from "./schemas";

/** What is wrong with a value, by one of our schemas: one phrase a problem, none where it fits. */
export function problemsOf(name: SchemaName, value: unknown): readonly string[] {
  const validate = loadValidator(name);
  return validate(value) ? [] : [...new Set((validate.errors ?? []).map(problem))];
}

/** Where the build keeps the validators, a module each: together they take longer to load than most that is checked. */
export const VALIDATORS = join(__dirname, "validators");

const validators = new Map<SchemaName, ValidateFunction>();

/** As the build compiled it; beside the sources, where no build has been, it is compiled now, once. */
export function loadValidator(name: SchemaName): ValidateFunction {
  const known = validators.get(name);
  if (known !== undefined) return known;
  const built = join(VALIDATORS, `${name}.js`);
  const validator = existsSync(built)
    ? (require(built) as ValidateFunction)
    : (require("./ajv") as typeof import("./ajv")).compileValidator(name);
  validators.set(name, validator);
  return validator;
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
