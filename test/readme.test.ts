import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, jest, test } from "@jest/globals";

jest.setTimeout(240_000);

const ROOT = join(__dirname, "..");
const README = readFileSync(join(ROOT, "README.md"), "utf8");

const stdoutOf = (stack: string) =>
  spawnSync(process.execPath, ["dist/scripts/lifeboat.js", "check", ".", "--stack", stack], {
    cwd: ROOT,
    encoding: "utf8",
  }).stdout;

/** The code block that follows a text. */
function blockAfter(text: string): string {
  const after = README.slice(README.indexOf(text) + text.length);
  return /```\n([\s\S]*?)```/.exec(after)?.[1] ?? "";
}

test("the README shows what npm start prints", () => {
  expect(blockAfter("<!-- output: npm start -->")).toBe(stdoutOf("orders"));
});

test("the README shows rows of the table that the estate gets", () => {
  const shown = blockAfter("<!-- output: npm start -- --stack estate -->").trimEnd().split("\n");
  const printed = stdoutOf("estate").split("\n");
  expect(shown.length).toBeGreaterThan(5);
  expect(printed.filter((line) => shown.includes(line))).toEqual(expect.arrayContaining(shown));
});

test("the README opens with a message that the flawed sample gets, but for the dates", () => {
  const quoted = blockAfter("rejects what cannot.");
  const dateless = (text: string) => text.replaceAll(/\d{4}-\d{2}-\d{2}/g, "DATE").replaceAll(/^ +/gm, "");
  expect(quoted).not.toBe("");
  expect(dateless(stdoutOf("orders-flawed"))).toContain(dateless(quoted));
});
