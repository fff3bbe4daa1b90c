import { isUnknown, UNKNOWN } from "./unknown";

/**
 * Property values as they travel between program, engine and pack: plain JSON in which an object that carries the
 * signature key stands for a secret, an output or a reference to a resource.
 */
export type Properties = Record<string, unknown>;

const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const REFERENCE = "5cf8f73096256a8f31e491e813e4eb8e";

/** What a secret reads as wherever a person or a file could see it. */
export const MASK = "[secret]";

export function isObject(value: unknown): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function signed(value: unknown, signature: string): value is Properties {
  return isObject(value) && value[SIGNATURE] === signature;
}

export function isSecret(value: unknown): boolean {
  return signed(value, SECRET);
}

export function secret(value: unknown): Properties {
  return isSecret(value) ? (value as Properties) : { [SIGNATURE]: SECRET, value };
}

function map(value: unknown, change: (inner: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map(change);
  }
  return isObject(value) ? mapProperties(value, change) : value;
}

function mapProperties(properties: Properties, change: (inner: unknown) => unknown): Properties {
  return Object.fromEntries(Object.entries(properties).map(([key, value]) => [key, change(value)]));
}

/** Turns output values, which carry dependencies, into what the rest of the engine knows: plain, unknown or secret. */
export function withoutOutputs(properties: Properties): Properties {
  return mapProperties(properties, downgraded);
}

function downgraded(value: unknown): unknown {
  if (!signed(value, OUTPUT)) {
    return map(value, downgraded);
  }
  const inner = "value" in value ? downgraded(value.value) : UNKNOWN;
  return value.secret === true ? secret(inner) : inner;
}

/** The other way, before a transform runs: it must see which resources a property was computed from. */
export function withOutputs(properties: Properties, dependencies: Record<string, readonly string[]>): Properties {
  return Object.fromEntries(
    Object.entries(properties).map(([key, value]) => {
      const carried = outputDependencies(value);
      const missing = (dependencies[key] ?? []).filter((urn) => !carried.has(urn));
      if (missing.length === 0) {
        return [key, upgraded(value)];
      }
      const output = asOutput(value);
      return [key, { ...output, dependencies: [...((output.dependencies as string[] | undefined) ?? []), ...missing] }];
    }),
  );
}

function asOutput(value: unknown): Properties {
  if (signed(value, OUTPUT)) {
    return value;
  }
  if (signed(value, SECRET)) {
    return { ...asOutput(value.value), secret: true };
  }
  return isUnknown(value) ? { [SIGNATURE]: OUTPUT } : { [SIGNATURE]: OUTPUT, value: upgraded(value) };
}

function upgraded(value: unknown): unknown {
  if (signed(value, OUTPUT)) {
    return value;
  }
  return signed(value, SECRET) || isUnknown(value) ? asOutput(value) : map(value, upgraded);
}

/** The resources that the output values inside were computed from. */
export function outputDependencies(value: unknown, found = new Set<string>()): Set<string> {
  if (signed(value, OUTPUT)) {
    for (const urn of (value.dependencies as string[] | undefined) ?? []) {
      found.add(urn);
    }
  }
  if (Array.isArray(value) || isObject(value)) {
    for (const inner of Object.values(value)) {
      outputDependencies(inner, found);
    }
  }
  return found;
}

/** A reference to a resource becomes its id (unknown while empty), or its URN when it has none: what providers and packs get. */
export function withoutReferences(properties: Properties): Properties {
  return mapProperties(properties, dereferenced);
}

function dereferenced(value: unknown): unknown {
  if (!signed(value, REFERENCE)) {
    return map(value, dereferenced);
  }
  return "id" in value ? value.id || UNKNOWN : value.urn;
}

/** Takes secrets off, for a provider that does not know them (the AWS provider does not). */
export function withoutSecrets(properties: Properties): Properties {
  return mapProperties(properties, revealed);
}

function revealed(value: unknown): unknown {
  return signed(value, SECRET) ? revealed(value.value) : map(value, revealed);
}

/** Puts secrets back on a provider's answer: what was secret on the way in is secret on the way out. */
export function withSecretsOf(answer: Properties, original: Properties): Properties {
  return Object.fromEntries(
    Object.entries(answer).map(([key, value]) => {
      const before = original[key];
      if (isObject(value) && !isSecret(value) && isObject(before) && !isSecret(before)) {
        return [key, withSecretsOf(value, before)];
      }
      return [key, containsSecret(before) ? secret(value) : value];
    }),
  );
}

export function containsSecret(value: unknown): boolean {
  if (isSecret(value)) {
    return true;
  }
  return (Array.isArray(value) || isObject(value)) && Object.values(value).some(containsSecret);
}

/** For results: secrets masked, references flattened. */
export function masked(properties: Properties): Properties {
  return mapProperties(withoutReferences(properties), hidden);
}

function hidden(value: unknown): unknown {
  return isSecret(value) ? MASK : map(value, hidden);
}

/** Drops the engine's own top-level keys (`__defaults`, `__internal`), which packs do not see. */
export function withoutInternals(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([key]) => !key.startsWith("__")));
}
