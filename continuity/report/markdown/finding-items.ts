import { placeOf } from "../place";
import type { Report, ReportFinding, ReportWaived } from "../report";
import { writeWaiver } from "../waived-text";
import { escapeMarkdown } from "./escape";

/** Findings as the items of lists, one list for each service under its name. */
export function findingItems(findings: readonly (ReportFinding | ReportWaived)[], report: Report): readonly string[] {
  return findings.map((finding, i) => {
    const isFirst = i === 0 || findings[i - 1]?.service !== finding.service;
    return `${isFirst ? titleOf(finding) : ""}${itemOf(finding, report)}`;
  });
}

function titleOf({ service }: ReportFinding): string {
  return `\n#### ${service === undefined ? "The stack as a whole" : escapeMarkdown(service)}\n\n`;
}

function itemOf(finding: ReportFinding | ReportWaived, report: Report): string {
  const { rule, scenario, message } = finding;
  const about = [...(scenario === undefined ? [] : [scenario]), ...placeOfFinding(finding, report)].join(", ");
  const then = "until" in finding ? writeWaiver(finding, finding.shortfall) : finding.fix;
  const way = then === undefined ? "" : `<br>→ ${escapeMarkdown(then)}`;
  return `- **${escapeMarkdown(rule)}**${about === "" ? "" : ` (${about})`}: ${escapeMarkdown(message)}${way}`;
}

/** The line that makes the resource; that of the project says nothing that a reader does not know. */
function placeOfFinding({ urn }: ReportFinding, report: Report): readonly string[] {
  if (urn === undefined || report.locations === undefined || !Object.hasOwn(report.locations, urn)) return [];
  const { file, line } = placeOf(report, urn);
  return [`${escapeMarkdown(file)}:${line}`];
}
