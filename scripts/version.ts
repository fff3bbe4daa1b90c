import { readFileSync } from "node:fs";

/** The version of this package. */
export function packageVersion(): string {
  const { version } = JSON.parse(readFileSync(require.resolve("lifeboat/package.json"), "utf8")) as { version: string };
  return version;
}
