import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { credentials, makeClientConstructor, type UntypedServiceImplementation } from "@grpc/grpc-js";
import { AnalyzerService } from "@pulumi/pulumi/proto/analyzer_grpc_pb";
import { AnalyzerHandshakeResponse, type AnalyzerStackConfigureRequest } from "@pulumi/pulumi/proto/analyzer_pb";
import type { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { answer, type Listening, messageLimits, serve } from "../grpc/serve";

/** What the engine says about the stack after it has connected, and a pack needs before it starts. */
export interface AnalyzerStack {
  readonly organization: string;
  readonly project: string;
  readonly stack: string;
  readonly dryRun: boolean;
  readonly config: Record<string, string>;
}

type Forward = (method: string, request: unknown) => Promise<unknown>;

/**
 * Serves the Analyzer protocol in front of a pack that is started at ConfigureStack, because only then the engine tells
 * the stack and its configuration, which a pack reads from its environment. Every call after that goes to the pack; one
 * that comes without (`pulumi policy analyze` on a file has no stack) starts the pack without.
 */
export async function servePack(start: (stack?: AnalyzerStack) => ChildProcess): Promise<Listening> {
  let child: ChildProcess | undefined;
  let connected: Promise<Forward> | undefined;
  const pack = (stack?: AnalyzerStack): Promise<Forward> => {
    if (connected === undefined) {
      child = start(stack);
      connected = connect(child);
    }
    return connected;
  };
  const pass = (method: string) => answer(async (request: unknown) => (await pack())(method, request));
  const methods: UntypedServiceImplementation = {
    ...Object.fromEntries(Object.keys(AnalyzerService).map((method) => [method, pass(method)])),
    handshake: answer(() => new AnalyzerHandshakeResponse()),
    cancel: answer(async (request: Empty) => (connected ? (await connected)("cancel", request) : request)),
    configureStack: answer(async (request: AnalyzerStackConfigureRequest) =>
      (await pack(stackOf(request)))("configureStack", request),
    ),
  };
  const { port, stop } = await serve(AnalyzerService, methods);
  return {
    port,
    stop: () => {
      child?.kill();
      stop();
    },
  };
}

function stackOf(request: AnalyzerStackConfigureRequest): AnalyzerStack {
  return {
    organization: request.getOrganization(),
    project: request.getProject(),
    stack: request.getStack(),
    dryRun: request.getDryRun(),
    config: Object.fromEntries(request.getConfigMap().entries()),
  };
}

/** Waits for the pack's port, its first line, and speaks to it by the names of the protocol's methods. */
async function connect(child: ChildProcess): Promise<Forward> {
  if (child.stdout === null) {
    throw new Error("the policy pack has no output");
  }
  const lines = createInterface(child.stdout);
  const port = await Promise.race([
    once(lines, "line").then(([line]: string[]) => Number(line)),
    once(child, "exit").then(([code]) => Promise.reject(new Error(`the policy pack ended with code ${code}`))),
  ]);
  const Client = makeClientConstructor(AnalyzerService, "Analyzer");
  const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), messageLimits);
  return (method, request) =>
    new Promise((resolve, reject) => {
      client[method]?.call(client, request, (error: Error | null, response: unknown) =>
        error ? reject(error) : resolve(response),
      );
    });
}
