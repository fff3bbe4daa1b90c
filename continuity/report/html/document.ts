import { SVG_STYLE } from "../timeline-svg-style";
import { type Child, type Html, say, tag } from "./markup";
import { STYLE } from "./style";

/** Nothing may be loaded, not even the icon that browsers ask for by themselves. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:";

/** A whole page that needs nothing from anywhere. */
export function documentOf(title: string, ...body: readonly Child[]): string {
  const head = tag(
    "head",
    {},
    tag("meta", { charset: "utf-8" }),
    tag("meta", { "http-equiv": "Content-Security-Policy", content: POLICY }),
    tag("meta", { name: "viewport", content: "width=device-width, initial-scale=1" }),
    tag("meta", { name: "color-scheme", content: "light dark" }),
    tag("link", { rel: "icon", href: "data:," }),
    tag("title", {}, say(title)),
    tag("style", {}, `${STYLE}${SVG_STYLE}` as Html),
  );
  const skip = tag("a", { class: "skip", href: "#main" }, say("Skip to the report"));
  return `<!doctype html>\n${tag("html", { lang: "en" }, head, tag("body", {}, skip, ...body))}`;
}
