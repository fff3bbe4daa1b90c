import { formatDuration } from "../declaration/duration";
import type { Objective, ObjectiveHalf } from "../declaration/objectives";
import { type Bound, compare, isImpossible } from "../recovery/bound";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict, UnprovenReason } from "../verdict/verdict";
import type { Level, RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { writeLoss, writeSum, writeTime } from "./sum";
import { wayOut } from "./way-out";

/** Does each scenario meet its objective? The main question. */
export const objectiveMet: Rule = {
  id: "objective-met",
  asks: "Does each service meet its objective in each scenario?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    const services = new Map(context.declared.services.map((service) => [service.name, service]));
    for (const { name, scenarios } of context.verdicts) {
      const service = services.get(name);
      if (service === undefined) continue;
      for (const scenario of scenarios) {
        if (scenario.verdict === "violates") yield violation(service, scenario);
        if (scenario.verdict === "unproven") yield unproven(service, scenario, context);
      }
    }
  },
};

function violation(service: Service, verdict: ScenarioVerdict): RuleFinding {
  const { scenario, objective, rto, rpo, binds } = verdict;
  const loss = typeof objective.rpo === "number" && compare(rpo, objective.rpo) === "violates";
  const time = typeof objective.rto === "number" && compare(rto, objective.rto) === "violates";
  const culprit = loss ? binds.rpo : (binds.rto ?? binds.rpo);
  return {
    verdict: "violates",
    service: service.name,
    scenario,
    ...(culprit ? { urn: culprit.urn } : {}),
    message: isImpossible(rto) ? noWayBack(service, verdict) : sentences(service, verdict, loss, time).join(" "),
    fix: wayOut(verdict, culprit),
  };
}

function sentences(service: Service, verdict: ScenarioVerdict, loss: boolean, time: boolean): readonly string[] {
  const { scenario, objective, rto, rpo, binds } = verdict;
  if (!loss && !time) {
    const close = `the closest has ${writeLoss(rpo)} and ${writeTime(rto)}`;
    return [`${service.name}: no way back keeps within both ${writeObjectives(objective)} (${scenario}); ${close}.`];
  }
  const exceeds = (name: string, half: ObjectiveHalf) => `exceeds ${writeObjective(name, half)} (${scenario})`;
  return [
    ...(loss
      ? [`${nameOf(binds.rpo, service)}: ${writeLoss(rpo)} ${exceeds("RPO", objective.rpo)}.${sumOf(rpo)}`]
      : []),
    ...(time
      ? [`${nameOf(binds.rto, service)}: ${writeTime(rto)} ${exceeds("RTO", objective.rto)}.${sumOf(rto)}`]
      : []),
  ];
}

function noWayBack(service: Service, { scenario, objective, binds }: ScenarioVerdict): string {
  const name = nameOf(binds.rto, service);
  return `${name}: nothing in this program brings it back (${scenario}), so ${writeObjectives(objective)} cannot be met.`;
}

function unproven(service: Service, verdict: ScenarioVerdict, context: RuleContext): RuleFinding {
  const { scenario, objective, rto, rpo, binds, because } = verdict;
  const reason = verdict.reason ?? "unknown";
  const lossOpen = typeof objective.rpo === "number" && compare(rpo, objective.rpo) !== "meets";
  const timeOpen = typeof objective.rto === "number" && compare(rto, objective.rto) !== "meets";
  const stated = [
    ...(objective.rto !== null && (timeOpen || !lossOpen) ? [writeObjective("RTO", objective.rto)] : []),
    ...(objective.rpo !== null && (lossOpen || !timeOpen) ? [writeObjective("RPO", objective.rpo)] : []),
  ];
  const value = lossOpen && !timeOpen ? rpo : rto;
  const binding = lossOpen && !timeOpen ? binds.rpo : (binds.rto ?? binds.rpo);
  const sum = writeSum(value);
  const why = because ?? `${WHY[reason]}${sum === "" ? "" : `: ${sum}`}`;
  return {
    verdict: "unproven",
    level: levelOf(reason, service, context),
    service: service.name,
    scenario,
    ...(binding ? { urn: binding.urn } : {}),
    message: `${nameOf(binding, service)}: ${stated.join(" and ")} (${scenario}) ${stated.length > 1 ? "are" : "is"} unproven: ${why}.`,
    fix: WAY_OUT[reason],
  };
}

const WHY: Readonly<Record<UnprovenReason, string>> = {
  unknown: "a setting cannot be known at preview",
  untested: "nobody has measured or vouched for a step",
  unmodelled: "there is no model of a member",
  range: "the objective lies between the least and the most",
};

const WAY_OUT: Readonly<Record<UnprovenReason, string>> = {
  unknown: "Give the setting a value that is known at preview.",
  untested: "Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
  unmodelled: "Give the resource the tag continuity:role = none if the service can do without it.",
  range: "Declare or measure the steps that are only assumed, or loosen the objective.",
};

/** A missing drill is excused until the day the service names. */
function levelOf(reason: UnprovenReason, service: Service, context: RuleContext): Level {
  const due = service.statement.firstDrillBy;
  if (reason === "untested" && due !== undefined && context.asOf >= due) return "mandatory";
  return context.unproven[reason];
}

function writeObjective(name: string, half: ObjectiveHalf): string {
  return typeof half === "number" ? `${name} ${formatDuration(half)}` : `the ${name}`;
}

function writeObjectives({ rto, rpo }: Objective): string {
  const halves = [
    ...(rto === null ? [] : [writeObjective("RTO", rto)]),
    ...(rpo === null ? [] : [writeObjective("RPO", rpo)]),
  ];
  return halves.join(" and ");
}

function sumOf(value: Bound): string {
  const sum = writeSum(value);
  return sum === "" ? "" : ` ${sum.charAt(0).toUpperCase()}${sum.slice(1)}.`;
}

function nameOf(resource: { readonly name: string } | undefined, service: Service): string {
  return resource?.name ?? service.name;
}
