import { RULES, type RuleLevels } from "../../rules/catalogue";
import type { Level } from "../../rules/finding";
import type { Report, ReportFinding } from "../report";

/** A finding that no stack can make by itself; without a level it has that of its rule. */
export interface AcrossStacks {
  /** Those that it is about: `shop/prod`. */
  readonly stacks: readonly string[];
  readonly finding: Omit<ReportFinding, "level"> & { readonly level?: Level };
}

const STRICTEST = ["mandatory", "advisory", "off"] as const;

/**
 * The finding at the level of its rule in the strictest of its stacks; none where all of them have switched the rule off.
 *
 * @param reports by stack
 */
export function atLevel(
  { stacks, finding }: AcrossStacks,
  reports: ReadonlyMap<string, Pick<Report, "engine">>,
): readonly ReportFinding[] {
  const levels = stacks.map((stack) => levelIn(reports.get(stack)?.engine.rules ?? {}, finding.rule));
  const strictest = STRICTEST.find((level) => levels.includes(level));
  if (strictest === undefined || strictest === "off") return [];
  return [{ ...finding, level: strictest === "advisory" ? strictest : (finding.level ?? strictest) }];
}

function levelIn(configured: RuleLevels, rule: string): Level | "off" | undefined {
  return configured[rule] ?? RULES.find(({ id }) => id === rule)?.level;
}
