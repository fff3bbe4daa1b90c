import { writeStep } from "../rules/sum";
import { isOfOtherService } from "../verdict/dependencies";
import type { ReportMember, ReportScenario, ReportStep } from "./report";
import { namesOfUrns, plainName } from "./timeline-words";

type Half = "rto" | "rpo";

const HALVES: readonly Half[] = ["rto", "rpo"];

/** What a verdict hangs on, on one line; that of an unproven one after why it is. */
export function writeBinding(scenario: ReportScenario): string {
  const binding = writeBindingAlone(scenario);
  return scenario.verdict === "unproven" ? `${scenario.reason}: ${binding}` : binding;
}

/**
 * The same where the reason is told beside it: the member with the longest step of its time or loss. Of a violated objective
 * each half that is missed is told, of an unproven one what is open, of a met one the half that is nearest to its limit.
 */
export function writeBindingAlone(scenario: ReportScenario): string {
  const { verdict, because } = scenario;
  switch (verdict) {
    case "undeclared":
      return "";
    case "violates":
      return plainName(
        because ??
          writeHalves(
            scenario,
            HALVES.filter((half) => isMissed(scenario, half)),
          ),
      );
    case "unproven":
      return plainName(
        because ??
          writeHalves(
            scenario,
            HALVES.filter((half) => usedOf(scenario, half) > 1),
          ),
      );
    case "meets":
      return plainName(writeHalf(scenario, usedOf(scenario, "rpo") > usedOf(scenario, "rto") ? "rpo" : "rto"));
  }
}

function objectiveOf({ objective }: ReportScenario, half: Half): number | null {
  return half === "rto" ? objective.rtoSeconds : objective.rpoSeconds;
}

function isMissed(scenario: ReportScenario, half: Half): boolean {
  const objective = objectiveOf(scenario, half);
  return objective !== null && (scenario[half].atLeastSeconds ?? Number.POSITIVE_INFINITY) > objective;
}

/** How much of an objective is used up at most: above 1 it may be missed, below 0 nothing is stated. */
function usedOf(scenario: ReportScenario, half: Half): number {
  const objective = objectiveOf(scenario, half);
  const seconds = scenario[half].seconds ?? Number.POSITIVE_INFINITY;
  if (objective === null) return -1;
  return seconds === 0 ? 0 : seconds / objective;
}

function writeHalves(scenario: ReportScenario, halves: readonly Half[]): string {
  return [...new Set(halves.map((half) => writeHalf(scenario, half)))].join("; ");
}

function writeHalf(scenario: ReportScenario, half: Half): string {
  const step = longestOf(scenario[half].steps);
  const member = memberOf(scenario, half, step);
  const at = member === undefined ? "" : `${namesOfUrns(scenario.members.map(({ urn }) => urn)).get(member.urn)}: `;
  if (step?.lo === null) return at === "" ? step.source : `${at}no way back`;
  if (step === undefined || step.hi === 0) {
    const [loss] = scenario.rpo.steps;
    return `${at}${member?.path?.mechanism ?? loss?.label ?? "nothing has to come back"}`;
  }
  // What has no figure at all is told by its name alone.
  const figure = step.hi === null && step.lo === 0 ? step.label : writeStep({ ...step, lo: step.lo });
  return `${half.toUpperCase()} ${at}${figure}`;
}

/** The member that a step belongs to; what people do belongs to the slowest, and steps of other services to none. */
function memberOf({ binds, members }: ReportScenario, half: Half, step: ReportStep | undefined) {
  if (step !== undefined && isOfOtherService(step)) return undefined;
  const binding = members.find(({ urn }) => urn === binds[half]);
  const takes = ({ path }: ReportMember) => path?.[half].steps.some((one) => isSameStep(one, step)) ?? false;
  return binding === undefined || takes(binding) ? binding : (members.find(takes) ?? binding);
}

/** Whether two steps are one and the same, of a member and of the sum that it is part of. */
export function isSameStep(one: ReportStep, other: ReportStep | undefined): boolean {
  return one.label === other?.label && one.lo === other.lo && one.hi === other.hi && one.source === other.source;
}

/** The step that no way back gets around, else the longest. */
function longestOf(steps: readonly ReportStep[]): ReportStep | undefined {
  const most = ({ lo, hi }: ReportStep) => (lo === null ? Number.MAX_VALUE : (hi ?? Number.MAX_SAFE_INTEGER));
  return [...steps].sort((a, b) => most(b) - most(a))[0];
}
