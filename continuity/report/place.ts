import type { Report, ReportLocation } from "./report";

/** What stands for a resource of which nobody knows where the program makes it. */
const PROJECT_FILE = "Pulumi.yaml";

/**
 * Where to look for a resource, from the top of the repository where that is known, else from the project: the line that
 * makes it, else the file of the project. A place outside of the repository is none that a reader could open.
 */
export function placeOf(
  { directory = "", locations }: Pick<Report, "directory" | "locations">,
  urn: string | undefined,
): ReportLocation {
  const known = urn === undefined || locations === undefined ? undefined : ownValue(locations, urn);
  const file = known && join(directory, known.file);
  if (known === undefined || file === undefined)
    return { file: join(directory, PROJECT_FILE) ?? PROJECT_FILE, line: 1 };
  return { file, line: known.line };
}

/** URNs come from files too, and may be called as anything that objects have. */
function ownValue<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** One path after the other, with neither `.` nor `..`; undefined where it leads out. */
function join(directory: string, file: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${directory}/${file}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
