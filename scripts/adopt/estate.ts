import type { Estate, EstateProvider } from "../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../continuity/estate/value";
import { PROVIDER_READS, propertiesRead } from "../../continuity/mechanisms/reads";
import { isUnknown, type PreviewedResource, type PreviewResult } from "../../preview";

const OF_PROVIDERS: ReadonlySet<string> = new Set(PROVIDER_READS);

/** The estate of a program that was previewed without a pack. */
export function estateOf({
  project,
  stack,
  resources,
}: Pick<PreviewResult, "project" | "stack" | "resources">): Estate {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const providerOf = (urn: string): EstateProvider | undefined => {
    const provider = byUrn.get(urn);
    return provider && { urn, inputs: read(provider.inputs, OF_PROVIDERS) };
  };
  const managed = resources.filter(({ read, type }) => !read && !type.startsWith("pulumi:providers:"));
  return { project, stack, resources: managed.map((resource) => resourceOf(resource, providerOf(resource.provider))) };
}

function resourceOf(resource: PreviewedResource, provider: EstateProvider | undefined) {
  const { urn, type, name, parent, inputs, outputs, propertyDependencies } = resource;
  const names = propertiesRead(type);
  return {
    urn,
    type,
    name,
    ...(parent === "" ? {} : { parent }),
    inputs: read(inputs, names),
    outputs: read(outputs, names),
    edges: propertyDependencies,
    ...(provider === undefined ? {} : { provider }),
  };
}

/** The properties that the model reads, as its plain data. */
function read(properties: Readonly<Record<string, unknown>>, names: ReadonlySet<string>): Bag {
  const entries = Object.entries(properties).filter(([name, value]) => names.has(name) && value !== undefined);
  return Object.fromEntries(entries.map(([name, value]) => [name, plain(value)]));
}

function plain(value: unknown): Value {
  if (isUnknown(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value as Value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}
