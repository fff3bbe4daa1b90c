import { isSecret, UNKNOWN_TEXT } from "../workspace/raw-properties";

type Properties = Record<string, unknown>;

/** A message's properties, before they are read. */
interface Struct {
  toJavaScript(): Properties;
}

/** The SDK's reader of properties. It is internal, so our types say it here and a test guards it for the pinned version. */
const reader = require("@pulumi/policy/deserialize") as {
  deserializeProperties(struct: Struct, keepsSecrets: boolean): object;
};

/**
 * From now on every secret reads as a value that is not known yet. The SDK unwraps secrets before a policy sees them, so that
 * nobody could tell which values may be told; names, tags and schedules may be computed from a secret too.
 */
export function hideSecrets(): void {
  const read = reader.deserializeProperties;
  reader.deserializeProperties = (struct, keepsSecrets) =>
    read(keepsSecrets ? struct : { toJavaScript: () => hidden(struct.toJavaScript()) as Properties }, keepsSecrets);
}

/** In place: a message is read once, and most hold no secret. */
function hidden(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isSecret(value)) return UNKNOWN_TEXT;
  for (const [key, inner] of Object.entries(value)) {
    const shown = hidden(inner);
    if (shown !== inner) (value as Properties)[key] = shown;
  }
  return value;
}
