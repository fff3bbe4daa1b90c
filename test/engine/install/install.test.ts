import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { goVersion } from "./go";
import { installEngine } from "./install";

let scratch: string;
beforeEach(() => {
  scratch = mkdtempSync(join(tmpdir(), "lifeboat-install-"));
});
afterEach(() => rmSync(scratch, { recursive: true, force: true }));

const home = () => join(scratch, "versions", "3.259.0", "bin");

/** A `go` that reports a version, notes its calls, and builds a `pulumi` that answers `built`. */
function env(go?: { version?: string; built?: string; fails?: string }): NodeJS.ProcessEnv {
  if (go !== undefined) {
    const { version = "go1.26.8", built = "v3.259.0", fails = "nothing" } = go;
    const script = `#!/bin/sh
case "$1" in
  version) echo "go version ${version} linux/amd64" ;;
  ${fails}) for line in 1 2 3 4 5 6; do echo "line $line" >&2; done; exit 1 ;;
  build)
    echo "$*" >> "${scratch}/builds"
    while [ "$1" != "-o" ]; do shift; done
    printf '#!/bin/sh\\necho ${built}\\n' > "$2" && chmod +x "$2" ;;
esac
`;
    writeFileSync(join(scratch, "go"), script, { mode: 0o755 });
  }
  return { PATH: go === undefined ? scratch : `${scratch}:/usr/bin:/bin`, PULUMI_HOME: scratch };
}

async function outcome(environment: NodeJS.ProcessEnv): Promise<{ said: string[]; error?: string; files: string[] }> {
  const said: string[] = [];
  const error = await installEngine(environment, (line) => said.push(line)).then(
    () => undefined,
    (thrown: Error) => thrown.message,
  );
  return { said, ...(error === undefined ? {} : { error }), files: readdirSync(home()) };
}

const building = "Building Pulumi v3.259.0 from its Go module; this takes some minutes, once.";
const needed = "the Pulumi engine is built from source with Go 1.25.11 or newer (https://go.dev/dl)";

describe("installing the engine", () => {
  test("builds it once", async () => {
    const environment = env({});
    expect(await outcome(environment)).toEqual({
      said: [building, `Pulumi v3.259.0 is installed: ${join(home(), "pulumi")}`],
      files: ["pulumi"],
    });
    expect(await outcome(environment)).toEqual({
      said: [`Pulumi v3.259.0 is there: ${join(home(), "pulumi")}`],
      files: ["pulumi"],
    });
  });

  test("two at once leave one whole file", async () => {
    const environment = env({});
    await Promise.all([installEngine(environment, () => undefined), installEngine(environment, () => undefined)]);
    expect(readdirSync(home())).toEqual(["pulumi"]);
  });

  test("without Go", async () => {
    expect(await outcome(env())).toEqual({ said: [building], error: `go was not found: ${needed}`, files: [] });
  });

  test.each(["go1.24.9", "go1.25.10", "devel"])("Go too old: %s", async (version) => {
    const error = `go version ${version} linux/amd64 is too old: ${needed}`;
    expect(await outcome(env({ version }))).toEqual({ said: [building], error, files: [] });
  });

  test("a step that fails tells its last lines", async () => {
    expect(await outcome(env({ fails: "get" }))).toEqual({
      said: [building],
      error:
        "go get failed; is the Go module proxy reachable (go env GOPROXY)?\n  line 2\n  line 3\n  line 4\n  line 5\n  line 6",
      files: [],
    });
    expect(existsSync(join(scratch, "builds"))).toBe(false);
  });

  test("a build of something else is not installed", async () => {
    expect(await outcome(env({ built: "v3.0.0" }))).toEqual({
      said: [building],
      error: 'what was built does not answer v3.259.0 to "pulumi version"',
      files: [],
    });
  });
});

test.each([
  ["go version go1.26.8 linux/amd64", [1, 26, 8]],
  ["go version go1.26 darwin/arm64", [1, 26, 0]],
  ["go version go1.27rc1 linux/amd64", [1, 27, 0]],
  ["nonsense", undefined],
])("the version of %j", (text, version) => expect(goVersion(text)).toEqual(version));
