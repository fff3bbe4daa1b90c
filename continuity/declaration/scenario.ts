/**
 * A disruption that a service may have to survive.
 *
 * - `instance`: one machine, node or task is lost
 * - `zone`: one Availability Zone is lost
 * - `region`: one Region is lost
 * - `data`: corruption, deletion or a bad change, which replication copies faithfully
 * - `compromise`: ransomware or account takeover; everything that the workload account can delete is gone
 */
export type Scenario = "instance" | "zone" | "region" | "data" | "compromise";

/** Every scenario, in the order of reports. */
export const SCENARIOS: readonly Scenario[] = ["instance", "zone", "region", "data", "compromise"];

/** The scenarios that a plain `{rto, rpo}` stands for; the others are stated on their own. */
export const PLAIN_SCENARIOS: readonly Scenario[] = ["instance", "zone", "data"];

export function isScenario(text: string): text is Scenario {
  return (SCENARIOS as readonly string[]).includes(text);
}
