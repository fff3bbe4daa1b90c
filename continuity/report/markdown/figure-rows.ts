import { writeBinding } from "../binding";
import { figuresOf } from "../figures";
import type { ReportScenario, ReportService } from "../report";
import { escapeMarkdown } from "./escape";

/** What can be kept beside what is asked, for each scenario with an objective. */
export function figureRows(services: readonly ReportService[]) {
  const rows = services.flatMap(({ name, scenarios }) =>
    scenarios.filter(({ verdict }) => verdict !== "undeclared").map((scenario) => rowOf(name, scenario)),
  );
  return {
    head: "RTO and RPO: at most/objective; none: no upper bound is known.\n\n| service | scenario | RTO | RPO | verdict | what binds |\n| --- | --- | --- | --- | --- | --- |",
    items: rows,
    leftOut: (count: number) => `… and ${count} more, left out here: the whole report has them.`,
  };
}

function rowOf(name: string, scenario: ReportScenario): string {
  const [rto, rpo] = figuresOf(scenario).map(({ achieved, objective }) => `${achieved}/${objective}`);
  const cells = [
    name,
    scenario.scenario,
    rto ?? "",
    rpo ?? "",
    `${scenario.verdict}${scenario.waived ? ", waived" : ""}`,
    writeBinding(scenario),
  ];
  return `| ${cells.map(escapeMarkdown).join(" | ")} |`;
}
