import type { PolicyProviderResource, PolicyResource } from "@pulumi/policy";
import type { Estate, EstateProvider, EstateResource } from "../continuity/estate/resource";
import { PROVIDER_READS, propertiesRead } from "../continuity/mechanisms/reads";
import { isWhollyKnown, rawProperties } from "../workspace/raw-properties";
import type { Recorder } from "./recorder";

const OF_PROVIDERS: ReadonlySet<string> = new Set(PROVIDER_READS);

/** Turns what the engine knows of a stack into the model's estate. */
export function estateOf(
  resources: readonly PolicyResource[],
  recorder: Recorder,
  project: string,
  stack: string,
): Estate {
  const providers = new Map<string, EstateProvider>();
  const providerOf = (provider: PolicyProviderResource): EstateProvider => {
    const known = providers.get(provider.urn);
    if (known) return known;
    const made = { urn: provider.urn, inputs: rawProperties(provider.props, OF_PROVIDERS) };
    providers.set(provider.urn, made);
    return made;
  };
  return { project, stack, resources: resources.map((resource) => resourceOf(resource, recorder, providerOf)) };
}

function resourceOf(
  resource: PolicyResource,
  recorder: Recorder,
  providerOf: (provider: PolicyProviderResource) => EstateProvider,
): EstateResource {
  const { urn, type, name, parent, provider, props, propertyDependencies } = resource;
  const edges: Record<string, readonly string[]> = {};
  for (const [property, targets] of Object.entries(propertyDependencies))
    edges[property] = targets.map((target) => target.urn);
  return {
    urn,
    type,
    name,
    ...(parent ? { parent: parent.urn } : {}),
    inputs: recorder.inputsOf(urn),
    outputs: rawProperties(props, propertiesRead(type)),
    edges,
    ...(provider ? { provider: providerOf(provider) } : {}),
    ...(isUntargeted(resource) ? { untargeted: true } : {}),
  };
}

/**
 * With `--target` the other resources arrive with neither inputs nor outputs. Where the configuration of a provider is not
 * known yet there are no outputs either, but the inputs are there.
 */
function isUntargeted({ type, props, provider }: PolicyResource): boolean {
  if (!type.startsWith("aws:") || Object.keys(props).length > 0) return false;
  return provider === undefined || isWhollyKnown(provider.props);
}
