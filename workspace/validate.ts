type Schema = Readonly<Record<string, unknown>>;
type Check = (wanted: unknown, value: unknown, at: string, schema: Schema) => readonly string[];

/**
 * What is wrong with a value, by a JSON schema: one phrase a problem, none where it fits. It knows the keywords that our
 * schemas use: a validator for all of JSON Schema costs the command and the policy pack 0.1 s each to load and compile.
 *
 * @throws Error for a schema with another keyword: a constraint is never ignored
 */
export function problemsOf(schema: object, value: unknown): readonly string[] {
  return [...new Set(check(schema as Schema, value, ""))];
}

function check(schema: Schema, value: unknown, at: string): readonly string[] {
  const unknown = Object.keys(schema).find((keyword) => !(keyword in CHECKS) && !ANNOTATIONS.has(keyword));
  if (unknown !== undefined) throw new Error(`the schema at ${placeOf(at)} has the keyword ${unknown}`);
  return Object.entries(CHECKS).flatMap(([keyword, problems]) =>
    Object.hasOwn(schema, keyword) ? problems(schema[keyword], value, at, schema) : [],
  );
}

const ANNOTATIONS: ReadonlySet<string> = new Set(["$schema", "title", "description"]);

/** Each looks only at values of its kind, as JSON Schema has it: the others are the business of `type`. */
const CHECKS: Readonly<Record<string, Check>> = {
  type: (wanted, value, at) => unless(isOfType(wanted as string, value), at, `must be ${wanted}`),
  maximum: (most, value, at) => unless(!isNumber(value) || value <= (most as number), at, `must be <= ${most}`),
  minimum: (least, value, at) => unless(!isNumber(value) || value >= (least as number), at, `must be >= ${least}`),
  maxLength: (most, value, at) =>
    unless(lengthOf(value, 0) <= (most as number), at, `must NOT have more than ${most} characters`),
  minLength: (least, value, at) =>
    unless(lengthOf(value, Infinity) >= (least as number), at, `must NOT have fewer than ${least} characters`),
  pattern: (wanted, value, at) =>
    unless(
      typeof value !== "string" || new RegExp(wanted as string, "u").test(value),
      at,
      `must match pattern "${wanted}"`,
    ),
  enum: (wanted, value, at) =>
    unless((wanted as unknown[]).includes(value), at, `must be one of ${(wanted as unknown[]).map(String).join(", ")}`),
  oneOf: (schemas, value, at) => {
    const attempts = (schemas as Schema[]).map((schema) => check(schema, value, at));
    const fitting = attempts.filter((problems) => problems.length === 0).length;
    if (fitting === 1) return [];
    return [...(fitting === 0 ? attempts.flat() : []), phrase(at, "must match exactly one schema in oneOf")];
  },
  items: (schema, value, at) =>
    Array.isArray(value) ? value.flatMap((item, i) => check(schema as Schema, item, below(at, String(i)))) : [],
  required: (keys, value, at) =>
    (keys as string[]).flatMap((key) =>
      unless(!isObject(value) || value[key] !== undefined, at, `must have required property '${key}'`),
    ),
  propertyNames: (schema, value, at) =>
    keysOf(value).flatMap((key) => {
      const problems = check(schema as Schema, key, at);
      return problems.length === 0 ? [] : [...problems, phrase(at, "property name must be valid")];
    }),
  additionalProperties: (wanted, value, at, { properties = {} }) => {
    const others = keysOf(value).filter((key) => !Object.hasOwn(properties as object, key));
    return others.flatMap((key) =>
      wanted === false
        ? [phrase(at, `has an unknown key ${quote(key)}`)]
        : check(wanted as Schema, (value as Schema)[key], below(at, key)),
    );
  },
  properties: (schemas, value, at) =>
    Object.entries(schemas as Readonly<Record<string, Schema>>).flatMap(([key, schema]) =>
      isObject(value) && value[key] !== undefined ? check(schema, value[key], below(at, key)) : [],
    ),
};

function isOfType(type: string, value: unknown): boolean {
  if (type === "object") return isObject(value);
  if (type === "array") return Array.isArray(value);
  if (type === "integer") return Number.isInteger(value);
  return type === "number" ? isNumber(value) : typeof value === type;
}

function isObject(value: unknown): value is Schema {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value);
}

function keysOf(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}

/** In characters, not in the halves of which some consist. */
function lengthOf(value: unknown, otherwise: number): number {
  return typeof value === "string" ? [...value].length : otherwise;
}

function unless(fits: boolean, at: string, what: string): readonly string[] {
  return fits ? [] : [phrase(at, what)];
}

function phrase(at: string, what: string): string {
  return `${placeOf(at)} ${what}`;
}

function placeOf(at: string): string {
  return at === "" ? "the top level" : at;
}

function below(at: string, key: string): string {
  return at === "" ? key : `${at}.${key}`;
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
