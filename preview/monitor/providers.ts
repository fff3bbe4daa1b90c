import type { RegisterPackageRequest } from "@pulumi/pulumi/proto/resource_pb";
import { passThroughProvider } from "../passthrough";
import { packageConfig } from "../project/config";
import type { Provider, ProviderConfig } from "../provider";
import { containsUnknown } from "../unknown";
import { makeUrn, packageOf, typeOf } from "../urn";
import { type Properties, secret, withoutSecrets } from "../values";
import { builtinProvider } from "./builtin";
import type { Context } from "./context";
import { NO_OPTIONS, type Resource } from "./resources";

/** A package and the version that the program's SDK asks for. */
interface PackageRequest {
  readonly name: string;
  readonly version: string;
}

/** The provider resources of a run: explicit ones, and a default one for each package and version. */
export class ProviderResources {
  private readonly defaults = new Map<string, Promise<Resource>>();
  private readonly packages = new Map<string, PackageRequest>();
  private readonly builtin: Provider;

  constructor(private readonly context: Context) {
    this.builtin = builtinProvider(context.limitations);
  }

  /** Remembers a package that the program names by reference from now on. */
  registerPackage(request: RegisterPackageRequest): string {
    const parameterization = request.getParameterization();
    const { name, version } = {
      name: parameterization?.getName() ?? request.getName(),
      version: parameterization?.getVersion() ?? request.getVersion(),
    };
    const reference = `${name}@${version}`;
    this.packages.set(reference, { name, version });
    return reference;
  }

  /** The provider resource for a resource or function: the one it names, else its package's default. */
  async resolve(reference: string, type: string, version: string, packageReference: string): Promise<Resource> {
    if (reference !== "") {
      const urn = reference.slice(0, reference.lastIndexOf("::"));
      const explicit = this.context.resources.get(urn);
      if (explicit === undefined) {
        throw new Error(`unknown provider '${reference}'`);
      }
      return explicit;
    }
    const asked = this.packages.get(packageReference) ?? { name: packageOf(type), version };
    const key = `${asked.name}@${asked.version}`;
    const known = this.defaults.get(key) ?? this.registerDefault(asked);
    this.defaults.set(key, known);
    return known;
  }

  /** What stands in for the provider's plugin. */
  plugin(provider: Resource): Provider {
    const name = packageOf(typeOf(provider.urn).replace(/^pulumi:providers:/, ""));
    if (name === "pulumi") {
      return this.builtin;
    }
    const plugin = this.context.providers[name];
    if (plugin === undefined) {
      this.context.limitations.add(
        `Package ${name}: its provider is not modelled, so inputs are taken as they are and given back as outputs.`,
      );
    }
    return plugin ?? passThroughProvider;
  }

  private async registerDefault({ name, version }: PackageRequest): Promise<Resource> {
    const { context } = this;
    const type = `pulumi:providers:${name}`;
    const resourceName = version === "" ? "default" : `default_${version.replace(/[.+-]/g, "_")}`;
    const urn = makeUrn(context.stack, context.project, "", type, resourceName);
    const configured: Properties = Object.fromEntries(
      packageConfig(context.config, name).map((entry) => [entry.key, entry.secret ? secret(entry.value) : entry.value]),
    );
    const inputs = context.providers[name]?.checkConfig?.(configured, context.env) ?? configured;
    if (version !== "") {
      inputs.version = version;
    }
    const resource: Resource = {
      urn,
      type,
      name: resourceName,
      custom: true,
      read: false,
      parent: "",
      provider: undefined,
      id: "",
      inputs,
      outputs: inputs,
      dependencies: [],
      propertyDependencies: {},
      options: NO_OPTIONS,
    };
    context.resources.reserve(urn);
    resource.inputs = await context.examine(resource);
    resource.outputs = resource.inputs;
    context.resources.add(resource);
    return resource;
  }
}

/** A provider resource's inputs as its plugin is configured with them: provider inputs travel as JSON text. */
export function providerConfig(provider: Resource): ProviderConfig {
  const inputs = withoutSecrets(provider.inputs);
  return {
    inputs: Object.fromEntries(Object.entries(inputs).map(([key, value]) => [key, parsed(value)])),
    known: !containsUnknown(inputs),
  };
}

function parsed(value: unknown): unknown {
  if (typeof value !== "string" || !/^[[{]/.test(value)) {
    return value;
  }
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
