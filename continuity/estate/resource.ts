import { knownValue } from "../declaration/setting";
import { readString } from "./read";
import type { Bag } from "./value";

/** A resource of the program, reduced to what the model reads. */
export interface EstateResource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** The URN of the parent, if any. */
  readonly parent?: string;
  /** What the program asks for, after the provider's check. Undefined: nobody recorded it. */
  readonly inputs: Bag | undefined;
  /** What the provider says there will be. */
  readonly outputs: Bag;
  /** For each property, the URNs of the resources that it is computed from. */
  readonly edges: Readonly<Record<string, readonly string[]>>;
  readonly provider?: EstateProvider;
  /** Whether it was left out of the preview (`--target`): the provider has not seen its inputs. */
  readonly untargeted?: true;
  /** Who says that it exists, and until when, where not the program but lifeboat.yaml declares it. */
  readonly declared?: string;
}

/** The provider that a resource is deployed with. */
export interface EstateProvider {
  readonly urn: string;
  readonly inputs: Bag;
}

/** Every declared resource of one stack. */
export interface Estate {
  readonly project: string;
  readonly stack: string;
  readonly resources: readonly EstateResource[];
  /** Accounts that lifeboat.yaml tells of, by id. */
  readonly accounts?: ReadonlyMap<string, EstateAccount>;
}

/** What lifeboat.yaml tells of an account. */
export interface EstateAccount {
  readonly name: string;
  /** Whether it is administered apart from the workload's account; undefined where nobody says. */
  readonly apart: boolean | undefined;
  /** Who says so, and until when. */
  readonly declared: string;
}

/** The estate with ways to find things in it. */
export class EstateIndex {
  readonly #byUrn: ReadonlyMap<string, EstateResource>;
  readonly #byType = new Map<string, EstateResource[]>();
  readonly #having = new Map<string, ReadonlyMap<string, readonly EstateResource[]>>();
  readonly #referring = new Map<string, ReadonlyMap<string, readonly EstateResource[]>>();

  readonly #estate: Estate;

  constructor(estate: Estate) {
    this.#estate = estate;
    this.#byUrn = new Map(estate.resources.map((resource) => [resource.urn, resource]));
    for (const resource of estate.resources) addTo(this.#byType, resource.type, resource);
  }

  get estate(): Estate {
    return this.#estate;
  }

  /** The index of the program as it is; another one only where this index tries out changes. */
  get origin(): EstateIndex {
    return this;
  }

  get(urn: string): EstateResource | undefined {
    return this.#byUrn.get(urn);
  }

  ofType(type: string): readonly EstateResource[] {
    return this.#byType.get(type) ?? [];
  }

  /** The resources that a property is computed from, of one type if asked. */
  across(resource: EstateResource, property: string, type?: string): readonly EstateResource[] {
    const found = (Object.hasOwn(resource.edges, property) ? (resource.edges[property] ?? []) : [])
      .map((urn) => this.get(urn))
      .filter((one) => one !== undefined);
    return type === undefined ? found : found.filter((one) => one.type === type);
  }

  /** The resources of a type whose property is known to be a text. */
  having(type: string, property: string, text: string): readonly EstateResource[] {
    const key = `${type} ${property}`;
    const table = this.#having.get(key) ?? this.#textsOf(type, property);
    this.#having.set(key, table);
    return table.get(text) ?? [];
  }

  #textsOf(type: string, property: string): ReadonlyMap<string, readonly EstateResource[]> {
    const table = new Map<string, EstateResource[]>();
    for (const resource of this.ofType(type)) {
      const text = knownValue(readString(resource, property));
      if (text !== undefined) addTo(table, text, resource);
    }
    return table;
  }

  /**
   * The resources of a type whose property is computed from a resource, or names it by a known text.
   *
   * @param names the texts that name it: its ARN, its identifier
   */
  referring(
    target: EstateResource,
    type: string,
    property: string,
    names: readonly string[],
  ): readonly EstateResource[] {
    const key = `${type} ${property}`;
    const table = this.#referring.get(key) ?? this.#referencesOf(type, property);
    this.#referring.set(key, table);
    return [...new Set([target.urn, ...names].flatMap((name) => table.get(name) ?? []))];
  }

  #referencesOf(type: string, property: string): ReadonlyMap<string, readonly EstateResource[]> {
    const table = new Map<string, EstateResource[]>();
    for (const resource of this.ofType(type)) {
      for (const name of this.namesIn(resource, property)) addTo(table, name, resource);
    }
    return table;
  }

  /** What a property refers to: URNs that it is computed from, and its known text. */
  protected namesIn(resource: EstateResource, property: string): readonly string[] {
    const text = resource.inputs?.[property];
    return [...this.across(resource, property).map(({ urn }) => urn), ...(typeof text === "string" ? [text] : [])];
  }
}

/** In place: a thousand resources may refer to one network. */
function addTo(table: Map<string, EstateResource[]>, key: string, resource: EstateResource): void {
  const others = table.get(key);
  if (others === undefined) table.set(key, [resource]);
  else others.push(resource);
}
