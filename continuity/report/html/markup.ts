import { text, type Xml } from "../xml";

/** A piece of HTML that is well formed and escaped. */
export type Html = Xml;

/** What an element holds: text is escaped, nothing is left out. */
export type Child = Html | Said | readonly Child[] | undefined;

/** Text that is still to be escaped; a type of its own, so that no string gets into a page as it is. */
export interface Said {
  readonly said: string;
}

/** An attribute that is `true` stands by itself; one that is `false` or undefined is left out. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

const VOID: readonly string[] = ["br", "input", "link", "meta"];
/**
 * Elements that end by themselves where the next one begins or the one around them ends: HTML asks for no end tag. After a
 * paragraph stands an element, never bare text.
 */
const ENDLESS: readonly string[] = ["li", "option", "p", "tbody", "td", "th", "thead", "tr", ...VOID];
/** Elements that begin a line, so that a page can be read, and compared, as text. */
const LINES: readonly string[] = ["article", "body", "details", "head", "li", "section", "table", "tr"];
/** A value that needs no quotes, as HTML has it. */
const PLAIN = /^[\w#.:;,%-]+$/;

/** Text as part of a page. */
export const say = (said: string): Said => ({ said });

/** An element, in as few characters as HTML allows, since a page has tens of thousands; names are ours, values may be anything. */
export function tag(name: string, attributes: Attributes = {}, ...children: readonly Child[]): Html {
  const written = Object.entries(attributes).map(([key, value]) => {
    if (value === undefined || value === false) return "";
    if (value === true) return ` ${key}`;
    return PLAIN.test(String(value)) ? ` ${key}=${value}` : ` ${key}="${text(String(value))}"`;
  });
  const open = `${LINES.includes(name) ? "\n" : ""}<${name}${written.join("")}>`;
  return `${open}${all(children)}${ENDLESS.includes(name) ? "" : `</${name}>`}` as Html;
}

/** Several pieces as one. */
export function all(children: readonly Child[]): Html {
  let written = "";
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === "string") written += child;
    else if ("said" in child) written += text(child.said);
    else written += all(child);
  }
  return written as Html;
}

/** Rows of a table under the titles of their columns. */
export function table(attributes: Attributes, caption: Child, titles: readonly string[], rows: readonly Html[]): Html {
  return tag(
    "table",
    attributes,
    tag("caption", {}, caption),
    tag("thead", {}, tag("tr", {}, ...titles.map((title) => tag("th", { scope: "col" }, say(title))))),
    tag("tbody", {}, rows),
  );
}

/** What is wider than a small window: scrolled by itself, with the keyboard too. */
export function scrolled(label: string, ...children: readonly Child[]): Html {
  return tag("div", { class: "scroll", role: "region", tabindex: 0, "aria-label": label }, ...children);
}
