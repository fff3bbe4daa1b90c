import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const ROOT = join(__dirname, "..", "..");
const COMMAND = join(ROOT, "dist", "scripts", "lifeboat.js");

type End = readonly [code: number | null, errors: string];

async function ended(args: readonly string[], stdout: "pipe" | number, stdin = ""): Promise<End> {
  const child = spawn(process.execPath, [COMMAND, ...args], { cwd: ROOT, stdio: ["pipe", stdout, "pipe"] });
  // Whoever reads the results has gone.
  child.stdout?.destroy();
  child.stdin?.on("error", () => undefined).write(stdin);
  if (stdin === "") child.stdin?.end();
  let errors = "";
  child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
    errors += chunk;
  });
  const [code] = await once(child, "close");
  return [code, errors];
}

const worse = ["diff", "test/golden/orders.json", "test/golden/orders-flawed.json", "--fail-on", "worse"];

test("what nobody reads comes to the same exit code, so that a gate is no less strict in front of a pipe", async () => {
  expect(await ended(worse, "pipe")).toEqual([1, ""]);
});

test("a batch ends where nobody reads its answers, though questions still come", async () => {
  const questions = `${JSON.stringify({ expression: "cron(0 5 ? * * *)" })}\n`.repeat(200);
  expect(await ended(["schedule", "--batch"], "pipe", questions)).toEqual([0, ""]);
});

test("a result for which there is no space is told, and not taken for one", async () => {
  const full = openSync("/dev/full", "w");
  expect(await ended(worse, full)).toEqual([2, "error: cannot write the result: no space is left\n"]);
  closeSync(full);
});
