import type { AssessOptions } from "../assess";
import { tzdataVersion } from "../schedule";
import type { ReportEngine } from "./report";

/** What makes a report, and how strictly. */
export function reportEngine(
  version: string,
  { timing: backupTiming, toleratedMisses, rules }: Pick<AssessOptions, "timing" | "toleratedMisses" | "rules">,
): ReportEngine {
  const levels = Object.entries(rules).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    name: "lifeboat",
    version,
    tzdata: tzdataVersion(),
    backupTiming,
    toleratedMisses,
    ...(levels.length === 0 ? {} : { rules: Object.fromEntries(levels) }),
  };
}
