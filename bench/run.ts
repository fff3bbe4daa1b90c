import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { benchBackups } from "./backups";
import { benchCheck } from "./check";
import { benchComponents } from "./components";
import { writePage } from "./document";
import { benchDrills } from "./drills";
import { benchFormats } from "./formats";
import { benchHtml } from "./html";
import { thisMachine } from "./machine";
import { benchPackStart } from "./pack-start";
import { ROOT } from "./paths";
import { benchPolicies } from "./policies";
import { type BenchRow, isKept } from "./row";
import { benchScaling } from "./scaling";
import { benchSchedule } from "./schedule";
import { writeTable } from "./table";

const MEASURES: Readonly<Record<string, () => Promise<BenchRow[]>>> = {
  "pack-start": benchPackStart,
  policies: benchPolicies,
  scaling: benchScaling,
  check: benchCheck,
  components: benchComponents,
  formats: benchFormats,
  schedule: benchSchedule,
  backups: benchBackups,
  html: benchHtml,
  drills: benchDrills,
};

/** `npm run bench [-- MEASURE…]`: all measures, written to docs/performance.md; some of them are only printed. */
async function main(chosen: readonly string[]): Promise<number> {
  const names = chosen.length === 0 ? Object.keys(MEASURES) : chosen;
  const unknown = names.find((name) => !Object.hasOwn(MEASURES, name));
  if (unknown !== undefined) {
    process.stderr.write(`there is no measure ${unknown}; there are ${Object.keys(MEASURES).join(", ")}\n`);
    return 2;
  }
  const machine = thisMachine(new Date());
  const rows: BenchRow[] = [];
  for (const name of names) {
    process.stderr.write(`measuring ${name} …\n`);
    rows.push(...((await MEASURES[name]?.()) ?? []));
  }
  process.stdout.write(`${writeTable(rows)}\n`);
  if (chosen.length === 0) {
    writeFileSync(join(ROOT, "docs", "performance.md"), writePage(rows, machine));
  }
  return rows.every(isKept) ? 0 : 1;
}

void main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
