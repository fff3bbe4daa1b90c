import { type ChildProcess, spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { Client, credentials } from "@grpc/grpc-js";
import { MESSAGE_LIMITS } from "../preview/rpc/service";
import type { StackRequests } from "./estate/requests";
import { peakOf } from "./processes";

/** How many requests are under way at once, as the engine has it. */
const PARALLEL = 16;

/** A policy pack in a process of its own, started by the SDK's own entry point. */
export class ServingPack {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: Client,
    /** From spawn to the line with the port. */
    readonly startMs: number,
    /** The most memory that it has held by then. */
    readonly peakMB: number,
  ) {}

  /** @param project where Pulumi.yaml lies, which the pack finds as under `pulumi preview` */
  static async start(directory: string, project: string): Promise<ServingPack> {
    const script = require.resolve("@pulumi/pulumi/cmd/run-policy-pack");
    const begin = performance.now();
    const child = spawn(process.execPath, [script, "127.0.0.1:1", directory], {
      cwd: directory,
      env: { ...process.env, ...NAMES, PWD: project, PULUMI_CONFIG: "{}" },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const { port, startMs, peakMB } = await new Promise<{ port: string; startMs: number; peakMB: number }>(
      (resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code) => reject(new Error(`the pack in ${directory} ended with code ${code}`)));
        child.stdout?.once("data", (line: Buffer) => {
          const startMs = performance.now() - begin;
          resolve({ port: line.toString("utf8").trim(), startMs, peakMB: peakOf(child.pid) });
        });
      },
    );
    child.removeAllListeners("exit");
    return new ServingPack(
      child,
      new Client(`127.0.0.1:${port}`, credentials.createInsecure(), MESSAGE_LIMITS),
      startMs,
      peakMB,
    );
  }

  /** Sends every resource's inputs, first to Remediate and then to Analyze, and says how long all took. */
  async analyzeAll(requests: readonly Buffer[]): Promise<number> {
    const queue = requests.values();
    const begin = performance.now();
    const worker = async () => {
      for (const request of queue) {
        await this.send("Remediate", request);
        await this.send("Analyze", request);
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, worker));
    return performance.now() - begin;
  }

  /** Sends the whole stack, and says how long the answer took. */
  async analyzeStack(request: Buffer): Promise<number> {
    const begin = performance.now();
    await this.send("AnalyzeStack", request);
    return performance.now() - begin;
  }

  async stop(): Promise<void> {
    this.client.close();
    const gone = new Promise((resolve) => this.child.once("exit", resolve));
    this.child.kill("SIGKILL");
    await gone;
  }

  /** Requests go as bytes: writing them is not the pack's work. */
  private send(method: string, request: Buffer): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      const path = `/pulumirpc.Analyzer/${method}`;
      const same = (bytes: Buffer) => bytes;
      this.client.makeUnaryRequest<Buffer, Buffer>(path, same, same, request, (error, answer) =>
        answer === undefined ? reject(error) : resolve(answer),
      );
    });
  }
}

const NAMES = {
  PULUMI_PROJECT: "bench",
  PULUMI_STACK: "bench",
  PULUMI_DRY_RUN: "true",
  PULUMI_NODEJS_PROJECT: "bench",
  PULUMI_NODEJS_STACK: "bench",
  PULUMI_NODEJS_DRY_RUN: "true",
};

/** A preview of a stack by a pack of its own: how long its resources took, and then the stack, in milliseconds. */
export async function judgeStack(
  directory: string,
  project: string,
  requests: StackRequests,
): Promise<{ readonly resources: number; readonly stack: number }> {
  const pack = await ServingPack.start(directory, project);
  try {
    const resources = await pack.analyzeAll(requests.resources);
    return { resources, stack: await pack.analyzeStack(requests.stack) };
  } finally {
    await pack.stop();
  }
}
