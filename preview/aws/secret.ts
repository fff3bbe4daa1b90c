/** The engine's wire form of a secret: an object with these two, and the value. */
const signature = "4dabf18193072939515e22adb298388d";
const secret = "1b47061264138c4ac30d75fd1eb44270";

/** The value as a secret; one that is a secret already stays as it is. */
export function asSecret(value: unknown): unknown {
  return isSecret(value) ? value : { [signature]: secret, value };
}

function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && (value as Record<string, unknown>)[signature] === secret;
}
