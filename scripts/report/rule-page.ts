import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** The page of a rule, which is part of this package; undefined for a rule of another version. */
export function rulePage(id: string): string | undefined {
  try {
    return readFileSync(join(dirname(require.resolve("lifeboat/package.json")), "docs", "rules", `${id}.md`), "utf8");
  } catch {
    return undefined;
  }
}
