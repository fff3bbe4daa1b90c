import {
  type RegisterResourceOutputsRequest,
  type RegisterResourceRequest,
  RegisterResourceResponse,
  type TransformResourceOptions,
} from "@pulumi/pulumi/proto/resource_pb";
import { Empty } from "google-protobuf/google/protobuf/empty_pb";
import { UnsupportedFeatureError } from "../errors";
import { entriesOf } from "../rpc/entries";
import { fromStruct, toStruct } from "../rpc/struct";
import { UNKNOWN } from "../unknown";
import { describe, isProvider, makeUrn, packageOf } from "../urn";
import { outputDependencies, type Properties, secret, withOutputs, withoutOutputs } from "../values";
import type { Context } from "./context";
import { checkInputs, previewOutputs } from "./plugin";
import { positionOf } from "./position";
import type { ProviderResources } from "./providers";
import { keptOptions, requestedOptions } from "./resourceOptions";
import type { Resource } from "./resources";
import type { Transforms } from "./transforms";

/** Answers RegisterResource and RegisterResourceOutputs: works out what each resource would be. */
export class Registration {
  /** The `providers` of components, which their children use. */
  private readonly componentProviders = new Map<string, Map<string, string>>();

  constructor(
    private readonly context: Context,
    private readonly providers: ProviderResources,
    private readonly transforms: Transforms,
  ) {}

  async register(request: RegisterResourceRequest): Promise<RegisterResourceResponse> {
    const urn = makeUrn(
      this.context.stack,
      this.context.project,
      request.getParent(),
      request.getType(),
      request.getName(),
    );
    if (request.getRemote()) {
      throw new UnsupportedFeatureError("the remote component", describe(urn));
    }
    this.context.resources.reserve(urn);
    const position = positionOf(request);
    if (position !== undefined) this.context.resources.positions.set(urn, position);
    const resource = await this.context.watch.during(`register ${describe(urn)}`, () => this.plan(urn, request));
    return (
      new RegisterResourceResponse()
        .setUrn(urn)
        .setId(resource.id)
        // A component's outputs come later; the engine does not send back what it was registered with.
        .setObject(toStruct(resource.custom ? resource.outputs : {}))
    );
  }

  registerOutputs(request: RegisterResourceOutputsRequest): Empty {
    const resource = this.context.resources.get(request.getUrn());
    if (resource === undefined) {
      throw new Error(`outputs for ${request.getUrn()}, which was never registered`);
    }
    resource.outputs = withoutOutputs(fromStruct(request.getOutputs()));
    this.context.watch.alive(`register the outputs of ${describe(resource.urn)}`);
    return new Empty();
  }

  private async plan(urn: string, request: RegisterResourceRequest): Promise<Resource> {
    const { context } = this;
    const [type, name, parent, custom] = [
      request.getType(),
      request.getName(),
      request.getParent(),
      request.getCustom(),
    ];
    const goal = await this.goal(request);
    this.transforms.remember(urn, request.getTransformsList());
    if (!custom) {
      this.rememberProviders(urn, parent, goal.options);
    }
    const provider =
      custom && !isProvider(type)
        ? await this.providers.resolve(
            goal.options.getProvider(),
            type,
            goal.options.getVersion(),
            request.getPackageref(),
          )
        : undefined;
    if (isProvider(type) && goal.options.getVersion() !== "") {
      goal.inputs.version = goal.options.getVersion();
    }
    if (goal.options.getImport() !== "") {
      context.limitations.add(
        `${describe(urn)} imports ${goal.options.getImport()}: it was not looked up, and is treated as new.`,
      );
    }
    const options = keptOptions(goal.options, {
      stack: context.stack,
      project: context.project,
      parent,
      type,
      name,
    });
    const resource: Resource = {
      urn,
      type,
      name,
      custom,
      read: false,
      parent,
      provider,
      id: isProvider(type) ? UNKNOWN : goal.options.getImport(),
      inputs: goal.inputs,
      outputs: {},
      dependencies: goal.dependencies,
      propertyDependencies: goal.propertyDependencies,
      options,
    };
    const plugin = provider === undefined ? undefined : this.providers.plugin(provider);
    if (plugin !== undefined) {
      resource.inputs = checkInputs(plugin, resource);
    }
    resource.inputs = await context.examine(resource);
    resource.outputs = withSecretOutputs(
      plugin !== undefined ? previewOutputs(plugin, resource) : isProvider(type) ? resource.inputs : {},
      options.additionalSecretOutputs,
    );
    context.resources.add(resource);
    return resource;
  }

  /** What the program wants, after transforms; with the dependencies that these may have added. */
  private async goal(request: RegisterResourceRequest): Promise<Goal> {
    const properties = fromStruct(request.getObject());
    const sent = sentDependencies(request, properties);
    const hasOwn = request.getTransformsList().length > 0;
    const parent = this.context.resources.get(request.getParent());
    const transformed = await this.transforms.transform(request, {
      properties: withOutputs(properties, hasOwn ? sent : {}),
      options: requestedOptions(request, this.inheritedProvider(request), parent?.options),
    });
    const propertyDependencies = Object.fromEntries(
      Object.entries(transformed.properties).map(([key, value]) => [
        key,
        [...outputDependencies(value, new Set(hasOwn ? [] : sent[key]))],
      ]),
    );
    const listed = hasOwn ? transformed.options.getDependsOnList() : request.getDependenciesList();
    return {
      inputs: withoutOutputs(transformed.properties),
      options: transformed.options,
      propertyDependencies,
      dependencies: [...new Set([...listed, ...(hasOwn ? Object.values(propertyDependencies).flat() : [])])],
    };
  }

  /** Named by the resource, else by its `providers`, else by its parent's. */
  private inheritedProvider(request: RegisterResourceRequest): string {
    const name = packageOf(request.getType());
    return (
      request.getProvider() ||
      (request.getCustom()
        ? (request.getProvidersMap().get(name) ?? this.componentProviders.get(request.getParent())?.get(name))
        : "") ||
      ""
    );
  }

  private rememberProviders(urn: string, parent: string, options: TransformResourceOptions): void {
    this.componentProviders.set(
      urn,
      new Map([...(this.componentProviders.get(parent) ?? []), ...entriesOf(options.getProvidersMap())]),
    );
  }
}

interface Goal {
  readonly inputs: Properties;
  readonly options: TransformResourceOptions;
  readonly dependencies: string[];
  readonly propertyDependencies: Record<string, string[]>;
}

/** An SDK that says nothing by property means: every property depends on all. */
function sentDependencies(request: RegisterResourceRequest, properties: Properties): Record<string, string[]> {
  const byProperty = request.getPropertydependenciesMap();
  return byProperty.getLength() === 0
    ? Object.fromEntries(Object.keys(properties).map((key) => [key, request.getDependenciesList()]))
    : Object.fromEntries(entriesOf(byProperty).map(([key, urns]) => [key, [...new Set(urns.getUrnsList())]]));
}

function withSecretOutputs(outputs: Properties, keys: readonly string[]): Properties {
  return Object.fromEntries(
    Object.entries(outputs).map(([key, value]) => [key, keys.includes(key) ? secret(value) : value]),
  );
}
