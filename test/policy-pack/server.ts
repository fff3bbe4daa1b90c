import type { Policy } from "@pulumi/policy";
import {
  type AnalyzeDiagnostic,
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  AnalyzeStackRequest,
  EnforcementLevel,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { type JavaScriptValue, Struct } from "google-protobuf/google/protobuf/struct_pb";
import { gatePolicy } from "../../policy-pack/gate";
import { Recorder } from "../../policy-pack/recorder";
import { hideSecrets } from "../../policy-pack/without-secrets";

/** A resource as the engine shows it to a pack. */
export interface Shown {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** @default the inputs */
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly edges?: Readonly<Record<string, readonly string[]>>;
  /** The inputs of its provider. */
  readonly provider?: Readonly<Record<string, unknown>>;
}

export interface Serving {
  /** The configuration of the policy `continuity`. */
  readonly config?: Readonly<Record<string, unknown>>;
  /** The level that the user gave the policy `continuity`. */
  readonly level?: "advisory" | "mandatory";
  /** Whether the recorder gets to see the inputs. */
  readonly recorder?: boolean;
}

/** What the pack's server answers. */
export interface Answer {
  readonly level: string;
  readonly rule: string;
  readonly urn: string;
  readonly message: string;
}

type Handler = (
  call: { readonly request: unknown },
  done: (error: Error | undefined, answer?: AnalyzeResponse) => void,
) => void;
type MakeHandler = (name: string, version: string, level: string, policies: readonly Policy[]) => Handler;

/** The SDK's own server, without its types: it is internal. It unpacks the messages and guards what is unknown. */
const server = require("@pulumi/policy/server") as {
  readonly makeAnalyzeRpcFun: MakeHandler;
  readonly makeAnalyzeStackRpcFun: MakeHandler;
};

hideSecrets();

const LEVELS = new Map(Object.entries(EnforcementLevel).map(([name, value]) => [value, name.toLowerCase()]));

export const urnOf = (type: string, name: string): string => `urn:pulumi:dev::estate::${type}::${name}`;

const PROVIDER = "pulumi:providers:aws";

/** Shows resources to recorder and gate as the engine does: each one's inputs, and then the outputs of all. */
export async function serve(resources: readonly Shown[], { config = {}, level, recorder: on = true }: Serving = {}) {
  const recorder = new Recorder();
  const gate = gatePolicy(recorder, "1.2.3");
  // The server keeps configuration to itself, so it is slipped in here.
  const configured: Policy = {
    ...gate,
    ...(level === undefined ? {} : { enforcementLevel: level }),
    validateStack: (args, report) =>
      gate.validateStack({ ...args, getConfig: <T extends object>() => config as T }, report),
  } as typeof gate;
  const policies = on ? [recorder.policy, configured] : [configured];
  const analyze = server.makeAnalyzeRpcFun("lifeboat", "1.2.3", "advisory", policies);
  const analyzeStack = server.makeAnalyzeStackRpcFun("lifeboat", "1.2.3", "advisory", policies);
  const early = await Promise.all(resources.map((resource) => ask(analyze, inputsRequest(resource))));
  const late = await ask(analyzeStack, new AnalyzeStackRequest().setResourcesList(resources.map(stackResource)));
  return [...early.flat(), ...late];
}

function ask(handler: Handler, request: unknown): Promise<readonly Answer[]> {
  return new Promise((resolve, reject) => {
    handler({ request }, (error, answer) => {
      if (answer === undefined) reject(error ?? new Error("no answer"));
      else resolve(answer.getDiagnosticsList().map(answerOf));
    });
  });
}

function answerOf(diagnostic: AnalyzeDiagnostic): Answer {
  return {
    level: LEVELS.get(diagnostic.getEnforcementlevel()) ?? "",
    rule: diagnostic.getPolicyname(),
    urn: diagnostic.getUrn(),
    message: diagnostic.getMessage(),
  };
}

function inputsRequest({ type, name, inputs, provider }: Shown): AnalyzeRequest {
  return new AnalyzeRequest()
    .setType(type)
    .setName(name)
    .setUrn(urnOf(type, name))
    .setProperties(struct(inputs))
    .setOptions(new AnalyzerResourceOptions())
    .setProvider(providerOf(provider));
}

function stackResource({ type, name, inputs, outputs, edges, provider }: Shown): AnalyzerResource {
  const resource = new AnalyzerResource()
    .setType(type)
    .setName(name)
    .setUrn(urnOf(type, name))
    .setProperties(struct(outputs ?? inputs))
    .setOptions(new AnalyzerResourceOptions())
    .setProvider(providerOf(provider));
  for (const [property, urns] of Object.entries(edges ?? {})) {
    resource.getPropertydependenciesMap().set(property, new AnalyzerPropertyDependencies().setUrnsList([...urns]));
  }
  return resource;
}

function providerOf(inputs: Shown["provider"] = { region: "eu-central-1" }): AnalyzerProviderResource {
  return new AnalyzerProviderResource()
    .setType(PROVIDER)
    .setName("default")
    .setUrn(urnOf(PROVIDER, "default"))
    .setProperties(struct(inputs));
}

function struct(properties: Readonly<Record<string, unknown>>): Struct {
  return direct ? handedOver(properties) : Struct.fromJavaScript(properties as Record<string, JavaScriptValue>);
}

let direct = false;

/**
 * While something runs, properties reach the SDK as they are, not by way of protobuf's structures, which would take most of
 * the time of thousands of runs.
 */
export async function withoutProtobuf(run: () => Promise<void>): Promise<void> {
  direct = true;
  try {
    await run();
  } finally {
    direct = false;
  }
}

function handedOver(properties: Readonly<Record<string, unknown>>): Struct {
  return Object.assign(new Struct(), { toJavaScript: () => properties as Record<string, JavaScriptValue> });
}
