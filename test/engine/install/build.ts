import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { engineVersion } from "../harness/location";
import { run } from "../harness/process";
import { EngineInstallError } from "./error";
import { requireGo } from "./go";

const version = `v${engineVersion}`;
const modules = "github.com/pulumi/pulumi";
const command = `${modules}/pkg/v3/cmd/pulumi`;

/**
 * The steps that make the engine from its Go module. `go install` refuses a module with replacements, so a module of our
 * own wraps it and repeats the one replacement that its go.mod has for a library; the tags are the vendor's own.
 */
const steps = (output: string): readonly string[][] => [
  ["mod", "init", "local/pulumi"],
  [
    "mod",
    "edit",
    `-require=${modules}/pkg/v3@${version}`,
    `-require=${modules}/sdk/v3@${version}`,
    "-replace=github.com/atotto/clipboard=github.com/tgummerer/clipboard@v0.0.0-20241001131231-d02d263e614e",
  ],
  ["get", `${command}@${version}`],
  [
    "build",
    "-trimpath",
    "-tags=osusergo,grpcnotrace",
    `-ldflags=-s -w -X ${modules}/sdk/v3/go/common/version.Version=${version}`,
    "-o",
    output,
    command,
  ],
];

/** @throws EngineInstallError when Go is missing or too old, or a step fails. */
export async function buildEngine(output: string, env: NodeJS.ProcessEnv): Promise<void> {
  const cwd = await mkdtemp(join(tmpdir(), "lifeboat-pulumi-"));
  try {
    await requireGo(cwd, env);
    for (const step of steps(output)) {
      const { exitCode, stdout, stderr } = await run("go", step, { cwd, env: { ...env, CGO_ENABLED: "0" } });
      if (exitCode !== 0) {
        throw new EngineInstallError(
          `go ${step[0]} failed; is the Go module proxy reachable (go env GOPROXY)?\n${lastLines(stdout + stderr)}`,
        );
      }
    }
  } finally {
    await rm(cwd, { recursive: true, force: true });
  }
}

function lastLines(text: string): string {
  return text
    .trim()
    .split("\n")
    .slice(-5)
    .map((line) => `  ${line}`)
    .join("\n");
}
