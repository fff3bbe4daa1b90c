import { awsProvider } from "../../preview/aws";
import { checkInputs, previewOutputs } from "../../preview/monitor/plugin";
import { NO_OPTIONS, type Resource } from "../../preview/monitor/resources";
import { makeUrn } from "../../preview/urn";
import type { Properties } from "../../preview/values";
import { resolved } from "./reference";

/** Adds a resource to an estate; its inputs may refer to others. */
export type Declare = (
  type: string,
  name: string,
  inputs: Properties,
  options?: {
    readonly parent?: Resource;
    /** @default the Region of the estate */
    readonly region?: "distant";
  },
) => Resource;

const HOME = { name: "default_7_48_0", region: "eu-central-1" };
const DISTANT = { name: "distant", region: "eu-west-1" };

/** The resources that are declared, as the engine keeps them: inputs checked and outputs previewed as for AWS. */
export class DeclaredResources {
  readonly all: Resource[] = [];
  readonly #root = this.#add(resourceOf("pulumi:pulumi:Stack", "bench-bench", {}, false));
  readonly #home = this.#provider(HOME);
  readonly #distant = this.#provider(DISTANT);

  readonly declare: Declare = (type, name, inputs, { parent = this.#root, region } = {}) => {
    const custom = type.startsWith("aws:");
    const { inputs: values, edges } = resolved(inputs);
    const resource: Resource = {
      ...resourceOf(type, name, values, custom, parent.urn),
      provider: custom ? (region === "distant" ? this.#distant : this.#home) : undefined,
      dependencies: [...new Set(Object.values(edges).flat())],
      propertyDependencies: edges,
    };
    if (custom) {
      resource.inputs = checkInputs(awsProvider, resource);
      resource.outputs = previewOutputs(awsProvider, resource);
    }
    return this.#add(resource);
  };

  #provider({ name, region }: typeof HOME): Resource {
    const provider = resourceOf("pulumi:providers:aws", name, { region, version: "7.48.0" }, true);
    return this.#add({ ...provider, outputs: provider.inputs });
  }

  #add(resource: Resource): Resource {
    this.all.push(resource);
    return resource;
  }
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
