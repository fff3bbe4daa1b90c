import { existsSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import type { Report } from "../../continuity/report/report";
import type { Position } from "../../preview";

/** Adds to a report where its resources are made, and where its project lies in its repository. */
export function withPlaces(
  report: Report,
  directory: string,
  positions: ReadonlyMap<string, Position> | undefined,
): Report {
  const top = repositoryOf(directory);
  return {
    ...report,
    ...(top === undefined ? {} : { directory: slashed(relative(top, directory)) }),
    ...(positions === undefined ? {} : { locations: locationsOf(report, directory, positions) }),
  };
}

/** The nearest directory that git keeps; a worktree has a file there, not a directory. */
function repositoryOf(directory: string): string | undefined {
  for (let at = directory; ; at = dirname(at)) {
    if (existsSync(join(at, ".git"))) return at;
    if (dirname(at) === at) return undefined;
  }
}

function locationsOf(
  { services, findings }: Report,
  directory: string,
  positions: ReadonlyMap<string, Position>,
): NonNullable<Report["locations"]> {
  const named = new Set([
    ...services.flatMap(({ scenarios }) => scenarios.flatMap(({ members }) => members.map(({ urn }) => urn))),
    ...findings.flatMap(({ urn }) => (urn === undefined ? [] : [urn])),
  ]);
  const found = [...named].sort().flatMap((urn) => {
    const position = positions.get(urn);
    if (position === undefined || position.line < 1) return [];
    return [[urn, { file: slashed(relative(directory, position.file)), line: position.line }] as const];
  });
  return Object.fromEntries(found);
}

function slashed(path: string): string {
  return path.split(sep).join("/");
}
