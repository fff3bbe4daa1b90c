import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";

jest.setTimeout(240_000);

const ROOT = join(__dirname, "..", "..");

/** The same whenever, and however fast, it ran: bars show nothing but times. */
function timeless(text: string): string {
  return text
    .replace(/\d{8}[tT]\d{6}[zZ]-[0-9a-f]{6}/g, "ID")
    .replace(/\d{4}-\d\d-\d\d(T[\d:.]+Z)?/g, "DAY")
    .replace(/[0-9a-f]{64}/g, "HASH")
    .replace(/ *█+/g, " BAR")
    .replace(/ *\b(\d+(\.\d+)?[hms])+\b/g, " TIME");
}

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("lifeboat-practice-"));

test("npm run drill shows what the README says, and leaves nothing", () => {
  const readme = readFileSync(join(ROOT, "README.md"), "utf8");
  const [, shown = ""] = /<!-- output: npm run drill -->\n```\n([\s\S]*?)```/.exec(readme) ?? [];
  const before = left();
  const { status, stdout } = spawnSync(process.execPath, ["dist/scripts/practice.js"], { cwd: ROOT, encoding: "utf8" });
  expect(shown).not.toBe("");
  expect([status, timeless(stdout)]).toEqual([0, expect.stringContaining(timeless(shown))]);
  expect(stdout).toMatch(
    /advisory evidence-stale\n {2}orders-db: no drill .*counts:\n {2}orders-\S+, since it ran in a lab\.\n/,
  );
  expect(left().filter((name) => !before.includes(name))).toEqual([]);
});
