import { Client, credentials, type ServiceError, status } from "@grpc/grpc-js";
import {
  AnalyzeResponse,
  AnalyzerInfo,
  AnalyzerStackConfigureRequest,
  AnalyzerStackConfigureResponse,
  AnalyzeStackRequest,
  ConfigureAnalyzerRequest,
  PolicyConfig,
  RemediateResponse,
} from "@pulumi/pulumi/proto/analyzer_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { PackConfigError, PolicyError } from "../errors";
import type { Resource } from "../monitor/resources";
import type { PackOptions, Violation } from "../options";
import type { PackServer } from "../processes/packServer";
import type { StackName } from "../project/stack";
import { entriesOf } from "../rpc/entries";
import { call, MESSAGE_LIMITS, type Message, type MessageClass } from "../rpc/service";
import { fromStruct, toStruct } from "../rpc/struct";
import { type Properties, withSecretsOf } from "../values";
import { type GivenConfig, type PolicyInfo, parseGiven, reconcile } from "./config";
import { analyzeRequest, levelFromWire, levelToWire, stackResource, violations } from "./messages";

/** One change that a policy made, or why it could not. */
export interface RemediationAnswer {
  readonly policyPack: string;
  readonly policyName: string;
  readonly description: string;
  /** Why it did not run; then there are no properties. */
  readonly diagnostic: string;
  readonly properties: Properties;
}

/** A policy pack that serves, configured for the stack. */
export class Pack {
  private constructor(
    private readonly client: Client,
    private readonly ended: Promise<string>,
    readonly name: string,
    /** False when no policy is at level `remediate`: then Remediate always answers with nothing, and is not asked. */
    readonly remediates: boolean,
    readonly warnings: readonly string[],
  ) {}

  /**
   * Waits for the pack to serve and configures it.
   *
   * @throws {PackStartError} or {PackOutputError} it does not serve
   * @throws {PackConfigError} its configuration does not fit
   */
  static async connect(server: PackServer, options: PackOptions, project: string, stack: StackName): Promise<Pack> {
    const client = new Client(`127.0.0.1:${await server.port}`, credentials.createInsecure(), MESSAGE_LIMITS);
    try {
      await call(
        client,
        path("ConfigureStack"),
        new AnalyzerStackConfigureRequest()
          .setStack(stack.name)
          .setProject(project)
          .setOrganization(stack.organization)
          .setDryRun(true),
        AnalyzerStackConfigureResponse,
      );
      const info = await call(client, path("GetAnalyzerInfo"), new Empty(), AnalyzerInfo);
      const { given, problems } = parseGiven(options.config ?? {});
      const reconciled = reconcile(info.getPoliciesList().map(policyInfo), [initialConfig(info), given]);
      if (problems.length + reconciled.problems.length > 0) {
        throw new PackConfigError(info.getName(), [...problems, ...reconciled.problems]);
      }
      const request = new ConfigureAnalyzerRequest();
      for (const [name, { enforcementLevel, properties }] of reconciled.settings) {
        request
          .getPolicyconfigMap()
          .set(
            name,
            new PolicyConfig().setEnforcementlevel(levelToWire(enforcementLevel)).setProperties(toStruct(properties)),
          );
      }
      await call(client, path("Configure"), request, Empty);
      return new Pack(
        client,
        server.ended,
        info.getName(),
        [...reconciled.settings.values()].some((policy) => policy.enforcementLevel === "remediate"),
        reconciled.unknownPolicies.map(
          (name) => `The configuration of policy pack ${info.getName()} names a policy that it does not have: ${name}.`,
        ),
      );
    } catch (error) {
      client.close();
      throw error;
    }
  }

  async remediate(resource: Resource): Promise<RemediationAnswer[]> {
    const response = await this.ask("Remediate", analyzeRequest(resource, true), RemediateResponse, resource.urn);
    return response.getRemediationsList().map((remediation) => ({
      policyPack: remediation.getPolicypackname(),
      policyName: remediation.getPolicyname(),
      description: remediation.getDescription(),
      diagnostic: remediation.getDiagnostic(),
      properties: withSecretsOf(fromStruct(remediation.getProperties()), resource.inputs),
    }));
  }

  async analyze(resource: Resource): Promise<Violation[]> {
    return violations(await this.ask("Analyze", analyzeRequest(resource), AnalyzeResponse, resource.urn), resource.urn);
  }

  async analyzeStack(resources: readonly Resource[], root: string): Promise<Violation[]> {
    const request = new AnalyzeStackRequest().setResourcesList(resources.map(stackResource));
    const found = violations(await this.ask("AnalyzeStack", request, AnalyzeResponse, ""), root);
    const known = new Set(resources.map((resource) => resource.urn));
    return found.map((violation) => ({
      ...violation,
      // Nothing can be remediated any more at this point, so the engine takes that level for mandatory.
      enforcementLevel: violation.enforcementLevel === "remediate" ? "mandatory" : violation.enforcementLevel,
      urn: known.has(violation.urn) ? violation.urn : root,
    }));
  }

  close(): void {
    this.client.close();
  }

  private async ask<Q extends Message, R extends Message>(
    method: string,
    request: Q,
    responseClass: MessageClass<R>,
    urn: string,
  ): Promise<R> {
    try {
      return await call(this.client, path(method), request, responseClass);
    } catch (error) {
      const { code, details } = error as ServiceError;
      const reason = code === status.UNAVAILABLE ? `its process ended: ${await this.ended}` : readable(details);
      throw new PolicyError(this.name, urn, reason, details);
    }
  }
}

function path(method: string): string {
  return `/pulumirpc.Analyzer/${method}`;
}

function policyInfo(info: import("@pulumi/pulumi/proto/analyzer_pb").PolicyInfo): PolicyInfo {
  const schema = info.getConfigschema();
  return {
    name: info.getName(),
    enforcementLevel: levelFromWire(info.getEnforcementlevel()),
    ...(schema === undefined
      ? {}
      : { schema: { properties: fromStruct(schema.getProperties()), required: schema.getRequiredList() } }),
  };
}

function initialConfig(info: AnalyzerInfo): GivenConfig {
  return new Map(
    entriesOf(info.getInitialconfigMap()).map(([name, config]) => [
      name,
      {
        enforcementLevel: levelFromWire(config.getEnforcementlevel()),
        properties: fromStruct(config.getProperties()),
      },
    ]),
  );
}

/** The SDK answers with where it happened, then the stack of what was thrown: one line of each is enough. */
function readable(details: string): string {
  const [first = "", second = ""] = details
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("at "));
  return first.endsWith(":") ? `${first} ${second}` : first;
}
