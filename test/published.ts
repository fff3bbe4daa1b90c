import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether a published file says what the source says. LIFEBOAT_PUBLISH=1 writes it first; without that a stale one fails
 * its test, so that nothing is published by hand.
 */
export function published(file: string, value: unknown): boolean {
  return publishedText(file, `${JSON.stringify(value, null, 2)}\n`);
}

/** The same for a page. */
export function publishedText(file: string, text: string): boolean {
  const path = join(__dirname, "..", file);
  if (process.env.LIFEBOAT_PUBLISH === "1") writeFileSync(path, text);
  return existsSync(path) && readFileSync(path, "utf8") === text;
}
