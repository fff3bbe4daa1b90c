import { formatDuration } from "../../continuity/declaration/duration";
import { beganAt, type EvidenceRecord, newestFirst } from "../../continuity/evidence/record";
import type { Style } from "../../continuity/report/style";

/** The records of several services, from the newest on. */
export function shown(records: readonly EvidenceRecord[]): readonly EvidenceRecord[] {
  return [...records].sort(newestFirst);
}

/** A line a drill: when, what, how it went, and the time against its objective. */
export function writeShown(records: readonly EvidenceRecord[], style: Style): string {
  if (records.length === 0) return "There is no evidence.";
  const rows = records.map((record) => cellsOf(record));
  const widths = HEAD.map((head, i) => Math.max(head.length, ...rows.map((row) => (row[i] ?? "").length)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ");
  return [
    style.faint(line(HEAD).trimEnd()),
    ...rows.map((row, i) => coloured(records[i] as EvidenceRecord, style)(line(row).trimEnd())),
  ].join("\n");
}

const HEAD = ["day", "service", "member", "scenario", "from", "outcome", "RTO", "RPO", "where", "id"];

function cellsOf(record: EvidenceRecord): readonly string[] {
  const { achieved, objective, service, member, scenario, point, outcome, environment, id } = record;
  return [
    new Date(beganAt(record) * 1000).toISOString().slice(0, 10),
    service,
    member.name,
    scenario,
    point?.kind ?? "-",
    outcome,
    writeHalf(achieved.rtoSeconds, objective.rtoSeconds),
    writeHalf(achieved.rpoSeconds, objective.rpoSeconds),
    environment,
    id,
  ];
}

/** `42m of 4h`: achieved, of what was to be met. */
function writeHalf(achieved: number | null, objective: number | null): string {
  const reached = achieved === null ? "-" : formatDuration(achieved);
  return objective === null ? reached : `${reached} of ${formatDuration(objective)}`;
}

function coloured({ outcome, environment }: EvidenceRecord, style: Style): (text: string) => string {
  if (environment !== "aws") return style.faint;
  return outcome === "passed" ? style.good : outcome === "aborted" ? style.doubtful : style.bad;
}
