import type { ResourceRequest } from "../provider";
import { descriptions } from "./descriptions";
import { automaticName } from "./naming";
import type { ResourceSchema } from "./schema";
import { mergedTags } from "./tags";

/**
 * The inputs after the provider's Check: the provider's Region, merged tags, an automatic name and the bridge's own
 * descriptions where unset. `__defaults` names what was made up, as the bridge does. Nothing is added for a provider
 * whose configuration is not known, because the engine then does not ask it, nor for a type that the package lacks.
 */
export function check(request: ResourceRequest, schema: ResourceSchema | undefined): Record<string, unknown> {
  const { inputs, provider } = request;
  if (!provider.known || schema === undefined) {
    return { ...inputs };
  }
  const checked: Record<string, unknown> = { ...inputs };
  if (schema.inputs.includes("region")) {
    checked.region = inputs.region ?? provider.inputs.region;
  }
  if (schema.inputs.includes("tags") && [...schema.outputOnly, ...schema.inputs].includes("tagsAll")) {
    checked.tagsAll = mergedTags(inputs.tags, provider);
  }
  const defaults: Record<string, unknown> = { ...descriptions(request), ...automaticName(request, schema) };
  const result = { __defaults: Object.keys(defaults).sort(), ...checked, ...defaults };
  return Object.fromEntries(Object.entries(result).filter(([, value]) => value !== undefined));
}
