/**
 * One setting of a resource, as far as it can be known before deployment.
 *
 * - `known`: the program gives it
 * - `absent`: the program leaves it out, so the provider's default applies
 * - `unknown`: the program computes it from something that does not exist yet; it is never guessed
 */
export type Setting<T> =
  | { readonly kind: "known"; readonly value: T }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown"; readonly because: string };

export const ABSENT: { readonly kind: "absent" } = { kind: "absent" };

export function known<T>(value: T): Setting<T> {
  return { kind: "known", value };
}

export function unknown(because: string): { readonly kind: "unknown"; readonly because: string } {
  return { kind: "unknown", because };
}

/** The setting with a default in place of absence: what remains is known or unknown. */
export function orDefault<T>(setting: Setting<T>, value: T): Exclude<Setting<T>, { kind: "absent" }> {
  return setting.kind === "absent" ? { kind: "known", value } : setting;
}

/** The known value, else undefined: for the places where absent and unknown are treated alike. */
export function knownValue<T>(setting: Setting<T>): T | undefined {
  return setting.kind === "known" ? setting.value : undefined;
}
