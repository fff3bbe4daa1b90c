import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Report } from "../continuity/report/report";
import { PLAIN_STYLE } from "../continuity/report/style";
import { FORMATS } from "../scripts/formats";
import { rulePage } from "../scripts/report/rule-page";
import { alternate } from "./alternate";
import { stackRequests } from "./estate/requests";
import { OUR_PACK } from "./paths";
import { inProject } from "./project";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";
import { judgeStack } from "./serving-pack";

const SIZE = 5000;
const TURNS = 5;
const LIMIT = 0.5;

/** Every form of the report on a large stack, all together, against the pack's part of the check that the report is of. */
export function benchFormats(): Promise<BenchRow[]> {
  return inProject(async (project) => {
    const file = join(project, "report.json");
    process.env.LIFEBOAT_REPORT = file;
    const requests = stackRequests(SIZE);
    const judge = async () => {
      const { resources, stack } = await judgeStack(OUR_PACK, project, requests);
      return resources + stack;
    };
    try {
      await judge();
      const report = JSON.parse(readFileSync(file, "utf8")) as Report;
      const { value, floor } = await alternate(TURNS, async () => writeAll(report), judge);
      return [
        {
          name: `every format of the report on ${SIZE.toLocaleString("en-US")} resources`,
          unit: "ms",
          value: sampleOf(value),
          floor: sampleOf(floor),
          limit: { atMost: LIMIT },
        },
      ];
    } finally {
      delete process.env.LIFEBOAT_REPORT;
    }
  });
}

function writeAll(report: Report): number {
  const begin = performance.now();
  for (const format of Object.values(FORMATS)) format.write(report, { style: PLAIN_STYLE, pageOf: rulePage });
  return performance.now() - begin;
}
