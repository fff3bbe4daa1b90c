import { type ChildProcess, spawn } from "node:child_process";
import type { ServerWritableStream } from "@grpc/grpc-js";
import { type RunPluginRequest, RunPluginResponse } from "@pulumi/pulumi/proto/language_pb";
import { type AnalyzerStack, servePack } from "./packProxy";
import { sdkScript } from "./program";

/** Runs a policy pack until the engine hangs up. The engine learns the port of a proxy, which starts the pack later. */
export function runPack(call: ServerWritableStream<RunPluginRequest, RunPluginResponse>): void {
  const { request } = call;
  const directory = request.getInfo()?.getProgramDirectory() ?? request.getPwd();
  if (request.getKind() !== "analyzer") {
    call.destroy(
      new Error(`the stand-in language host runs programs and policy packs, not plugins of kind ${request.getKind()}`),
    );
    return;
  }
  const print = (text: string): void => void call.write(new RunPluginResponse().setStdout(Buffer.from(text)));
  const complain = (chunk: Buffer): void => void call.write(new RunPluginResponse().setStderr(chunk));
  const start = (stack?: AnalyzerStack): ChildProcess => {
    const child = spawn(
      process.execPath,
      [sdkScript(directory, "run-policy-pack"), ...request.getArgsList(), directory],
      {
        cwd: directory,
        env: {
          ...process.env,
          ...assignments(request.getEnvList()),
          ...(stack === undefined ? {} : environment(stack)),
        },
        stdio: ["ignore", "pipe", "pipe"],
      },
    );
    child.stderr?.on("data", complain);
    return child;
  };
  servePack(start).then(
    ({ port, stop }) => {
      call.on("cancelled", stop);
      print(`${port}\n`);
    },
    (error: Error) => call.destroy(error),
  );
}

/** What a pack reads its stack from: it has no other way to ask. */
function environment(stack: AnalyzerStack): Record<string, string> {
  const facts = {
    ORGANIZATION: stack.organization,
    PROJECT: stack.project,
    STACK: stack.stack,
    DRY_RUN: `${stack.dryRun}`,
  };
  return {
    PULUMI_CONFIG: JSON.stringify(stack.config),
    ...Object.fromEntries(
      Object.entries(facts).flatMap(([name, value]) => [
        [`PULUMI_${name}`, value],
        [`PULUMI_NODEJS_${name}`, value],
      ]),
    ),
  };
}

function assignments(list: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    list.map((assignment) => {
      const at = assignment.indexOf("=");
      return [assignment.slice(0, at), assignment.slice(at + 1)];
    }),
  );
}
