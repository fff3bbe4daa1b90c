import type { PolicyEvent } from "./harness";

/** Policy events in a line each, sorted (their order differs from run to run): level, policy, resource, message. */
export function findings(events: readonly PolicyEvent[]): string[] {
  return events
    .map(({ policyName, enforcementLevel, resourceUrn, message }) => {
      const resource = resourceUrn?.split("::").slice(2).join("::");
      return `${enforcementLevel} ${policyName} ${resource}: ${message.split("\n").at(-1)}`;
    })
    .sort();
}
