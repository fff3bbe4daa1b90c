import type { Provider } from "../../preview/provider";
import { UNKNOWN } from "../../preview/unknown";

/** A small provider: names things, merges default tags, knows zones, and leaves `arn` to the cloud. */
export const cloud: Provider = {
  check: ({ inputs, name, provider }) => {
    const defaults = provider.inputs.defaultTags as { tags: Record<string, string> } | undefined;
    return {
      ...inputs,
      name: inputs.name ?? `${name}-0000000`,
      ...(defaults === undefined ? {} : { tagsAll: { ...defaults.tags, ...(inputs.tags as object | undefined) } }),
      __defaults: ["name"],
    };
  },
  create: ({ inputs, provider }) => ({ region: provider.inputs.region, ...inputs, arn: UNKNOWN }),
  invoke: (token, args) => (token === "cloud:index:getZones" ? { names: ["a", "b"], state: args.state } : undefined),
};
