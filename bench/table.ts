import { type BenchRow, isKept, type Limit, ratioOf } from "./row";
import type { Sample } from "./sample";

const HEADER = ["measure", "unit", "ours (spread)", "floor (spread)", "ratio", "limit", "kept"];

/** The rows as a Markdown table, which also reads well on a terminal. */
export function writeTable(rows: readonly BenchRow[]): string {
  const cells = [HEADER, ...rows.map(cellsOf)];
  const widths = HEADER.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(" | ")} |`;
  const [header = [], ...body] = cells;
  return [line(header), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...body.map(line)].join("\n");
}

function cellsOf(row: BenchRow): readonly string[] {
  const ratio = ratioOf(row);
  return [
    row.name,
    row.unit,
    writeSample(row.value),
    row.floor === null ? "" : writeSample(row.floor),
    ratio === null ? "" : writeRatio(ratio, row.limit),
    row.limit === null ? "" : writeLimit(row.limit, row.unit),
    row.limit === null ? "" : isKept(row) ? "yes" : "NO",
  ];
}

/** The median, with the least and the most: `612 (598-655)`. */
function writeSample({ median, least, most }: Sample): string {
  return `${writeFigure(median)} (${writeFigure(least)}-${writeFigure(most)})`;
}

/** Three digits tell enough, and of what is below one two. */
export function writeFigure(figure: number): string {
  if (!Number.isFinite(figure)) return "?";
  return figure >= 100 ? String(Math.round(figure)) : String(Number(figure.toPrecision(figure >= 1 ? 3 : 2)));
}

/** Rounded so that a ratio beyond its limit never reads as one within. */
function writeRatio(ratio: number, limit: Limit | null): string {
  if (limit !== null && "timesAsFast" in limit) return `${Math.floor(ratio)} ×`;
  return isShare(limit) ? `${Math.ceil(ratio * 1000) / 10} %` : `${(Math.ceil(ratio * 100) / 100).toFixed(2)} ×`;
}

function writeLimit(limit: Limit, unit: string): string {
  if ("within" in limit) return `≤ ${limit.within} ${unit}`.trimEnd();
  if ("timesAsFast" in limit) return `≥ ${limit.timesAsFast} × as fast`;
  return isShare(limit) ? `≤ ${limit.atMost * 100} %` : `≤ ${limit.atMost} ×`;
}

/** Whether a limit reads better in hundredths: what is a small part of another. */
function isShare(limit: Limit | null): boolean {
  return limit !== null && "atMost" in limit && limit.atMost < 0.1;
}
