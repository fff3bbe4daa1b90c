import type { Scenario } from "../declaration/scenario";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { isOfOtherService } from "../verdict/dependencies";
import { GRADE_WORDS, type Grade, gradeOf, rankOf } from "../verdict/grade";
import { type PlannedMember, plannedMembers } from "../verdict/planned";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { RuleFinding } from "./finding";
import type { Rule } from "./rule";

/** Is every objective kept as well as the components planned it? */
export const planKept: Rule = {
  id: "plan-kept",
  asks: "Is every objective kept as well as the components that planned its members chose it to be?",
  level: "mandatory",
  severity: "high",
  *check({ surroundings: { index }, verdicts }) {
    const members = plannedMembers(index);
    if (members.length === 0) return;
    for (const { name, scenarios } of verdicts) {
      const planned = members.filter(({ service }) => service === name);
      for (const verdict of scenarios) yield* decline(name, verdict, planned, index);
    }
  },
};

/** What is violated is told by its own rule; here is what a transform made worse without violating anything. */
function* decline(
  service: string,
  verdict: ScenarioVerdict,
  planned: readonly PlannedMember[],
  index: EstateIndex,
): Iterable<RuleFinding> {
  const { scenario, rto, binds } = verdict;
  const asPlanned = worstPlanned(scenario, planned);
  if (verdict.verdict !== "unproven" || asPlanned === undefined || rto.steps.some(isOfOtherService)) return;
  const grade = gradeOf(verdict);
  const member = memberAround(binds.doubt ?? binds.rto ?? binds.rpo, planned, index);
  if (rankOf(grade) <= rankOf(asPlanned) || member === undefined) return;
  const { component, planned: choice } = member;
  yield {
    verdict: "unproven",
    service,
    scenario,
    urn: component.urn,
    message: `${component.name}: planned for ${scenario}: ${GRADE_WORDS[asPlanned]}; as it is: ${GRADE_WORDS[grade]}. Chosen: ${choice.choices.join(", ") || "the least"}.`,
    fix: "Take back what a transform has changed of it.",
  };
}

/** Members that were planned first did not know of the later ones, so the worst of what they say counts. */
function worstPlanned(scenario: Scenario, planned: readonly PlannedMember[]): Grade | undefined {
  const grades = planned.flatMap(({ planned: { scenarios } }) =>
    scenarios.filter((one) => one.scenario === scenario).map(({ grade }) => grade),
  );
  return grades.reduce<Grade | undefined>(
    (worst, grade) => (worst === undefined || rankOf(grade) > rankOf(worst) ? grade : worst),
    undefined,
  );
}

/** The planned member that a resource is a part of. */
function memberAround(
  resource: EstateResource | undefined,
  planned: readonly PlannedMember[],
  index: EstateIndex,
): PlannedMember | undefined {
  if (resource === undefined) return undefined;
  const found = planned.find(({ component }) => component.urn === resource.urn);
  return found ?? memberAround(resource.parent === undefined ? undefined : index.get(resource.parent), planned, index);
}
