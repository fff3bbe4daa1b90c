import type { Properties } from "../grpc/properties";

/** A provider's configuration with its lists and objects parsed: they travel as JSON text. */
export function configuration(args: Properties): Properties {
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, parsed(value)]));
}

function parsed(value: unknown): unknown {
  return typeof value === "string" && /^[[{]/.test(value) ? JSON.parse(value) : value;
}
