import {
  AnalyzeRequest,
  type AnalyzeResponse,
  AnalyzerPropertyDependencies,
  AnalyzerProviderResource,
  AnalyzerResource,
  AnalyzerResourceOptions,
  PolicySeverity,
  EnforcementLevel as WireLevel,
} from "@pulumi/pulumi/proto/analyzer_pb";
import type { Resource } from "../monitor/resources";
import type { EnforcementLevel, Violation } from "../options";
import { toStruct } from "../rpc/struct";
import { withoutInternals, withoutReferences } from "../values";

const LEVELS: readonly (readonly [EnforcementLevel, WireLevel])[] = [
  ["advisory", WireLevel.ADVISORY],
  ["mandatory", WireLevel.MANDATORY],
  ["disabled", WireLevel.DISABLED],
  ["remediate", WireLevel.REMEDIATE],
];

const SEVERITIES: Readonly<Record<number, Violation["severity"]>> = {
  [PolicySeverity.POLICY_SEVERITY_LOW]: "low",
  [PolicySeverity.POLICY_SEVERITY_MEDIUM]: "medium",
  [PolicySeverity.POLICY_SEVERITY_HIGH]: "high",
  [PolicySeverity.POLICY_SEVERITY_CRITICAL]: "critical",
};

export function levelFromWire(wire: WireLevel): EnforcementLevel {
  return LEVELS.find(([, other]) => other === wire)?.[0] ?? "advisory";
}

export function levelToWire(level: EnforcementLevel): WireLevel {
  return LEVELS.find(([other]) => other === level)?.[1] ?? WireLevel.ADVISORY;
}

/**
 * A resource for Remediate and Analyze: with its checked inputs. Remediation answers with all inputs, so it gets the
 * engine's own ones too.
 */
export function analyzeRequest(resource: Resource, internals = false): AnalyzeRequest {
  const inputs = withoutReferences(resource.inputs);
  return new AnalyzeRequest()
    .setType(resource.type)
    .setUrn(resource.urn)
    .setName(resource.name)
    .setProperties(toStruct(internals ? inputs : withoutInternals(inputs)))
    .setOptions(options(resource))
    .setProvider(provider(resource.provider));
}

/** A resource for AnalyzeStack: with its outputs and its place in the graph. */
export function stackResource(resource: Resource): AnalyzerResource {
  const message = new AnalyzerResource()
    .setType(resource.type)
    .setUrn(resource.urn)
    .setName(resource.name)
    .setProperties(toStruct(withoutInternals(withoutReferences(resource.outputs))))
    .setOptions(options(resource))
    .setProvider(provider(resource.provider))
    .setParent(resource.parent)
    .setDependenciesList([...resource.dependencies]);
  for (const [key, urns] of Object.entries(resource.propertyDependencies)) {
    message.getPropertydependenciesMap().set(key, new AnalyzerPropertyDependencies().setUrnsList([...urns]));
  }
  return message;
}

/** Aliases are left out: the engine passes on only one that matched what is deployed, and here nothing is. */
function options(resource: Resource): AnalyzerResourceOptions {
  const { protect, ignoreChanges, additionalSecretOutputs, deleteBeforeReplace, timeouts } = resource.options;
  return new AnalyzerResourceOptions()
    .setParent(resource.parent)
    .setProtect(protect ?? false)
    .setIgnorechangesList([...ignoreChanges])
    .setAdditionalsecretoutputsList([...additionalSecretOutputs])
    .setDeletebeforereplacedefined(deleteBeforeReplace !== undefined)
    .setDeletebeforereplace(deleteBeforeReplace ?? false)
    .setCustomtimeouts(
      new AnalyzerResourceOptions.CustomTimeouts()
        .setCreate(timeouts.create)
        .setUpdate(timeouts.update)
        .setDelete(timeouts.delete),
    );
}

function provider(resource: Resource | undefined): AnalyzerProviderResource | undefined {
  return resource === undefined
    ? undefined
    : new AnalyzerProviderResource()
        .setType(resource.type)
        .setUrn(resource.urn)
        .setName(resource.name)
        .setProperties(toStruct(withoutInternals(withoutReferences(resource.inputs))));
}

/** The violations in an answer; one that names no resource is about `about`. */
export function violations(response: AnalyzeResponse, about: string): Violation[] {
  return response.getDiagnosticsList().map((diagnostic) => ({
    policyPack: diagnostic.getPolicypackname(),
    policyName: diagnostic.getPolicyname(),
    enforcementLevel: levelFromWire(diagnostic.getEnforcementlevel()),
    severity: SEVERITIES[diagnostic.getSeverity()] ?? "",
    message: diagnostic.getMessage(),
    urn: diagnostic.getUrn() || about,
  }));
}
