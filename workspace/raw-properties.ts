import { isBag, isUnknown, UNKNOWN, type Value } from "../continuity/estate/value";

/** The text by which Pulumi says that a text is not known yet. */
export const UNKNOWN_TEXT = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** The texts by which Pulumi says that a value is not known yet, one for each kind of value, or that it tells no secrets. */
const SENTINELS: ReadonlySet<unknown> = new Set([
  UNKNOWN_TEXT,
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
  "[secret]",
]);

/** Marks an object as something else than the value that it looks like: a secret, an asset, a reference to a resource. */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

/** Whether an object is a secret, as Pulumi writes it in messages and in state. */
export function isSecret(value: object): boolean {
  return Object.hasOwn(value, SIGNATURE) && (value as Readonly<Record<string, unknown>>)[SIGNATURE] === SECRET;
}

/** No property that we read is nested deeper; what is, is cut off as unknown. */
const DEEPEST = 32;

/**
 * The named properties of a policy's `props`, or of a resource in a file of state. `props` are proxies that throw where an
 * unknown is read, and the server then drops the rest of the policy; property descriptors give the raw values.
 */
export function rawProperties(props: object, names: ReadonlySet<string>): Readonly<Record<string, Value>> {
  const found: Record<string, Value> = {};
  for (const name of names) {
    const descriptor = Object.getOwnPropertyDescriptor(props, name);
    if (descriptor !== undefined && descriptor.value !== undefined) found[name] = plain(descriptor.value, 0);
  }
  const { tags, tagsAll } = found;
  return tags === undefined || tagsAll === undefined ? found : { ...found, tagsAll: mergedTags(tags, tagsAll) };
}

/** The provider merges tags into `tagsAll` without a word of which were secret: what is not known in one is not in the other. */
function mergedTags(tags: Value, tagsAll: Value): Value {
  if (isUnknown(tags)) return UNKNOWN;
  if (!isBag(tags) || !isBag(tagsAll)) return tagsAll;
  const hidden = Object.keys(tags).filter((key) => isUnknown(tags[key]) && Object.hasOwn(tagsAll, key));
  return hidden.length === 0 ? tagsAll : { ...tagsAll, ...Object.fromEntries(hidden.map((key) => [key, UNKNOWN])) };
}

/** Whether a policy's `props` hold no unknown, at any depth. */
export function isWhollyKnown(props: object): boolean {
  return Object.values(Object.getOwnPropertyDescriptors(props)).every(({ value }) => {
    if (typeof value === "string") return !SENTINELS.has(value);
    return typeof value !== "object" || value === null || isWhollyKnown(value);
  });
}

/** A raw value as the model's plain data. What is no JSON (an asset, say), or a secret, is not for the model: unknown. */
function plain(value: unknown, depth: number): Value {
  if (value === null || typeof value === "boolean" || typeof value === "number") return value;
  if (typeof value === "string") return SENTINELS.has(value) ? UNKNOWN : value;
  if (typeof value !== "object" || depth > DEEPEST || Object.hasOwn(value, SIGNATURE)) return UNKNOWN;
  if (Array.isArray(value)) return Array.from(value, (item) => plain(item, depth + 1));
  const bag: Record<string, Value> = {};
  for (const [key, { value: inner }] of Object.entries(Object.getOwnPropertyDescriptors(value))) {
    if (inner !== undefined) setOwn(bag, key, plain(inner, depth + 1));
  }
  return bag;
}

/** Also for keys such as `__proto__`, which an assignment would take for something else. */
function setOwn(bag: Record<string, Value>, key: string, value: Value): void {
  if (key === "__proto__")
    Object.defineProperty(bag, key, { value, enumerable: true, configurable: true, writable: true });
  else bag[key] = value;
}
