import type { Report } from "../report";
import { mark } from "./figure";
import { type Html, say, tag } from "./markup";

const VERDICTS = ["violates", "unproven", "waived", "meets", "undeclared"] as const;

/** What the report is of, and how many verdicts and findings of each kind it has. */
export function summaryOf({ project, stack, asOf, services, findings, waived, summary }: Report): Html {
  const mandatory = findings.filter(({ level }) => level === "mandatory").length;
  return tag(
    "header",
    {},
    tag("p", { class: "kicker" }, say("Service continuity")),
    tag("h1", {}, say(project), tag("span", {}, say(` ${stack}`))),
    tag(
      "p",
      { class: "about" },
      say(`As of ${asOf.slice(0, 16).replace("T", " ")} UTC · `),
      say(counted(services.length, "service")),
      say(` · ${counted(mandatory, "mandatory finding")}, ${findings.length - mandatory} advisory`),
      say(` · ${counted(waived.length, "waiver")}`),
    ),
    tag(
      "ul",
      { class: "tally", "aria-label": "Verdicts, service by scenario" },
      VERDICTS.filter((verdict) => verdict !== "waived" || summary.waived > 0).map((verdict) =>
        tag("li", { class: verdict }, tag("strong", {}, say(String(summary[verdict]))), mark(verdict)),
      ),
    ),
  );
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
