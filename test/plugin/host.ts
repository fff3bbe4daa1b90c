import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Client, credentials, Server, ServerCredentials } from "@grpc/grpc-js";
import {
  ConstructRequest,
  ConstructResponse,
  GetSchemaRequest,
  GetSchemaResponse,
} from "@pulumi/pulumi/proto/provider_pb";
import { awsProvider } from "../../preview/aws";
import { engineService } from "../../preview/engine";
import { Limitations } from "../../preview/limitations";
import { previewed, Resources } from "../../preview/monitor/resources";
import { monitorService } from "../../preview/monitor/service";
import type { PreviewedResource } from "../../preview/options";
import { call, MESSAGE_LIMITS } from "../../preview/rpc/service";
import { fromStruct, toStruct } from "../../preview/rpc/struct";
import type { Properties } from "../../preview/values";
import { Watch } from "../../preview/watch";

const REPOSITORY = join(__dirname, "..", "..");
const REGION = "eu-central-1";
const RUN_PLUGIN = require.resolve("@pulumi/pulumi/cmd/run-plugin");

/** What a program in any language asks the engine for. */
export interface Asked {
  readonly type: string;
  readonly name: string;
  readonly inputs: Properties;
}

/** The plugin in a process of its own, as the Node.js language host starts it, beside an engine that only plans. */
export class PluginHost {
  private constructor(
    private readonly child: ChildProcess,
    private readonly client: Client,
    private readonly engine: Engine,
  ) {}

  static async start(): Promise<PluginHost> {
    const engine = await Engine.start();
    const child = spawn(process.execPath, [RUN_PLUGIN, join(REPOSITORY, "plugin"), engine.address], {
      cwd: __dirname,
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [port] = (await once(createInterface({ input: child.stdout }), "line")) as [string];
    const client = new Client(`127.0.0.1:${port}`, credentials.createInsecure(), MESSAGE_LIMITS);
    return new PluginHost(child, client, engine);
  }

  async schema(): Promise<unknown> {
    const path = "/pulumirpc.ResourceProvider/GetSchema";
    const answer = await call(this.client, path, new GetSchemaRequest(), GetSchemaResponse);
    return JSON.parse(answer.getSchema());
  }

  /** Constructs a component: its URN and its outputs. */
  async construct({ type, name, inputs }: Asked): Promise<{ readonly urn: string; readonly outputs: Properties }> {
    const request = new ConstructRequest()
      .setProject("shop")
      .setStack("dev")
      .setDryrun(true)
      .setParallel(16)
      .setMonitorendpoint(this.engine.address)
      .setType(type)
      .setName(name)
      .setInputs(toStruct(inputs))
      .setAcceptsOutputValues(true);
    request.getConfigMap().set("aws:region", REGION);
    const path = "/pulumirpc.ResourceProvider/Construct";
    const answer = await call(this.client, path, request, ConstructResponse);
    return { urn: answer.getUrn(), outputs: fromStruct(answer.getState()) };
  }

  /** All that was registered, in order of URNs: constructions overlap. */
  resources(): readonly PreviewedResource[] {
    return [...this.engine.resources.all().map(previewed)].sort((a, b) => (a.urn < b.urn ? -1 : 1));
  }

  async stop(): Promise<void> {
    this.client.close();
    const ended = once(this.child, "close");
    this.child.kill();
    await ended;
    this.engine.stop();
  }
}

/** The monitor of the embedded preview, served to a provider instead of a program. */
class Engine {
  private constructor(
    readonly address: string,
    readonly resources: Resources,
    readonly stop: () => void,
  ) {}

  static async start(): Promise<Engine> {
    const resources = new Resources();
    const watch = new Watch(60, () => {});
    const server = new Server(MESSAGE_LIMITS);
    const monitor = monitorService({
      project: "shop",
      stack: "dev",
      config: {
        values: new Map([["aws:region", REGION]]),
        secretKeys: new Set(),
        undecrypted: [],
        importsEnvironments: false,
        lacksFile: false,
      },
      providers: { aws: awsProvider },
      resources,
      limitations: new Limitations(),
      watch,
      env: {},
      examine: async ({ inputs }) => inputs,
      fail: () => {},
      unanswered: () => {},
    });
    for (const { definition, handlers } of [monitor.service, engineService(() => {})]) {
      server.addService(definition, handlers);
    }
    const port = await new Promise<number>((resolve, reject) => {
      server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
        error === null ? resolve(bound) : reject(error),
      );
    });
    const stop = () => {
      watch.stop();
      monitor.close();
      server.forceShutdown();
    };
    return new Engine(`127.0.0.1:${port}`, resources, stop);
  }
}
