import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import type { Report } from "../../continuity/report/report";
import { UsageError } from "../usage-error";
import type { CheckRequest, CheckRun } from "./request";

/** Runs `pulumi preview` with the pack. It needs what Pulumi needs: the CLI, a backend, credentials. */
export async function checkWithPulumi(request: CheckRequest): Promise<CheckRun> {
  const { directory, stack, config, pack, policyConfigFile, reportFile, settingsEnv } = request;
  const args = ["preview", "--non-interactive", "--stack", stack, "--policy-pack", pack];
  if (policyConfigFile !== undefined) args.push("--policy-pack-config", policyConfigFile);
  for (const [key, value] of Object.entries(config)) args.push("--config", `${key}=${value}`);
  const env = { ...process.env, ...settingsEnv, PWD: directory, LIFEBOAT_REPORT: reportFile };
  const { code, output } = await run("pulumi", args, directory, env);
  // Pulumi says 1 for a mandatory violation, 255 for most other failures, and 1 for some of those too: then there is no
  // report, or none that explains it.
  const explained = code === 0 || tellsMandatory(reportFile);
  return {
    mandatory: code !== 0,
    notes: explained ? [] : [`pulumi preview said: ${lastLines(output)}`],
    programOutput: "",
    source: "preview",
  };
}

function tellsMandatory(reportFile: string): boolean {
  try {
    const { findings } = JSON.parse(readFileSync(reportFile, "utf8")) as Report;
    return findings.some(({ level }) => level === "mandatory");
  } catch {
    return false;
  }
}

/** Whether there is a `pulumi` to run. */
export async function hasPulumi(): Promise<boolean> {
  return run("pulumi", ["version"], ".", process.env).then(
    ({ code }) => code === 0,
    () => false,
  );
}

function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv) {
  return new Promise<{ code: number; output: string }>((resolve, reject) => {
    const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
    const chunks: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => chunks.push(chunk));
    child.on("error", (error) =>
      reject(new UsageError("there is no pulumi command; install it, or use --engine embedded", { cause: error })),
    );
    child.on("close", (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString("utf8") }));
  });
}

function lastLines(output: string): string {
  return output.trimEnd().split("\n").slice(-5).join("\n");
}
