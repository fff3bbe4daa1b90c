import { costWords, fixPlanHead, forServices, halvesOf, programOf, restWords, verdictWords } from "./fix-plan-words";
import { foldParts } from "./fold";
import type { ReportFixPlan, ReportScenarioFix, ReportServiceFix } from "./report-fix-plan";
import { colourOf, PLAIN_STYLE, type Style } from "./style";

/** A fix plan for people: what becomes of each service, what to change, and the snippets. */
export function writeFixPlanText(plan: ReportFixPlan, style: Style = PLAIN_STYLE): string {
  const services = plan.services.map((service) => writeService(service, style));
  const changes = plan.changes.flatMap((change, i) => {
    const head = `  ${String(i + 1).padStart(String(plan.changes.length).length)}. `;
    return foldParts(`${change.order} (${forServices(change)})`.split(" "), head, " ".repeat(head.length), style.width);
  });
  return [
    `${style.strong("Fix plan")}: ${fixPlanHead(plan)}`,
    ...services,
    ...(changes.length === 0 ? [] : [[style.strong("Changes"), ...changes].join("\n"), programOf(plan)]),
  ].join("\n\n");
}

function writeService(service: ReportServiceFix, style: Style): string {
  const head = `${style.strong(service.name)} ${style.faint(`(${costWords(service)})`)}`;
  return [head, ...service.scenarios.flatMap((scenario) => writeScenario(scenario, style))].join("\n");
}

function writeScenario(fix: ReportScenarioFix, style: Style): readonly string[] {
  const { scenario, before, after } = fix;
  const turned = `${verdictWords(before)} → ${colourOf(after.verdict, style)(verdictWords(after))}`;
  const halves = halvesOf(fix).map(
    ({ name, objective, before: was, after: is }) => `    ${name} ${objective.padEnd(7)} ${was} → ${is}`,
  );
  const rest = restWords(fix);
  const told = rest === undefined ? [] : foldParts(rest.split(" "), "    ", "    ", style.width);
  return [`  ${scenario.padEnd(10)}  ${turned}`, ...halves, ...told];
}
