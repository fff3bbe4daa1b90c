import { formatDuration } from "../declaration/duration";
import { PLAIN_STYLE, type Style } from "../report/style";
import { GRADE_WORDS } from "../verdict/grade";
import type { ChoiceSummary, HalfSummary, ScenarioSummary } from "../verdict/planned";
import type { Choice } from "./arrangement";
import { summaryOf } from "./summary";

/** Why an arrangement was chosen: what it costs beyond the least, how it does, and why nothing cheaper would do. */
export function explainChoice(name: string, choice: Choice, style: Style = PLAIN_STYLE): string {
  if (choice.kind === "chosen") return explainSummary(name, summaryOf(choice), style);
  const { sentence, closest } = choice;
  return [
    `${style.strong(name)}: ${sentence}.`,
    `  closest: ${title(closest.arrangement.choices)}`,
    `    ${closest.why}`,
  ].join("\n");
}

/** The same of a summary, as reports hold it. */
export function explainSummary(name: string, summary: ChoiceSummary, style: Style = PLAIN_STYLE): string {
  const { choices, cost, among, scenarios, passedOver, untold } = summary;
  const passed = passedOver.reduce((sum, { others }) => sum + 1 + others, untold);
  return [
    `${style.strong(name)}: ${title(choices)}`,
    ...cost.map(({ kind, reason }) => `  costs ${KINDS[kind]}: ${reason}`),
    ...scenarios.map((scenario) => explainScenario(scenario, style)),
    `  chosen as the cheapest of ${among} that will do; ${passed === 0 ? "none is" : passed === 1 ? "1 is" : `${passed} are`} cheaper`,
    ...passedOver.map(({ choices: other, others, why }) => {
      const alike = others === 0 ? "" : ` (and ${others} more)`;
      return `    ${title(other)}${alike}\n      ${style.faint(why)}`;
    }),
    ...(untold === 0 ? [] : [`    and ${untold} more`]),
  ].join("\n");
}

const KINDS = { setting: "a setting", backups: "backups", copies: "copies", replica: "what runs" } as const;

function title(choices: readonly string[]): string {
  return choices.length === 0 ? "the least" : choices.join(", ");
}

function explainScenario({ scenario, grade, rto, rpo }: ScenarioSummary, style: Style): string {
  const halves = [half("RTO", rto), half("RPO", rpo)].flat();
  return [`  ${scenario}: ${GRADE_WORDS[grade]}`, ...halves.map((line) => style.faint(`    ${line}`))].join("\n");
}

function half(name: "RTO" | "RPO", { objective, seconds, sum }: HalfSummary): readonly string[] {
  if (objective === null) return [];
  const most = seconds === null ? "no figure yet" : `at most ${formatDuration(seconds)}`;
  return [`${name} ${formatDuration(objective)}: ${most}${sum === "" ? "" : ` = ${sum}`}`];
}
