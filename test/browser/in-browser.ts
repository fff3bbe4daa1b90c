import { afterAll, beforeAll } from "@jest/globals";
import { type Browser, chromium } from "playwright-core";
import { describeWith } from "../optional";
import { browserPath } from "./location";

/**
 * A block of tests that look at pages with a real Chromium; with `LIFEBOAT_REQUIRE_BROWSER=1` they fail without it.
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
  const missing = "no Chromium is installed; install it with: npm run browser:install";
  describeWith({ there: executablePath !== undefined, missing, requiredBy: "LIFEBOAT_REQUIRE_BROWSER" }, name, tests);
}
