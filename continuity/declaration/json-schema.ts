/** A JSON schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

/** An object that has exactly these properties; those named in `optional` may be left out. */
export function object(
  description: string,
  properties: Readonly<Record<string, Schema>>,
  optional: readonly string[] = [],
): Schema {
  const required = Object.keys(properties).filter((name) => !optional.includes(name));
  return { type: "object", description, properties, required, additionalProperties: false };
}

/** An instant in ISO 8601, UTC, with milliseconds. */
export const INSTANT: Schema = { type: "string", pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{3}Z$" };
