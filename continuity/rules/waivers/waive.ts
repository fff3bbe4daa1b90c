import type { Waiver } from "../../declaration/waiver";
import type { Finding } from "../finding";
import type { Shortfall } from "./shortfall";
import type { WeighedWaiver } from "./weigh";

/** A finding that somebody answers for leaving as it is. */
export interface Waived {
  readonly finding: Finding;
  readonly waiver: Waiver;
  /** What the objective comes to; only of `objective-met`. */
  readonly shortfall?: Shortfall;
}

/** Parts findings into those that count and those that are waived; of several waivers of one finding the first is told. */
export function waive(
  findings: readonly Finding[],
  weighed: readonly WeighedWaiver[],
): { readonly findings: readonly Finding[]; readonly waived: readonly Waived[] } {
  const by = new Map<Finding, Omit<Waived, "finding">>();
  for (const { waiver, standing } of weighed) {
    if (standing.kind !== "stands") continue;
    const { shortfall } = standing;
    for (const finding of standing.findings) {
      if (!by.has(finding)) by.set(finding, { waiver, ...(shortfall === undefined ? {} : { shortfall }) });
    }
  }
  return {
    findings: findings.filter((finding) => !by.has(finding)),
    waived: findings.flatMap((finding) => {
      const found = by.get(finding);
      return found === undefined ? [] : [{ finding, ...found }];
    }),
  };
}
