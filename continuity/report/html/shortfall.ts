import type { ReportFinding, ReportScenario } from "../report";
import { mark } from "./figure";
import { type Html, say, tag } from "./markup";

/** Whether a finding is that a scenario falls short, which its verdict and its steps say already. */
export function isShortfall({ rule, scenario }: ReportFinding, of: ReportScenario): boolean {
  return rule === "objective-met" && scenario === of.scenario;
}

/** What the steps of a scenario do not say of its falling short: how grave that is, and the way out. */
export function shortfallOf({ level, fix }: ReportFinding): Html {
  return tag("p", {}, mark(level), fix === undefined ? undefined : say(` → ${fix}`));
}
