import { capital } from "../../rules/wording";
import { costWords, fixPlanHead, forServices, halvesOf, programOf, restWords, verdictWords } from "../fix-plan-words";
import type { ReportFixPlan, ReportScenarioFix, ReportServiceFix } from "../report-fix-plan";
import { escapeMarkdown } from "./escape";
import type { Section } from "./fit-sections";

/** A fix plan: what becomes of each service, what to change, and the snippets. */
export function fixPlanSection(plan: ReportFixPlan): Section {
  return {
    head: `### Fix plan\n\n${fixPlanHead(plan)}`,
    items: [...plan.services.map(writeService), ...(plan.changes.length === 0 ? [] : [changes(plan), program(plan)])],
    leftOut: (count) => `… and ${count} more parts of it, left out here: the whole report has them.`,
  };
}

function writeService(service: ReportServiceFix): string {
  const rows = service.scenarios.map(writeRow);
  const rests = service.scenarios.flatMap((fix) => {
    const rest = restWords(fix);
    return rest === undefined ? [] : [`- **${fix.scenario}**: ${escapeMarkdown(rest)}`];
  });
  return [
    `\n#### ${escapeMarkdown(service.name)}`,
    `${capital(costWords(service))}.`,
    ["| scenario | verdict | RTO | RPO |", "| --- | --- | --- | --- |", ...rows].join("\n"),
    ...(rests.length === 0 ? [] : [rests.join("\n")]),
  ].join("\n\n");
}

function writeRow(fix: ReportScenarioFix): string {
  const halves = halvesOf(fix);
  const cell = (name: "RTO" | "RPO") => {
    const half = halves.find((one) => one.name === name);
    return half === undefined ? "" : `${half.objective}: ${half.before} → ${half.after}`;
  };
  const turned = `${verdictWords(fix.before)} → ${verdictWords(fix.after)}`;
  return `| ${fix.scenario} | ${turned} | ${cell("RTO")} | ${cell("RPO")} |`;
}

function changes({ changes: all }: ReportFixPlan): string {
  const lines = all.map((change, i) => `${i + 1}. ${escapeMarkdown(`${change.order} (${forServices(change)})`)}`);
  return `\n#### Changes\n\n${lines.join("\n")}`;
}

/** The fence is longer than whatever looks like one in it. */
function program(plan: ReportFixPlan): string {
  const code = programOf(plan);
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = "`".repeat(longest + 1);
  return `\n${fence}ts\n${code}\n${fence}`;
}
