import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { ProjectFileError } from "../errors";
import { isObject, type Properties } from "../values";

/** Reads a file that must hold one YAML (or JSON) mapping; an empty one is `{}`. */
export function readMapping(file: string): Properties {
  let content: unknown;
  try {
    content = parse(readFileSync(file, "utf8"));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0]?.replace(/:$/, "") : String(cause);
    throw new ProjectFileError(file, `is not readable YAML: ${reason}`, { cause });
  }
  if (content === null || content === undefined) {
    return {};
  }
  if (!isObject(content)) {
    throw new ProjectFileError(file, "must hold a mapping");
  }
  return content;
}
