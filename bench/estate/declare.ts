import { awsProvider } from "../../preview/aws";
import { checkInputs, previewOutputs } from "../../preview/monitor/plugin";
import { NO_OPTIONS, type Resource } from "../../preview/monitor/resources";
import { makeUrn } from "../../preview/urn";
import type { Properties } from "../../preview/values";

/** Adds a resource to an estate. */
export type Declare = (
  type: string,
  name: string,
  inputs: Properties,
  options?: {
    readonly parent?: Resource;
    /** The resources that each property is computed from. */
    readonly edges?: Readonly<Record<string, readonly Resource[]>>;
    /** The name of a provider other than the default one. */
    readonly provider?: string;
  },
) => Resource;

/** The resources that are declared, as the engine keeps them: inputs checked and outputs previewed as for AWS. */
export class DeclaredResources {
  readonly all: Resource[] = [];
  readonly #providers = new Map<string, Resource>();
  readonly #root: Resource;

  constructor() {
    this.#root = this.#add(resourceOf("pulumi:pulumi:Stack", "bench-bench", {}, false));
    this.addProvider("default_7_48_0", "eu-central-1");
  }

  addProvider(name: string, region: string): void {
    const provider = { ...resourceOf("pulumi:providers:aws", name, { region, version: "7.48.0" }, true) };
    provider.outputs = provider.inputs;
    this.#providers.set(name, this.#add(provider));
  }

  readonly declare: Declare = (type, name, inputs, { parent = this.#root, edges = {}, provider: named } = {}) => {
    const custom = type.startsWith("aws:");
    const resource: Resource = {
      ...resourceOf(type, name, inputs, custom, parent.urn),
      provider: custom ? this.#providers.get(named ?? "default_7_48_0") : undefined,
      dependencies: [...new Set(Object.values(edges).flatMap(urnsOf))],
      propertyDependencies: Object.fromEntries(Object.entries(edges).map(([key, from]) => [key, urnsOf(from)])),
    };
    if (custom) {
      resource.inputs = checkInputs(awsProvider, resource);
      resource.outputs = previewOutputs(awsProvider, resource);
    }
    return this.#add(resource);
  };

  #add(resource: Resource): Resource {
    this.all.push(resource);
    return resource;
  }
}

function urnsOf(resources: readonly Resource[]): string[] {
  return resources.map(({ urn }) => urn);
}

function resourceOf(type: string, name: string, inputs: Properties, custom: boolean, parent = ""): Resource {
  return {
    urn: makeUrn("bench", "bench", parent, type, name),
    type,
    name,
    custom,
    read: false,
    parent,
    provider: undefined,
    id: "",
    inputs,
    outputs: {},
    dependencies: [],
    propertyDependencies: {},
    options: NO_OPTIONS,
  };
}
