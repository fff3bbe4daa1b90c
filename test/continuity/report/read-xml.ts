/** An element of XML; text lies between its children. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

const MARK = /<(\/?)([a-z][a-zA-Z]*)((?: [a-zA-Z:-]+="[^"<>]*")*)(\/?)>/y;
const TEXT = /[^<>]+/y;
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

/**
 * Reads the part of XML that our pictures use, strictly: one root, every element closed, no bare `<`, `>` or `&`, no
 * attribute twice, no character that XML forbids. Written apart from what writes them.
 */
export function readXml(source: string): XmlElement {
  if (FORBIDDEN.test(source)) throw new Error("a character that XML forbids");
  const root: XmlElement & { children: (XmlElement | string)[] } = { name: "", attributes: {}, children: [] };
  const open = [root];
  for (let at = 0; at < source.length; ) {
    const inner = open[open.length - 1] as typeof root;
    const [pattern, isText] = source[at] === "<" ? [MARK, false] : [TEXT, true];
    pattern.lastIndex = at;
    const match = pattern.exec(source);
    if (match === null) throw new Error(`not well formed: ${source.slice(at, at + 40)}`);
    at = pattern.lastIndex;
    const [whole, closes, name = "", attributes = "", empty] = match;
    if (isText) {
      inner.children.push(plain(whole));
    } else if (closes === "/") {
      if (inner.name !== name) throw new Error(`</${name}> closes <${inner.name}>`);
      open.pop();
    } else {
      const child = { name, attributes: readAttributes(attributes), children: [] };
      inner.children.push(child);
      if (empty !== "/") open.push(child);
    }
  }
  const [only, ...others] = root.children.filter((child) => typeof child !== "string" || child.trim() !== "");
  if (open.length !== 1 || typeof only !== "object" || others.length > 0) throw new Error("not one closed element");
  return only;
}

function readAttributes(text: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [, key = "", value = ""] of text.matchAll(/ ([a-zA-Z:-]+)="([^"]*)"/g)) {
    if (key in found) throw new Error(`attribute ${key} twice`);
    found[key] = plain(value);
  }
  return found;
}

function plain(text: string): string {
  return text.replace(/&(\w+;)?/g, (entity) => {
    const meant = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'" }[entity];
    if (meant === undefined) throw new Error(`no entity: ${entity}`);
    return meant;
  });
}

/** Every element below one, itself included, in order. */
export function allElements(element: XmlElement): readonly XmlElement[] {
  return [element, ...element.children.flatMap((child) => (typeof child === "string" ? [] : allElements(child)))];
}
