import type { Provider, ResourceRequest } from "../provider";
import { type Properties, withoutReferences, withoutSecrets, withSecretsOf } from "../values";
import { providerConfig } from "./providers";
import type { Resource } from "./resources";

/** The provider's Check; a provider whose configuration is unknown is not asked. */
export function checkInputs(plugin: Provider, resource: Resource): Properties {
  const request = requestFor(resource);
  return request.provider.known ? withSecretsOf(plugin.check(request), resource.inputs) : resource.inputs;
}

/** The provider's Create (or Read) at preview; nothing is known from a provider whose configuration is unknown. */
export function previewOutputs(plugin: Provider, resource: Resource): Properties {
  const request = requestFor(resource);
  return request.provider.known ? withSecretsOf(plugin.create(request), resource.inputs) : {};
}

function requestFor(resource: Resource): ResourceRequest {
  if (resource.provider === undefined) {
    throw new Error(`${resource.urn} has no provider`);
  }
  return {
    urn: resource.urn,
    type: resource.type,
    name: resource.name,
    inputs: withoutSecrets(withoutReferences(resource.inputs)),
    provider: providerConfig(resource.provider),
  };
}
