import { Output, Resource } from "@pulumi/pulumi";

/**
 * Finds what is no plain value in a declaration: what decides which resources there are must be known when the program runs.
 *
 * @returns the path of the first output, promise or resource in it: `objectives.rto`
 */
export function notPlain(value: unknown, path = ""): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (Output.isInstance(value) || value instanceof Promise || Resource.isInstance(value)) return path;
  for (const [key, one] of Object.entries(value)) {
    const found = notPlain(one, path === "" ? key : `${path}.${key}`);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What to say of a value that is not plain. */
export function notPlainProblem(path: string): string {
  return `${path} must be a plain value, not an output: it decides which resources there are`;
}
