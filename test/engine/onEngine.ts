import { writeSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { enginePath } from "./harness";

/**
 * A block of tests that need the real engine. Without it they are skipped, and a line on stderr says so; with
 * `LIFEBOAT_REQUIRE_ENGINE=1` they fail instead.
 */
export function onEngine(name: string, body: () => void): void {
  if (enginePath() !== undefined) {
    describe(name, body);
    return;
  }
  const missing = "the real Pulumi engine is not installed; install it with: npm run engine:install";
  if (process.env.LIFEBOAT_REQUIRE_ENGINE === "1") {
    test(name, () => expect(missing).toBe(""));
    return;
  }
  writeSync(2, `SKIPPED ${basename(expect.getState().testPath ?? "")}, ${name}: ${missing}\n`);
  const { skip } = describe;
  skip(name, body);
}
