import type { EvidenceRecord } from "../../continuity/evidence/record";
import { lasts, measures, pointOf } from "./text";

/** A drill as a page that can be kept or attached. */
export function drillMarkdown(record: Omit<EvidenceRecord, "previous">): string {
  const { id, service, scenario, member, outcome, because, environment, phases, checks, cleanup } = record;
  return [
    `# Restore drill of ${member.name}: ${outcome}`,
    "",
    ...(because === undefined ? [] : [`${because}.`, ""]),
    `${pointOf(record)}.`,
    "",
    "| | |",
    "| --- | --- |",
    ...[
      ["drill", id],
      ["service", service],
      ["scenario", scenario],
      ["member", member.arn],
      ["environment", environment],
      ...measures(record),
    ].map(row),
    "",
    "| phase | from | to | lasted |",
    "| --- | --- | --- | --- |",
    ...phases.map(({ name, startedAt, endedAt }) =>
      row([name, startedAt, endedAt, lasts(Date.parse(endedAt) - Date.parse(startedAt))]),
    ),
    "",
    "| check | rung | expected | found | |",
    "| --- | --- | --- | --- | --- |",
    ...checks.map(({ name, rung, expected, actual, passed }) =>
      row([name, rung, expected, actual, passed ? "passed" : "failed"]),
    ),
    "",
    ...(record.notChecked === undefined ? [] : [`Not checked: ${record.notChecked.join("; ")}.`, ""]),
    ...(record.shape === null || record.shape.alike
      ? []
      : [`Unlike its source: ${record.shape.differences.join("; ")}.`, ""]),
    cleanup.proven
      ? `Cleaned up: ${cleanup.removed.join(", ") || "nothing was made"}.`
      : `Left behind: ${cleanup.left.join("; ")}.`,
    "",
  ].join("\n");
}

function row(cells: readonly (string | undefined)[]): string {
  return `| ${cells.map((cell = "") => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
