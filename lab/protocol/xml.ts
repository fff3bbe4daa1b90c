import type { Value } from "./wire";

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text between or in tags. What XML cannot say at all is left out. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => escapes[character] as string).replace(/[^\t\n\r\x20-\uffff]/g, "");
}

/** How the elements of a list are called, given the list's own name; nothing if they stand there without one around. */
export type ItemName = (list: string) => string | undefined;

/** An element and all that is in it. What is absent leaves no element behind. */
export function element(name: string, value: Value, itemName: ItemName): string {
  if (value === undefined || value === null) {
    return "";
  }
  if (Array.isArray(value)) {
    const item = itemName(name);
    const items = value.map((each: Value) => element(item ?? name, each, itemName)).join("");
    return item === undefined ? items : `<${name}>${items}</${name}>`;
  }
  return `<${name}>${content(value, itemName)}</${name}>`;
}

function content(value: Exclude<Value, null | undefined>, itemName: ItemName): string {
  if (value instanceof Date) {
    return value.toISOString();
  }
  if (typeof value === "object") {
    return Object.entries(value)
      .map(([name, each]) => element(name, each, itemName))
      .join("");
  }
  return escapeXml(String(value));
}
