import { isDeepStrictEqual } from "node:util";
import type { Properties } from "../grpc/properties";

/** The names of the properties that differ, sorted; the bridge's own (`__defaults`) do not count. */
export function changes(before: Properties, after: Properties): string[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((key) => !key.startsWith("__") && !isDeepStrictEqual(before[key], after[key]))
    .sort();
}
