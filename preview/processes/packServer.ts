import type { ChildProcess } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { PackNotFoundError, PackOutputError, PackStartError } from "../errors";
import type { Config } from "../project/config";
import type { Project } from "../project/project";
import type { StackName } from "../project/stack";
import { startNode } from "./children";
import { sdkScript } from "./sdk";

/** A policy pack's process, and the port that it serves on once it is up. */
export interface PackServer {
  readonly child: ChildProcess;
  readonly port: Promise<number>;
  /** Why it ended, should it end before it is told to. */
  readonly ended: Promise<string>;
}

/**
 * Starts a policy pack as the Node.js language host does: through the SDK's own entry point, in the pack's directory.
 *
 * @throws {PackNotFoundError} there is no pack in the directory
 */
export function startPackServer(
  directory: string,
  project: Pick<Project, "name" | "root">,
  stack: StackName,
  config: Pick<Config, "values">,
  address: string,
  env: NodeJS.ProcessEnv,
  say: (line: string) => void,
): PackServer {
  if (!existsSync(join(directory, "PulumiPolicy.yaml"))) {
    throw new PackNotFoundError(directory);
  }
  const settings = {
    ORGANIZATION: stack.organization,
    PROJECT: project.name,
    STACK: stack.name,
    DRY_RUN: "true",
  };
  const child = startNode(directory, [], [sdkScript(directory, "run-policy-pack"), address, directory], {
    ...env,
    // A pack looks for the user's files from here, as it would under `pulumi preview` in the project's directory.
    PWD: project.root,
    PULUMI_CONFIG: JSON.stringify(Object.fromEntries(config.values)),
    ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`PULUMI_${key}`, value])),
    ...Object.fromEntries(Object.entries(settings).map(([key, value]) => [`PULUMI_NODEJS_${key}`, value])),
  });
  return listen(child, directory, say);
}

/** The first line on stdout is the port; what comes later is the pack talking. */
function listen(child: ChildProcess, directory: string, say: (line: string) => void): PackServer {
  let heard = "";
  let errors = "";
  let serving = false;
  const ended = new Promise<string>((resolve) => {
    child.once("error", (cause) => resolve(cause.message));
    child.once("close", (code) => resolve(firstError(errors, code)));
  });
  const port = new Promise<number>((resolve, reject) => {
    child.stdout?.setEncoding("utf8").on("data", (chunk: string) => {
      heard += chunk;
      const lines = heard.split(/\r?\n/);
      heard = lines.pop() ?? "";
      if (!serving && lines.length > 0) {
        const first = lines.shift() ?? "";
        serving = true;
        if (/^\d+$/.test(first)) {
          resolve(Number(first));
        } else {
          reject(new PackOutputError(directory, first));
        }
      }
      lines.forEach(say);
    });
    child.stderr?.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
      if (serving) {
        chunk.split(/\r?\n/).filter(Boolean).forEach(say);
      }
    });
    ended.then((reason) => reject(new PackStartError(directory, reason, errors)));
  });
  return { child, port, ended };
}

/** Node.js prints the source line and then the error; people want the error. */
function firstError(text: string, code: number | null): string {
  const lines = text.split("\n").map((line) => line.trim());
  return (
    lines.find((line) => /^\w*Error\b.*: /.test(line)) ??
    lines.find((line) => line !== "") ??
    `it ended with code ${code} and said nothing`
  );
}
