/** True, false, or not known at preview. */
export type Ternary = true | false | "unknown";

export function and(...values: readonly Ternary[]): Ternary {
  if (values.includes(false)) return false;
  return values.includes("unknown") ? "unknown" : true;
}

export function or(...values: readonly Ternary[]): Ternary {
  if (values.includes(true)) return true;
  return values.includes("unknown") ? "unknown" : false;
}

export function not(value: Ternary): Ternary {
  return value === "unknown" ? "unknown" : !value;
}
