import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "../../continuity/report/report";

/** The sample stacks of which every format has a golden file. */
export const GOLDEN_STACKS = ["orders", "orders-flawed", "shop-flawed"] as const;

export type GoldenStack = (typeof GOLDEN_STACKS)[number];

/** The report of a sample stack, as test/golden/reports.test.ts holds it to what a check comes to. */
export function goldenReport(stack: GoldenStack): Report {
  return JSON.parse(readFileSync(join(__dirname, `${stack}.json`), "utf8")) as Report;
}

/** A page of a rule that is short and stays as it is. */
export function goldenPage(rule: string): string {
  return `# ${rule}\n\nDoes it hold? See [the others](others.md).\n\n## Avoid\n\nWhat breaks it.\n`;
}
