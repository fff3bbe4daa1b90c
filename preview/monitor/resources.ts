import { DuplicateResourceError } from "../errors";
import type { Position, PreviewedResource } from "../options";
import { masked, type Properties, withoutInternals } from "../values";

/** A resource as the engine keeps it: secrets wrapped, references kept. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly custom: boolean;
  readonly read: boolean;
  readonly parent: string;
  /** The provider that manages it. */
  readonly provider: Resource | undefined;
  /** "" for an unknown id, and for components. */
  readonly id: string;
  inputs: Properties;
  outputs: Properties;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: Readonly<Record<string, readonly string[]>>;
  readonly options: ResourceOptions;
}

/** The options that packs see or that children inherit. */
export interface ResourceOptions {
  readonly protect: boolean | undefined;
  readonly retainOnDelete: boolean | undefined;
  readonly deletedWith: string;
  readonly deleteBeforeReplace: boolean | undefined;
  readonly ignoreChanges: readonly string[];
  readonly additionalSecretOutputs: readonly string[];
  readonly aliases: readonly string[];
  /** Seconds; 0 for the provider's default. */
  readonly timeouts: { readonly create: number; readonly update: number; readonly delete: number };
}

export const NO_OPTIONS: ResourceOptions = {
  protect: undefined,
  retainOnDelete: undefined,
  deletedWith: "",
  deleteBeforeReplace: undefined,
  ignoreChanges: [],
  additionalSecretOutputs: [],
  aliases: [],
  timeouts: { create: 0, update: 0, delete: 0 },
};

/** All resources of the run, in the order in which the program registered them. */
export class Resources {
  /** Where the program made each, by URN. */
  readonly positions = new Map<string, Position>();
  private readonly slots = new Map<string, Resource | undefined>();

  /**
   * Takes the URN before the resource is worked out, so that order and duplicates do not depend on timing.
   *
   * @throws {DuplicateResourceError} it is taken
   */
  reserve(urn: string): void {
    if (this.slots.has(urn)) {
      throw new DuplicateResourceError(urn);
    }
    this.slots.set(urn, undefined);
  }

  /** Takes the place of a resource that is only read: as often as the program likes, and never a managed one's. */
  reserveRead(urn: string): void {
    if (!this.slots.has(urn)) {
      this.slots.set(urn, undefined);
    }
  }

  add(resource: Resource): void {
    if (!resource.read || this.slots.get(resource.urn)?.read !== false) {
      this.slots.set(resource.urn, resource);
    }
  }

  get(urn: string): Resource | undefined {
    return this.slots.get(urn);
  }

  all(): Resource[] {
    return [...this.slots.values()].filter((resource) => resource !== undefined);
  }
}

/** What the caller of a preview gets to see. */
export function previewed(resource: Resource): PreviewedResource {
  const { urn, type, name, custom, read, parent, dependencies, propertyDependencies, options } = resource;
  return {
    urn,
    type,
    name,
    custom,
    read,
    parent,
    provider: resource.provider?.urn ?? "",
    inputs: masked(withoutInternals(resource.inputs)),
    outputs: masked(withoutInternals(resource.outputs)),
    dependencies,
    propertyDependencies,
    protect: options.protect ?? false,
    retainOnDelete: options.retainOnDelete ?? false,
    aliases: options.aliases,
    ignoreChanges: options.ignoreChanges,
  };
}
