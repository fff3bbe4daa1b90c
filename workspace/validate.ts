import type { ErrorObject } from "ajv";

/** What is wrong with a value, by a JSON schema: one phrase a problem, none where it fits. */
export function problemsOf(schema: object, value: unknown): readonly string[] {
  // Loaded only where there is something to check: it costs the policy pack's start otherwise.
  const { Ajv } = require("ajv") as typeof import("ajv");
  const validate = new Ajv({ allErrors: true, strict: false, logger: false }).compile(schema);
  return validate(value) ? [] : [...new Set((validate.errors ?? []).map(problem))];
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
