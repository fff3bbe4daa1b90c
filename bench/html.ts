import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { writeReportHtml } from "../continuity/report/html/page";
import type { Report } from "../continuity/report/report";
import { ROOT } from "./paths";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";

const SERVICES = 200;
const TURNS = 9;
/** What the page may take, beside writing the same report as JSON: it tells each figure in words, and simulates losses. */
const LIMIT = 25;

/** Writing the page of 200 services, against writing their report as JSON into a file. */
export async function benchHtml(): Promise<BenchRow[]> {
  const directory = mkdtempSync(join(tmpdir(), "lifeboat-bench-"));
  try {
    const report = manyServices();
    const file = join(directory, "report");
    const value = times(() => writeFileSync(file, writeReportHtml(report)));
    const floor = times(() => writeFileSync(file, JSON.stringify(report)));
    return [
      {
        name: `HTML page of ${SERVICES} services, against JSON`,
        unit: "ms",
        value: sampleOf(value),
        floor: sampleOf(floor),
        limit: { atMost: LIMIT },
      },
    ];
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** The services of the sample shop again and again, under other names. */
function manyServices(): Report {
  const file = join(ROOT, "test", "golden", "shop-flawed.json");
  const report = JSON.parse(readFileSync(file, "utf8")) as Report;
  const services = Array.from({ length: SERVICES }, (_, i) => {
    const one = report.services[i % report.services.length] as Report["services"][number];
    return { ...one, name: `${one.name}-${i}` };
  });
  return { ...report, services };
}

function times(work: () => void): readonly number[] {
  work();
  return Array.from({ length: TURNS }, () => {
    const begin = performance.now();
    work();
    return performance.now() - begin;
  });
}
