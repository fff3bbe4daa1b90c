import type { Seconds } from "../declaration/duration";
import { NO_OBJECTIVE, type Objective } from "../declaration/objectives";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import { EMPTY_STATEMENT } from "../declaration/statement";
import { effectiveTags } from "../estate/effective-tags";
import { isImpossible } from "../recovery/bound";
import { type JudgeOptions, judgeOf } from "../verdict/service-verdicts";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { Kept, ProposedMember } from "./proposal";

const [MINUTE, HOUR, DAY]: readonly [Seconds, Seconds, Seconds] = [60, 3_600, 86_400];

/** What people promise: nobody states an objective of 2h17m. */
const ROUND: readonly Seconds[] = [
  ...[1, 2, 5, 10, 15, 30, 45].map((minutes) => minutes * MINUTE),
  ...[1, 2, 3, 4, 6, 8, 12, 18].map((hours) => hours * HOUR),
  ...[1, 2, 3, 4, 7, 14, 30, 60, 90, 180, 365].map((days) => days * DAY),
];

/**
 * What a service of these members keeps as it stands: in each scenario the least round objective that even the worst case
 * meets. It is judged once more against that, so that nothing is proposed which the gate would reject.
 */
export function keptBy(name: string, members: readonly ProposedMember[], judging: JudgeOptions): readonly Kept[] {
  const judge = (scenario: Scenario, objective: Objective) => {
    const service = serviceOf(name, members, { [scenario]: objective });
    return judgeOf([service], judging).verdict(service, scenario);
  };
  return SCENARIOS.map((scenario): Kept => {
    const outcome = judge(scenario, NO_OBJECTIVE);
    const [within, losing] = [roundUp(outcome.rto.hi), roundUp(outcome.rpo.hi)];
    if (within === undefined || losing === undefined) return { scenario, because: reasonOf(outcome) };
    const objective = { rto: within, rpo: losing };
    const verdict = judge(scenario, objective);
    if (verdict.verdict === "meets") return { scenario, objective };
    return { scenario, because: verdict.because ?? reasonOf(verdict) };
  });
}

function roundUp(seconds: Seconds | null): Seconds | undefined {
  return seconds === null ? undefined : ROUND.find((round) => seconds <= round);
}

/** Why no objective can be kept, and of which member that is. */
function reasonOf({ rto, rpo, binds }: ScenarioVerdict): string {
  const [half, bound, member] =
    roundUp(rto.hi) === undefined ? (["rto", rto, binds.rto] as const) : (["rpo", rpo, binds.rpo] as const);
  if (isImpossible(bound)) return `nothing in the program brings ${member?.name ?? "it"} back`;
  const step = bound.steps.find(({ open }) => open !== undefined);
  const of = `the ${half}${member === undefined ? "" : ` of ${member.name}`}`;
  if (step === undefined) return `${of} is longer than a year in the worst case`;
  return step.open === "untested"
    ? `${of} has a step that nobody has measured or vouched for: ${step.label}`
    : `${of} has a step that is not known: ${step.label}`;
}

function serviceOf(
  name: string,
  members: readonly ProposedMember[],
  scenarios: Service["statement"]["objectives"]["scenarios"],
): Service {
  return {
    name,
    statement: { ...EMPTY_STATEMENT, objectives: { plain: NO_OBJECTIVE, scenarios } },
    members: members.map(({ resource, role }) => ({
      resource,
      role,
      tags: effectiveTags(resource),
      consistencyGroup: undefined,
    })),
    conflicts: [],
    declaredBy: [],
    unread: [],
  };
}
