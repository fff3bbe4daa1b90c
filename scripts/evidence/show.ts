import { formatDuration } from "../../continuity/declaration/duration";
import { beganAt, type EvidenceRecord, newestFirst } from "../../continuity/evidence/record";
import type { Style } from "../../continuity/report/style";

/** The records of several services, from the newest on. */
export function shown(records: readonly EvidenceRecord[]): readonly EvidenceRecord[] {
  return [...records].sort(newestFirst);
}

/** A line a drill: when, what, how it went, and the times against the objective; that of loading where any drill had it. */
export function writeShown(records: readonly EvidenceRecord[], style: Style): string {
  if (records.length === 0) return "There is no evidence.";
  const isLoaded = records.some(({ achieved }) => achieved.rtoLoadedSeconds !== undefined);
  const columns = COLUMNS.filter(([head]) => isLoaded || head !== LOADED);
  const heads = columns.map(([head]) => head);
  const rows = records.map((record) => columns.map(([, cell]) => cell(record)));
  const widths = heads.map((head, i) => Math.max(head.length, ...rows.map((row) => (row[i] ?? "").length)));
  const line = (cells: readonly string[]) => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join("  ");
  return [
    style.faint(line(heads).trimEnd()),
    ...rows.map((row, i) => coloured(records[i] as EvidenceRecord, style)(line(row).trimEnd())),
  ].join("\n");
}

const LOADED = "loaded";

const COLUMNS: readonly (readonly [head: string, cell: (record: EvidenceRecord) => string])[] = [
  ["day", (record) => new Date(beganAt(record) * 1000).toISOString().slice(0, 10)],
  ["service", ({ service }) => service],
  ["member", ({ member }) => member.name],
  ["scenario", ({ scenario }) => scenario],
  ["from", ({ point }) => point?.kind ?? "-"],
  ["outcome", ({ outcome }) => outcome],
  ["RTO", ({ achieved, objective }) => writeHalf(achieved.rtoSeconds, objective.rtoSeconds)],
  [
    LOADED,
    ({ achieved: { rtoLoadedSeconds: took }, objective }) =>
      took === undefined ? "" : writeHalf(took, objective.rtoSeconds),
  ],
  ["RPO", ({ achieved, objective }) => writeHalf(achieved.rpoSeconds, objective.rpoSeconds)],
  ["where", ({ environment }) => environment],
  ["id", ({ id }) => id],
];

/** `42m of 4h`: achieved, of what was to be met. */
function writeHalf(achieved: number | null, objective: number | null): string {
  const reached = achieved === null ? "-" : formatDuration(achieved);
  return objective === null ? reached : `${reached} of ${formatDuration(objective)}`;
}

function coloured({ outcome, environment }: EvidenceRecord, style: Style): (text: string) => string {
  if (environment !== "aws") return style.faint;
  return outcome === "passed" ? style.good : outcome === "aborted" ? style.doubtful : style.bad;
}
