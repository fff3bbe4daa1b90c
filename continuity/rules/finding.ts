import type { Scenario } from "../declaration/scenario";

/** Whether a finding stops a deployment. */
export type Level = "advisory" | "mandatory";

export type Severity = "low" | "medium" | "high" | "critical";

/** One thing that is wrong or cannot be shown. */
export interface Finding {
  /** The id of the rule; it names its page under docs/rules. */
  readonly rule: string;
  readonly verdict: "violates" | "unproven";
  readonly level: Level;
  readonly severity: Severity;
  readonly service?: string;
  readonly scenario?: Scenario;
  /** The service that it depends on; only of findings on a dependency. */
  readonly dependency?: string;
  /** The resource to look at; none where the stack as a whole is meant. */
  readonly urn?: string;
  /** What is wrong, with its arithmetic. */
  readonly message: string;
  /** The way out. */
  readonly fix?: string;
}

/** A finding as its rule makes it: the catalogue adds rule id, severity and, unless the rule says so, the level. */
export type RuleFinding = Omit<Finding, "rule" | "level" | "severity"> & { readonly level?: Level };

/** Findings in the order of reports: by service, scenario, rule, resource, message. */
export function compareFindings(a: Finding, b: Finding): number {
  return compareKeys(sortKey(a), sortKey(b));
}

function sortKey(finding: Finding): readonly string[] {
  return [finding.service ?? "", finding.scenario ?? "", finding.rule, finding.urn ?? "", finding.message];
}

function compareKeys(a: readonly string[], b: readonly string[]): number {
  const at = a.findIndex((part, i) => part !== b[i]);
  return at < 0 ? 0 : (a[at] as string) < (b[at] as string) ? -1 : 1;
}
