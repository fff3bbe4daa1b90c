import type { ResourceRequest } from "../provider";
import { UNKNOWN } from "../unknown";
import { secret } from "../values";
import type { ResourceSchema } from "./schema";

/**
 * The outputs of a create at preview: the checked inputs, and `UNKNOWN` for what the cloud decides. That includes every
 * optional property that the provider computes when it is unset, `multiAz` of a database for one. For a provider whose
 * configuration is not known the engine does not ask, and the outputs are empty.
 */
export function create(request: ResourceRequest, schema: ResourceSchema | undefined): Record<string, unknown> {
  if (!request.provider.known) {
    return {};
  }
  const { __defaults, ...outputs } = request.inputs;
  for (const property of [...(schema?.outputOnly ?? []), ...(schema?.computed ?? [])]) {
    outputs[property] ??= UNKNOWN;
  }
  for (const property of schema?.secretOutputs ?? []) {
    if (outputs[property] !== undefined) {
      outputs[property] = secret(outputs[property]);
    }
  }
  return outputs;
}
