import type { Report } from "../report";
import { type Html, say, tag } from "./markup";

const CHOICES = [
  ["", "any verdict"],
  ["violates", "violates"],
  ["unproven", "unproven"],
  ["meets", "meets"],
  ["undeclared", "undeclared"],
  ["waived", "waived"],
] as const;

/** Narrows the page to some services. Only a script can, so that it is hidden until there is one. */
export function filterForm({ services }: Report): Html {
  return tag(
    "form",
    { id: "filter", role: "search", "aria-label": "Services", hidden: true },
    tag("label", {}, say("Service or owner "), tag("input", { type: "search", name: "words", autocomplete: "off" })),
    tag(
      "label",
      {},
      say("With verdict "),
      tag(
        "select",
        { name: "verdict" },
        CHOICES.map(([value, title]) => tag("option", { value }, say(title))),
      ),
    ),
    tag("button", { type: "button", name: "open" }, say("Open all")),
    tag("button", { type: "button", name: "close" }, say("Close all")),
    tag("output", { "aria-live": "polite" }, say(`${services.length} of ${services.length} services`)),
  );
}
