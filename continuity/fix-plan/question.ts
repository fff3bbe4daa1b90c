import { NO_OBJECTIVE } from "../declaration/objectives";
import { accountOf } from "../estate/place";
import type { EstateResource } from "../estate/resource";
import type { Question } from "../planning/question";
import type { JudgeOptions } from "../verdict/service-verdicts";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import { factsOf } from "./facts";
import { around } from "./surroundings";

/** What the planner is asked of a member that is there; without facts where it is of no kind that can be planned. */
export type QuestionOfMember = Omit<Question, "facts"> & Partial<Pick<Question, "facts">>;

/** How a member keeps one objective, with what a fix plan may propose. */
export function questionOf(
  { name, statement }: Service,
  member: EstateResource,
  { scenario, objective }: ScenarioVerdict,
  { index, response: given, assumptions, asOf }: JudgeOptions,
): QuestionOfMember {
  const { home, other } = around(member, index);
  const { detectionWindow, minimumServiceLevel, response } = statement;
  const [facts, account] = [factsOf(member, index), accountOf(member)];
  return {
    name: member.name,
    service: name,
    objectives: { plain: NO_OBJECTIVE, scenarios: { [scenario]: objective } },
    response: { ...given, ...response },
    home,
    others: [{ name: other, zones: [] }],
    compromise: { lockedVault: true },
    assumptions,
    asOf,
    ...(facts === undefined ? {} : { facts }),
    ...(account === undefined ? {} : { account }),
    ...(detectionWindow === undefined ? {} : { detectionWindow }),
    ...(minimumServiceLevel === undefined ? {} : { minimumServiceLevel }),
  };
}
