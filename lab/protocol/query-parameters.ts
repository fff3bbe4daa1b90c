import type { Structure, Value } from "./wire";

type Node = { [member: string]: Node | string };

/**
 * The parameters of a query as a structure: `Filters.Filter.1.Name=x` is `{Filters: [{Name: "x"}]}`. The name that the
 * protocol puts between a list and its numbers (`Filter`) is left out, as it says nothing.
 */
export function structured(parameters: URLSearchParams): Structure {
  const root: Node = Object.create(null);
  for (const [name, value] of parameters) {
    const path = name.split(".");
    const node = path.slice(0, -1).reduce(inside, root);
    node[path.at(-1) as string] = value;
  }
  return Object.fromEntries(Object.entries(root).map(([name, node]) => [name, simplified(node)]));
}

/** The member of a node that holds others, made if it is not there. */
function inside(node: Node, member: string): Node {
  const known = node[member];
  if (typeof known === "object") {
    return known;
  }
  const made: Node = Object.create(null);
  node[member] = made;
  return made;
}

function simplified(node: Node | string): Value {
  if (typeof node === "string") {
    return node;
  }
  const members = Object.entries(node);
  if (members.length > 0 && members.every(([name]) => /^\d+$/.test(name))) {
    return members.sort(([a], [b]) => Number(a) - Number(b)).map(([, each]) => simplified(each));
  }
  const [first] = members;
  const only = members.length === 1 && first !== undefined ? simplified(first[1]) : undefined;
  if (Array.isArray(only)) {
    return only;
  }
  return Object.fromEntries(members.map(([name, each]) => [name, simplified(each)]));
}
