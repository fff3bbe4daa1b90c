import { isStandIn, isTermBag, isTermList, type Term } from "./term";

const WIDTH = 100;

/** A piece of TypeScript: on one line where that is short enough, else a line an item. */
export type Code = string | { readonly open: string; readonly items: readonly Item[]; readonly close: string };

/** One item of a list or an object: `schedule: "cron(…)"`. */
export interface Item {
  readonly key?: string;
  readonly value: Code;
}

/** A term as TypeScript. */
export function codeOf(term: Term, nameOf: (urn: string) => string): Code {
  if (isTermList(term)) return listCode(term.map((one) => codeOf(one, nameOf)));
  if (isTermBag(term)) {
    return bagCode(Object.entries(term).map(([key, one]) => ({ key, value: codeOf(one, nameOf) })));
  }
  if (!isStandIn(term)) return JSON.stringify(term);
  return term.kind === "output" ? `${nameOf(term.urn)}.${term.output}` : term.name;
}

export function listCode(values: readonly Code[]): Code {
  return { open: "[", items: values.map((value) => ({ value })), close: "]" };
}

export function bagCode(items: readonly Item[]): Code {
  return { open: "{", items, close: "}" };
}

/**
 * @param indent how deep the line stands that the code begins on
 * @param column where on that line it begins
 */
export function writeCode(code: Code, indent = 0, column = indent): string {
  if (typeof code === "string") return code;
  const { open, items, close } = code;
  const line = oneLine(code);
  if (line !== undefined && column + line.length <= WIDTH) return line;
  const deeper = indent + 2;
  const lines = items.map(({ key, value }) => {
    const head = headOf(key);
    return `${" ".repeat(deeper)}${head}${writeCode(value, deeper, deeper + head.length)},`;
  });
  return [open, ...lines, `${" ".repeat(indent)}${close}`].join("\n");
}

/** What holds more than two items is read more easily line by line. */
function oneLine(code: Code): string | undefined {
  if (typeof code === "string") return code;
  const { open, items, close } = code;
  if (items.length === 0) return `${open}${close}`;
  if (items.length > 2) return undefined;
  const written = items.map(({ key, value }) => {
    const line = oneLine(value);
    return line === undefined ? undefined : `${headOf(key)}${line}`;
  });
  const pad = open === "{" ? " " : "";
  return written.includes(undefined) ? undefined : `${open}${pad}${written.join(", ")}${pad}${close}`;
}

function headOf(key: string | undefined): string {
  if (key === undefined) return "";
  return `${/^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key)}: `;
}
