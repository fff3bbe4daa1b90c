import { writeSync } from "node:fs";
import { basename } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type Browser, chromium } from "playwright-core";
import { browserPath } from "./location";

/**
 * A block of tests that look at pages with a real Chromium. Without it they are skipped, and a line on stderr says so; with
 * `LIFEBOAT_REQUIRE_BROWSER=1` they fail instead.
 *
 * @param body gets the browser, which is there when the tests of the block run
 */
export function inBrowser(name: string, body: (browser: () => Browser) => void): void {
  const executablePath = browserPath();
  const tests = () => {
    let browser: Browser;
    beforeAll(async () => {
      // Chromium refuses to sandbox what root starts, and the pages are our own.
      const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
      browser = await chromium.launch({ executablePath: executablePath ?? "", args });
    });
    afterAll(() => browser.close());
    body(() => browser);
  };
  if (executablePath !== undefined) {
    describe(name, tests);
    return;
  }
  const missing = "no Chromium is installed; install it with: npm run browser:install";
  if (process.env.LIFEBOAT_REQUIRE_BROWSER === "1") {
    test(name, () => expect(missing).toBe(""));
    return;
  }
  writeSync(2, `SKIPPED ${basename(expect.getState().testPath ?? "")}, ${name}: ${missing}\n`);
  const { skip } = describe;
  skip(name, tests);
}
