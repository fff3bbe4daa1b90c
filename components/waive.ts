import type { Duration } from "../continuity/declaration/duration";
import type { Scenario } from "../continuity/declaration/scenario";
import { readWaiver } from "../continuity/rules/waivers/read-waiver";
import { DeclarationError } from "./errors";
import { notPlain, notPlainProblem } from "./plain";

/** A shortfall that somebody accepts until a day: the findings of one rule. */
export interface AcceptedShortfall {
  /** The id of the rule: `objective-met`. */
  readonly rule: string;
  /** The one scenario that is meant. Must be stated for `objective-met`. @default every one */
  readonly scenario?: Scenario;
  /**
   * How much is accepted; what comes to more is not waived. Of `objective-met` the RTO, the RPO or both, of other rules the
   * number of findings.
   * @default one finding
   */
  readonly accepts?: {
    readonly rto?: Duration | "unbounded";
    readonly rpo?: Duration | "unbounded";
    readonly findings?: number;
  };
  /** Who answers for it. */
  readonly owner: string;
  readonly reason: string;
  /** The day (`2027-03-31`) from which it no longer counts, at most 365 days ahead. */
  readonly until: `${number}-${number}-${number}`;
}

/** What a service accepts, of one resource if asked. */
export interface AcceptedOfService extends AcceptedShortfall {
  /** The name of a resource or component of the program. @default all of the service */
  readonly resource?: string;
}

/**
 * The option `waive` as an input that the policy pack reads.
 *
 * @param member the name of the member that states it; undefined: the service itself does
 * @throws DeclarationError for a waiver that cannot be read
 */
export function waiveInput(
  waive: readonly AcceptedShortfall[] | undefined,
  service: string,
  member?: string,
): { readonly waive?: readonly AcceptedShortfall[] } {
  if (waive === undefined) return {};
  const problem = Array.isArray(waive) ? firstProblem(waive, service, member) : "waive must be a list";
  if (problem === undefined) return { waive };
  throw new DeclarationError(service, [member === undefined ? problem : `${member}: ${problem}`]);
}

function firstProblem(waive: readonly unknown[], service: string, member: string | undefined): string | undefined {
  const outputs = notPlain(waive, "waive");
  if (outputs !== undefined) return notPlainProblem(outputs);
  const implied = { service, ...(member === undefined ? {} : { resource: member }) };
  for (const [i, one] of waive.entries()) {
    const { problem } = readWaiver(one, `waive.${i}`, implied);
    if (problem !== undefined) return `waive.${i}: ${problem}`;
  }
  return undefined;
}
