import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { installMoto } from "./install";

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "lifeboat-moto-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const cache = () => join(scratch, "lifeboat");
const place = () => join(cache(), "moto-5.2.5");

/** A `python3` that makes environments whose `python` says that it has a version of moto, or that cannot do a step. */
function env({ has = "5.2.5", fails = "nothing" } = {}): NodeJS.ProcessEnv {
  const python = `#!/bin/sh
[ "$2" = "${fails}" ] && { for line in 1 2 3 4 5 6; do echo "line $line"; done; exit 1; }
[ "$2" = venv ] && mkdir -p "$3/bin" && cp "$0" "$3/bin/python"
[ "$1" = -c ] && echo ${has}
exit 0
`;
  writeFileSync(join(scratch, "python3"), python, { mode: 0o755 });
  return { PATH: `${scratch}:/usr/bin:/bin`, XDG_CACHE_HOME: scratch };
}

async function outcome(environment: NodeJS.ProcessEnv): Promise<{ said: string[]; error?: string; left: string[] }> {
  const said: string[] = [];
  const error = await installMoto(environment, (line) => said.push(line)).then(
    () => undefined,
    (thrown: Error) => thrown.message,
  );
  return { said, ...(error === undefined ? {} : { error }), left: readdirSync(cache()) };
}

const installing = "Installing moto 5.2.5 from PyPI.";

describe("installing moto", () => {
  test("once", async () => {
    const said = [installing, `moto 5.2.5 is installed: ${place()}`];
    expect(await outcome(env())).toEqual({ said, left: ["moto-5.2.5"] });
    expect(await outcome(env())).toEqual({ said: [`moto 5.2.5 is there: ${place()}`], left: ["moto-5.2.5"] });
  });

  test("without Python", async () => {
    const error = "python3 cannot be run; is Python 3.10 or newer there, with its module venv?";
    expect(await outcome({ PATH: scratch, XDG_CACHE_HOME: scratch })).toEqual({ said: [installing], error, left: [] });
  });

  test.each([
    ["venv", "-m venv", "is Python 3.10 or newer there, with its module venv?"],
    ["pip", "-m pip install", "is PyPI reachable (pip config list)?"],
  ])("a step that fails tells its last lines: %s", async (fails, what, hint) => {
    const { error, left } = await outcome(env({ fails }));
    expect(error?.replace(/ \S+moto-5.2.5\.\S+/, "")).toBe(
      `${what} failed; ${hint}\n  line 2\n  line 3\n  line 4\n  line 5\n  line 6`,
    );
    expect(left).toEqual([]);
  });

  test("something else is not installed", async () => {
    const error = "what was installed is not moto 5.2.5";
    expect(await outcome(env({ has: "4.0.0" }))).toEqual({ said: [installing], error, left: [] });
  });
});
