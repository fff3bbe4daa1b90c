import { escapeMarkdown } from "../markdown/escape";
import type { ReportFinding } from "../report";
import type { Comparison, ScenarioChange, ServiceChange } from "./comparison";
import { membersInWords, sumInWords, titleInWords, verdictsInWords } from "./words";

/** The comparison as Markdown, for pull requests: a table of verdicts with why, then findings that came and went. */
export function writeComparisonMarkdown(comparison: Comparison): string {
  const { services, findings, notes } = comparison;
  const listed = (title: string, all: readonly ReportFinding[]) =>
    all.length === 0 ? [] : [`### ${title}\n\n${all.map(itemOf).join("\n")}`];
  return [
    `## Continuity: ${escapeMarkdown(titleInWords(comparison))}`,
    sumInWords(comparison),
    ...(notes.length === 0 ? [] : [notes.map((note) => `> ${escapeMarkdown(note)}`).join("\n")]),
    ...(services.length === 0 ? [] : [[...HEAD, ...services.flatMap(rowsOf)].join("\n")]),
    ...listed("New findings", findings.appeared),
    ...listed("Mandatory by now", findings.raised),
    ...listed("Waived by now", findings.waived),
    ...listed(
      "Gone",
      findings.gone.map(({ fix: _, ...finding }) => finding),
    ),
  ].join("\n\n");
}

const HEAD = ["| service | scenario | | verdict | why |", "| --- | --- | --- | --- | --- |"];

const MARK = { worse: "🔴 worse", better: "🟢 better", changed: "changed" } as const;

function rowsOf(service: ServiceChange): readonly string[] {
  const title = escapeMarkdown(service.change === "kept" ? service.name : `${service.name} (${service.change})`);
  const members = membersInWords(service);
  const ofMembers = members.length === 0 ? [] : [rowOf([title, "", "", "", cellOf(members)])];
  return [...ofMembers, ...service.scenarios.map((one) => rowOf(cellsOf(title, one)))];
}

function cellsOf(title: string, change: ScenarioChange): readonly string[] {
  const { scenario, direction, why } = change;
  return [title, scenario, MARK[direction], verdictsInWords(change), cellOf(why)];
}

function cellOf(lines: readonly string[]): string {
  return lines.map(escapeMarkdown).join("<br>");
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function itemOf({ rule, level, message, fix }: ReportFinding): string {
  const way = fix === undefined ? "" : `<br>→ ${escapeMarkdown(fix)}`;
  return `- ${level} **${escapeMarkdown(rule)}**: ${escapeMarkdown(message)}${way}`;
}
