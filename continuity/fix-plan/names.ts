import type { EstateIndex } from "../estate/resource";
import { classOf } from "./parts";
import type { Step } from "./step";

/** What snippets call resources: `ordersDbInstance` is the instance `orders-db`. */
export class Names {
  readonly #byUrn = new Map<string, string>();
  readonly #taken = new Set<string>();

  constructor(
    readonly index: EstateIndex,
    readonly steps: readonly Step[],
  ) {}

  of(urn: string): string {
    const known = this.#byUrn.get(urn);
    if (known !== undefined) return known;
    const { name, type } = this.resource(urn);
    const wanted = identifier(name, classOf(type).split(".").at(-1) as string);
    let free = wanted;
    for (let i = 2; this.#taken.has(free); i++) free = `${wanted}${i}`;
    this.#taken.add(free);
    this.#byUrn.set(urn, free);
    return free;
  }

  resource(urn: string): { readonly name: string; readonly type: string } {
    const added = this.steps.find((step) => step.kind === "add" && step.urn === urn);
    const found = added?.kind === "add" ? added : this.index.get(urn);
    if (found === undefined) throw new Error("a step stands on a resource that is not there");
    return found;
  }
}

/** A name that TypeScript takes, which ends in that of the class: no reserved word does. */
export function identifier(name: string, className: string): string {
  const words = name.split(/[^A-Za-z0-9]+/).filter((word) => word !== "");
  const own = words.map((word, i) => (i === 0 ? uncapital(word) : capital(word))).join("");
  const told = own.toLowerCase().endsWith(className.toLowerCase()) ? own : `${own}${className}`;
  return /^[a-z]/.test(told) ? told : `the${capital(told)}`;
}

const capital = (word: string) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
const uncapital = (word: string) => `${word.charAt(0).toLowerCase()}${word.slice(1)}`;
