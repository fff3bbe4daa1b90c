import { type Bag, isBag, isList, type Value } from "../estate/value";
import { bagCode, type Code, codeOf, type Item, listCode } from "./code";
import type { SetStep } from "./step";
import { isTermBag, isTermList, type Term } from "./term";

/**
 * The arguments of a resource with settings made, as TypeScript: what is there stays as it is, by the name that the program
 * has for it.
 *
 * @param there the arguments as they are
 * @param as what the program calls them
 */
export function changedArgs(steps: readonly SetStep[], there: Bag, as: string, nameOf: (urn: string) => string): Code {
  const tree = steps.reduce<Tree>((root, { path, value }) => planted(root, path, value), {});
  return written(tree, there, as, nameOf);
}

/** Settings to make inside of a value: at a key or position another tree, or the whole of it. */
interface Tree {
  readonly whole?: Term;
  readonly inside?: ReadonlyMap<string | number, Tree>;
}

function planted(tree: Tree, [key, ...rest]: readonly (string | number)[], value: Term): Tree {
  if (key === undefined) return { whole: value };
  if (tree.whole !== undefined) return { whole: withTerm(tree.whole, [key, ...rest], value) };
  const child = planted(tree.inside?.get(key) ?? {}, rest, value);
  return { inside: new Map([...(tree.inside ?? []), [key, child]]) };
}

/** A term with another one in its place inside of it. */
export function withTerm(term: Term | undefined, [key, ...rest]: readonly (string | number)[], value: Term): Term {
  if (key === undefined) return value;
  if (typeof key === "number") {
    const list = isTermList(term) ? [...term] : [];
    list[key] = withTerm(list[key], rest, value);
    return list;
  }
  const bag = isTermBag(term) ? term : {};
  return { ...bag, [key]: withTerm(bag[key], rest, value) };
}

function written(
  { whole, inside = new Map() }: Tree,
  there: Value | undefined,
  as: string,
  nameOf: (urn: string) => string,
): Code {
  if (whole !== undefined) return codeOf(whole, nameOf);
  const children = [...inside];
  if (children.every(([key]) => typeof key === "number")) {
    const list = isList(there) ? there : [];
    const length = Math.max(list.length, ...children.map(([key]) => Number(key) + 1));
    return listCode(
      Array.from({ length }, (_, i) => {
        const child = inside.get(i);
        const own = `${as}![${i}]`;
        return child === undefined ? own : written(child, list[i], own, nameOf);
      }),
    );
  }
  const bag: Bag = isBag(there) ? there : {};
  const items = children.map(([key, child]): Item => {
    const text = String(key);
    const value = written(child, bag[text], `${as}.${text}`, nameOf);
    return { key: text, value };
  });
  return bagCode([...(isBag(there) ? [{ value: `...${as}` }] : []), ...items]);
}
