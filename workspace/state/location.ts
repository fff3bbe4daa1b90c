import type { ReportLocation } from "../../continuity/report/report";
import type { StateResource } from "./schema";

const POSITION = /^project:\/\/\/(.+)#(\d+)(?:,\d+)?$/;

/** Where the program made a resource, from the directory of the project: the innermost call outside of packages. */
export function locationOf({ sourcePosition, stackTrace = [] }: StateResource): ReportLocation | undefined {
  const positions = [sourcePosition, ...stackTrace.map((frame) => frame.sourcePosition)];
  for (const position of positions) {
    const [, file = "", line = ""] = POSITION.exec(position ?? "") ?? [];
    if (file !== "" && !`/${file}`.includes("/node_modules/")) return { file: decoded(file), line: Number(line) };
  }
  return undefined;
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
