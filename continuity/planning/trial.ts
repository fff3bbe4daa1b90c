import { shareAnswers } from "../backup/evaluated";
import { backupPlans } from "../backup/plans";
import type { Seconds } from "../declaration/duration";
import type { ExternalService } from "../declaration/external";
import { NO_OBJECTIVE } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { ServiceStatement } from "../declaration/statement";
import { EstateIndex } from "../estate/resource";
import { shortagesOf } from "../rules/capacity-left";
import { type Foreknown, type JudgeOptions, ServiceJudge } from "../verdict/service-verdicts";
import { declaredServices, type Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { Arrangement } from "./arrangement";
import { estateOf } from "./estate";
import type { Question } from "./question";

/** What is said of a service with an arrangement in a scenario. */
export interface Tried {
  readonly verdict: ScenarioVerdict;
  /** What is not left of its minimum service level: `not enough tasks are left (1 of 2, 0.8 of them needed)`. */
  readonly shortage?: string;
}

/** What is said of a service with an arrangement; each scenario is judged when it is asked for. */
export type Trial = (scenario: Scenario) => Tried;

/** A service with an arrangement, apart from its objectives: the ways back of its members are the same whatever they are. */
export interface Ground {
  readonly service: Service;
  readonly judge: ServiceJudge;
}

/** A service with other objectives, judged on known ground. */
export function trialOn({ service, judge }: Ground, { objectives, response = {} }: Question): Trial {
  const asked = { ...service, statement: { ...service.statement, objectives, response } };
  const known: Foreknown = { pathsOf: (_, member) => judge.pathsOf(service, member), finishOf: () => undefined };
  const trial = new ServiceJudge(only(asked), judge.options, known);
  return (scenario) => {
    const verdict = trial.verdict(asked, scenario);
    const short = shortagesOf(asked, judge.options).find((one) => one.scenario === scenario);
    return short === undefined ? { verdict } : { verdict, shortage: `not ${short.condition.text}` };
  };
}

/** Puts arrangements before the model that judges programs. What hangs on schedules alone is worked out once for all. */
export class Grounds {
  readonly #first = new Map<number, JudgeOptions>();

  of({ parts }: Arrangement, question: Question): Ground {
    const { name, beside = [], assumptions, asOf } = question;
    const members = [...beside.map((one) => ({ name: one.name, parts: one.arrangement.parts })), { name, parts }];
    const index = new EstateIndex(estateOf(members, question));
    const options: JudgeOptions = {
      index,
      plans: backupPlans(index),
      assumptions,
      asOf,
      timing: "worst",
      toleratedMisses: 0,
      response: {},
      elsewhere: promisesOf(question),
    };
    const first = this.#first.get(asOf) ?? options;
    this.#first.set(asOf, first);
    if (first !== options) shareAnswers(first, options);
    const stated = new Map([[question.service, statementOf(question)]]);
    const service = declaredServices(index, stated).services.find((one) => one.name === question.service);
    if (service === undefined) throw new Error(`${name} is no member of ${question.service}`);
    return { service, judge: new ServiceJudge(only(service), options) };
  }
}

/** Finds a service by its name, and no other one: those that it waits for stand elsewhere. */
function only(service: Service): (name: string) => Service | undefined {
  return (name) => (name === service.name ? service : undefined);
}

/** What is known of services planned before is taken as their promise. */
function promisesOf({ awaited = [], asOf }: Question): readonly ExternalService[] {
  return awaited.map(({ name, back }) => ({
    name,
    objectives: {
      plain: { rto: 0, rpo: null },
      scenarios: Object.fromEntries(Object.entries(back).map(([scenario, rto]) => [scenario, { rto, rpo: null }])),
    },
    owner: "this program",
    reason: "as it is planned so far",
    until: asOf + YEAR,
  }));
}

/** Longer than any plan is judged for. */
const YEAR: Seconds = 366 * 86_400;

function statementOf({ detectionWindow, minimumServiceLevel, awaited = [] }: Question): ServiceStatement {
  return {
    objectives: { plain: NO_OBJECTIVE, scenarios: {} },
    response: {},
    dependsOn: awaited.map(({ name }) => name),
    ...(detectionWindow === undefined ? {} : { detectionWindow }),
    ...(minimumServiceLevel === undefined ? {} : { minimumServiceLevel }),
  };
}
