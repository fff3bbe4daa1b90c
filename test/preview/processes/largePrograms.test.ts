import { spawnSync } from "node:child_process";
import { symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "@jest/globals";
import { LARGE_PROGRAMS } from "../../../preview/processes/largePrograms";
import { scratchSpace } from "../scratch";

const SDK = dirname(require.resolve("@pulumi/pulumi/package.json"));

const scratch = scratchSpace();

/** What a script says that stands where the SDK's runner does, beside the SDK's own runtime. */
function say(script: string, runtime: "the SDK's" | "none", env: NodeJS.ProcessEnv = {}): unknown {
  const directory = scratch({ "cmd/run/index.js": script });
  if (runtime === "the SDK's") symlinkSync(join(SDK, "runtime"), join(directory, "runtime"));
  const { stdout, stderr } = spawnSync(
    process.execPath,
    [...LARGE_PROGRAMS, join(directory, "cmd", "run", "index.js")],
    { encoding: "utf8", env: { ...process.env, ...env } },
  );
  expect(stderr).toBe("");
  return JSON.parse(stdout);
}

const TRACES = `
  const { debuggablePromise } = require("../../runtime/debuggable");
  const promise = Promise.resolve(1);
  void debuggablePromise(promise, "test");
  const hasFrames = (stack) => stack.includes("\\n    at ");
  console.log(JSON.stringify({ promise: hasFrames(promise._debugStackTrace), error: hasFrames(new Error().stack) }));
`;

test("the SDK keeps no stack for a promise, and errors keep theirs", () => {
  expect(say(TRACES, "the SDK's")).toEqual({ promise: false, error: true });
});

test("where promises that leak are looked for, their stacks are kept", () => {
  expect(say(TRACES, "the SDK's", { PULUMI_DEBUG_PROMISE_LEAKS: "true" })).toEqual({ promise: true, error: true });
});

test("an SDK without such stacks is left as it is", () => {
  expect(say("console.log(JSON.stringify(1))", "none")).toBe(1);
});
