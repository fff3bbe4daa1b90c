import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";

jest.setTimeout(60_000);

const ROOT = join(__dirname, "..");
const PAGE = readFileSync(join(ROOT, "docs", "schedules.md"), "utf8");
const COMMAND = join(ROOT, "dist", "scripts", "lifeboat.js");

/** What the examples read, and where they write. */
let directory = "";

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), "schedules-"));
  writeFileSync(join(directory, "plan.json"), /```json\n([\s\S]*?)```/.exec(PAGE)?.[1] ?? "");
  const questions = [
    '{"expression": "cron(0 5 ? * * *)", "from": "2026-11-22", "count": 1}',
    '{"expression": "rate(1 day)"}',
  ];
  writeFileSync(join(directory, "questions.jsonl"), questions.join("\n"));
});

afterAll(() => rmSync(directory, { recursive: true }));

/** Each example on the page: a command with what it prints. */
const examples = [...PAGE.matchAll(/\$ (lifeboat schedule .*)\n([\s\S]*?)```/g)].map(
  ([, command = "", output = ""]) => ({
    command,
    output,
  }),
);

/** Without what changes with the day and with Node.js: dates, and the edition of the time zones. */
const timeless = (text: string) => text.replace(/tzdata \S+\)/g, "tzdata)");
const dateless = (text: string) =>
  text.replace(/\w{3} \d{4}-\d\d-\d\d/g, "DATE").replace(/(?:(?:Sun|Mon|Tue|Wed|Thu|Fri|Sat) \d+ *)+/g, "DAYS");

test("the page has its examples", () => {
  expect(examples.map(({ command }) => command.slice(0, 27))).toEqual([
    'lifeboat schedule "cron(30 ',
    "lifeboat schedule --plan pl",
    "lifeboat schedule --stack o",
    'lifeboat schedule "cron(30 ',
    "lifeboat schedule --batch <",
  ]);
});

test.each(examples)("the page shows what is printed by $command", ({ command, output }) => {
  const inProgram = command.includes("--stack");
  const line = command.replace("lifeboat", `"${process.execPath}" "${COMMAND}"`);
  const { stdout } = spawnSync("sh", ["-c", line], { cwd: inProgram ? ROOT : directory, encoding: "utf8" });
  const same = inProgram ? dateless : timeless;
  expect(same(stdout)).toBe(same(output));
});

test("the picture on the page is the one that its example draws", () => {
  expect(readFileSync(join(ROOT, "docs", "timeline.svg"), "utf8")).toBe(
    readFileSync(join(directory, "timeline.svg"), "utf8"),
  );
});
