import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { writeReportHtml } from "../continuity/report/html/page";
import { estateReport } from "./estate/report";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";

const RESOURCES = 5000;
const TURNS = 9;
/** What the page may take, beside writing the same report as JSON: it tells each figure in words, and simulates losses. */
const LIMIT = 25;
/** What a browser still loads at once. */
const MOST_MB = 1.5;

/** Writing the page of 200 services, against writing their report as JSON into a file; and how large it is. */
export async function benchHtml(): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), "lifeboat-bench-"));
  try {
    const report = estateReport(RESOURCES);
    const name = `HTML page of ${report.services.length} services`;
    const file = join(directory, "report");
    const value = times(() => writeFileSync(file, writeReportHtml(report)));
    const floor = times(() => writeFileSync(file, JSON.stringify(report)));
    return [
      {
        name: `${name}, against JSON`,
        unit: "ms",
        value: sampleOf(value),
        floor: sampleOf(floor),
        limit: { atMost: LIMIT },
      },
      {
        name: `${name}, size`,
        unit: "MB",
        value: sampleOf([Buffer.byteLength(writeReportHtml(report)) / 1e6]),
        floor: null,
        limit: { within: MOST_MB },
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function times(work: () => void): readonly number[] {
  work();
  return Array.from({ length: TURNS }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
}
