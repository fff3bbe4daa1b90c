import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "@jest/globals";

const ROOT = join(__dirname, "..", "..");
const PACK = join(ROOT, "dist", "policy-pack", "index.js");

/** Whether V8 optimizes a function that runs so often, after the pack has been loaded or in a process without it. */
function isOptimized(calls: number, pack: boolean): boolean {
  const script = `
    ${pack ? `require(${JSON.stringify(PACK)});` : ""}
    function busy(n) { let sum = 0; for (let i = 0; i < n; i++) sum += i; return sum; }
    for (let i = 0; i < ${calls}; i++) busy(10);
    process.exit(0);`;
  const { stdout, stderr } = spawnSync(
    process.execPath,
    ["--trace-opt", "--no-concurrent-recompilation", "-e", script],
    {
      cwd: join(ROOT, "policy-pack"),
      encoding: "utf8",
    },
  );
  expect(stderr).toBe("");
  return /completed compiling .*<JSFunction busy /.test(stdout);
}

test("V8 optimizes later once the pack is loaded, but what is hot it still does", () => {
  expect([isOptimized(600, false), isOptimized(600, true), isOptimized(6000, true)]).toEqual([true, false, true]);
});
