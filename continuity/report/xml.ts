/** A piece of XML that is well formed. */
export type Xml = string & { readonly __xml: true };

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
};

/** Text as XML: marks of XML escaped; characters that XML cannot hold, lone surrogates too, as `?`. */
export function text(value: string): Xml {
  const sound = value.replace(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "?");
  return sound.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark) as Xml;
}

/** An element; names are ours, values may be anything. Numbers are rounded to a tenth. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number>> = {},
  ...children: readonly Xml[]
): Xml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${text(attribute(value))}"`);
  const open = `<${name}${written.join("")}`;
  return (children.length === 0 ? `${open}/>` : `${open}>${children.join("")}</${name}>`) as Xml;
}

function attribute(value: string | number): string {
  return typeof value === "string" ? value : String(Math.round(value * 10) / 10);
}
