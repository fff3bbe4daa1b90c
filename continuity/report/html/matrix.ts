import { SCENARIOS } from "../../declaration/scenario";
import type { Report, ReportService } from "../report";
import { anchorOf } from "./anchors";
import { mark } from "./figure";
import { type Html, say, scrolled, table, tag } from "./markup";
import { figuresIn } from "./scenario";

/** Services by scenarios: in each cell the verdict and its figures, as a link to their steps. */
export function matrixOf({ services }: Report): Html {
  if (services.length === 0) return tag("p", {}, say("No service is declared in this stack."));
  const titles = ["Service", ...SCENARIOS];
  const caption = say(
    "Verdict for each service and scenario; what can be reached at most / what is asked; none: no upper bound is known.",
  );
  return scrolled("Services by scenarios", table({ class: "matrix" }, caption, titles, services.map(row)));
}

function row({ name, owner, scenarios }: ReportService): Html {
  const cells = SCENARIOS.map((scenario) => {
    const judged = scenarios.find((one) => one.scenario === scenario);
    if (judged === undefined) return tag("td");
    const figures = judged.verdict === "undeclared" ? [] : figuresIn(judged);
    const link = tag(
      "a",
      { href: `#${anchorOf(name, scenario)}` },
      judged.waived ? mark("waived", `waived: ${judged.verdict}`) : mark(judged.verdict),
      say(figures.join("\n")),
    );
    return tag("td", {}, link);
  });
  return tag(
    "tr",
    // The filter goes by what a row says; the link in it leads to the rest of the service.
    { "data-service": name },
    tag(
      "th",
      { scope: "row" },
      tag("a", { href: `#${anchorOf(name)}` }, say(name)),
      owner === null ? undefined : tag("small", {}, say(owner)),
    ),
    cells,
  );
}
