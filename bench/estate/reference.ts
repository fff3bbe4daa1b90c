import type { Resource } from "../../preview/monitor/resources";
import { UNKNOWN } from "../../preview/unknown";
import type { Properties } from "../../preview/values";

/** What stands in inputs for a value that is computed from other resources. */
class Reference {
  constructor(
    readonly to: readonly Resource[],
    readonly value: unknown,
  ) {}
}

/** A property of a resource. @default its id */
export function of(resource: Resource, property = "id"): unknown {
  return new Reference([resource], resource.outputs[property] ?? UNKNOWN);
}

/** A text into which properties of several resources go. */
export function textFrom(...resources: readonly Resource[]): unknown {
  return new Reference(resources, UNKNOWN);
}

/** Inputs with what references come to at preview, and for each property the URNs that it is computed from. */
export interface Resolved {
  readonly inputs: Properties;
  readonly edges: Readonly<Record<string, readonly string[]>>;
}

export function resolved(inputs: Properties): Resolved {
  const edges: Record<string, readonly string[]> = {};
  const values = Object.entries(inputs).map(([property, input]) => {
    const urns = new Set<string>();
    const value = resolve(input, urns);
    if (urns.size > 0) edges[property] = [...urns];
    return [property, value];
  });
  return { inputs: Object.fromEntries(values) as Properties, edges };
}

function resolve(input: unknown, urns: Set<string>): unknown {
  if (input instanceof Reference) {
    for (const { urn } of input.to) urns.add(urn);
    return input.value;
  }
  if (Array.isArray(input)) return input.map((item) => resolve(item, urns));
  if (typeof input !== "object" || input === null) return input;
  return Object.fromEntries(Object.entries(input).map(([key, value]) => [key, resolve(value, urns)]));
}
