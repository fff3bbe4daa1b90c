import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { installBrowser } from "./install";

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "lifeboat-browser-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const BY_HAND =
  "install Chromium or Chrome yourself (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask chromium), or name one with LIFEBOAT_BROWSER";
const INSTALLING = "Installing Chromium from the distribution's packages; this takes a minute, once.";

/** An `apt-get` that notes its calls and does what the test says. */
function aptGet(body: string): void {
  const script = `#!/bin/sh\necho "$*" >> "${scratch}/calls"\n${body}\n`;
  writeFileSync(join(scratch, "apt-get"), script, { mode: 0o755 });
}

async function outcome(isRoot: boolean, env: NodeJS.ProcessEnv = {}) {
  const said: string[] = [];
  const found = await installBrowser({ env: { PATH: scratch, ...env }, isRoot }, (line) => said.push(line)).catch(
    (error: Error) => error.message,
  );
  return { said, found };
}

const calls = () => readFileSync(join(scratch, "calls"), "utf8").trim().split("\n");

describe("installing the browser", () => {
  test("one that is there is taken", async () => {
    const path = join(scratch, "google-chrome");
    writeFileSync(path, "", { mode: 0o755 });
    expect(await outcome(false)).toEqual({ said: [`Chromium is there: ${path}`], found: path });
  });

  test("one that is named is taken", async () => {
    expect(await outcome(false, { LIFEBOAT_BROWSER: "/opt/chromium" })).toEqual({
      said: ["Chromium is there: /opt/chromium"],
      found: "/opt/chromium",
    });
  });

  test("root installs that of the distribution", async () => {
    aptGet(`if [ "$1" = install ]; then : > "${scratch}/chromium"; /bin/chmod +x "${scratch}/chromium"; fi`);
    const path = join(scratch, "chromium");
    expect(await outcome(true)).toEqual({ said: [INSTALLING, `Chromium is installed: ${path}`], found: path });
    expect(calls()).toEqual(["update", "install --yes --no-install-recommends chromium"]);
  });

  test.each([
    ["not root", false, undefined, [], `only root can install a browser: ${BY_HAND}`],
    ["no apt-get", true, undefined, [INSTALLING], `there is no apt-get: ${BY_HAND}`],
    [
      "a refusal",
      true,
      "echo first; echo E: no >&2; exit 100",
      [INSTALLING],
      `apt-get update failed (E: no); ${BY_HAND}`,
    ],
    ["nothing installed", true, "exit 0", [INSTALLING], `apt-get left no browser in PATH; ${BY_HAND}`],
  ])("%s", async (_name, isRoot, script, said, found) => {
    if (script !== undefined) aptGet(script);
    expect(await outcome(isRoot)).toEqual({ said, found });
  });
});
