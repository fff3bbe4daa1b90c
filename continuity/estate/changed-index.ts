import { knownValue } from "../declaration/setting";
import { readString } from "./read";
import { type Estate, EstateIndex, type EstateResource } from "./resource";

/**
 * The index of a program in which some resources are others, or come on top. It costs what is changed, not what there is,
 * so that many changes can be tried out.
 */
export class ChangedIndex extends EstateIndex {
  readonly #changed: ReadonlyMap<string, EstateResource>;

  /** @param changed resources in place of those of the same URN; others, which nothing refers to yet, come last */
  constructor(
    readonly base: EstateIndex,
    changed: readonly EstateResource[],
  ) {
    super({ ...base.origin.estate, resources: [] });
    this.#changed = new Map(changed.map((resource) => [resource.urn, resource]));
  }

  override get estate(): Estate {
    const { estate } = this.base;
    // Listed only where somebody asks for all of them.
    const listed = () => this.#applied(estate.resources, () => true);
    return {
      ...estate,
      get resources() {
        return listed();
      },
    };
  }

  override get origin(): EstateIndex {
    return this.base.origin;
  }

  override get(urn: string): EstateResource | undefined {
    return this.#changed.get(urn) ?? this.base.get(urn);
  }

  override ofType(type: string): readonly EstateResource[] {
    return this.#applied(this.base.ofType(type), (resource) => resource.type === type);
  }

  override having(type: string, property: string, text: string): readonly EstateResource[] {
    return this.#applied(
      this.base.having(type, property, text),
      (resource) => resource.type === type && knownValue(readString(resource, property)) === text,
    );
  }

  override referring(
    target: EstateResource,
    type: string,
    property: string,
    names: readonly string[],
  ): readonly EstateResource[] {
    const wanted = new Set([target.urn, ...names]);
    return this.#applied(
      this.base.referring(target, type, property, names),
      (resource) => resource.type === type && this.namesIn(resource, property).some((name) => wanted.has(name)),
    );
  }

  /** What was found before, as it is now: changed ones where they still belong there, then those that newly do. */
  #applied(found: readonly EstateResource[], belongs: (resource: EstateResource) => boolean): EstateResource[] {
    const now = [...this.#changed.values()].filter(belongs);
    const before = new Set<string>();
    const kept = found.flatMap((resource) => {
      const changed = this.#changed.get(resource.urn);
      if (changed === undefined) return [resource];
      before.add(resource.urn);
      return now.includes(changed) ? [changed] : [];
    });
    return [...kept, ...now.filter(({ urn }) => !before.has(urn))];
  }
}
