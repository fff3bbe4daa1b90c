import { formatDuration } from "../declaration/duration";
import type { Objective, ObjectiveHalf } from "../declaration/objectives";
import type { EstateResource } from "../estate/resource";
import { type Bound, compare, isImpossible } from "../recovery/bound";
import { exists } from "../recovery/path";
import { Remedies } from "../remedy/remedy";
import type { Service } from "../verdict/services";
import { isShort, sumsInDoubt } from "../verdict/short";
import type { ScenarioVerdict, UnprovenReason } from "../verdict/verdict";
import type { Level, RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { writeLoss, writeSum, writeTime } from "./sum";
import { untestedOf } from "./untested";
import { wayOut, wayOutOfDoubt } from "./way-out";
import { WHY_UNPROVEN } from "./why-unproven";
import { sentence as asSentence } from "./wording";

/** Does each scenario meet its objective? The main question. */
export const objectiveMet: Rule = {
  id: "objective-met",
  asks: "Does each service meet its objective in each scenario?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    const remedies = new Remedies(context.judge);
    const services = new Map(context.declared.services.map((service) => [service.name, service]));
    for (const { name, scenarios } of context.verdicts) {
      const service = services.get(name);
      if (service === undefined) continue;
      for (const scenario of scenarios) {
        if (scenario.verdict === "violates") yield violation(service, scenario, remedies, context);
        if (scenario.verdict === "unproven") yield unproven(service, scenario, remedies, context);
      }
    }
  },
};

function violation(
  service: Service,
  verdict: ScenarioVerdict,
  remedies: Remedies,
  { surroundings }: RuleContext,
): RuleFinding {
  const { scenario, objective, rto, rpo, binds } = verdict;
  const loss = exceeds(rpo, objective.rpo);
  const culprit = !isImpossible(rto) && loss ? binds.rpo : binds.rto;
  return {
    verdict: "violates",
    service: service.name,
    scenario,
    ...(culprit ? { urn: culprit.urn } : {}),
    message: isImpossible(rto) ? noWayBack(service, verdict) : excess(service, verdict),
    fix: wayOut(verdict, remedies.of(service, verdict), service, surroundings.timing),
  };
}

function exceeds(value: Bound, half: ObjectiveHalf): boolean {
  return typeof half === "number" && compare(value, half) === "violates";
}

function excess(service: Service, { scenario, objective, rto, rpo, binds }: ScenarioVerdict): string {
  const sentence = (half: "rto" | "rpo", value: Bound, written: string) =>
    exceeds(value, objective[half])
      ? [
          `${nameOf(binds[half], service)}: ${written} exceeds ${writeObjective(half.toUpperCase(), objective[half])} (${scenario}).${sumOf(value)}`,
        ]
      : [];
  return [...sentence("rpo", rpo, writeLoss(rpo)), ...sentence("rto", rto, writeTime(rto))].join(" ");
}

function noWayBack(service: Service, { scenario, objective, rto, binds, because, members }: ScenarioVerdict): string {
  const failed = `so ${writeObjectives(objective)} cannot be met`;
  if (because !== undefined) return `${service.name}: ${because}, ${failed} (${scenario}).`;
  if (binds.rto !== undefined) {
    return `${binds.rto.name}: nothing in this program brings it back (${scenario}), ${failed}.${closedWay(binds.rto, members)}`;
  }
  const waited = rto.steps.find(({ lo }) => lo === Number.POSITIVE_INFINITY)?.source;
  return `${service.name}: it waits for a service that does not come back (${scenario}: ${waited}), ${failed}.`;
}

/** The way back that lacks least, and what it lacks. */
function closedWay(member: EstateResource, members: ScenarioVerdict["members"]): string {
  const paths = members.filter(({ resource }) => resource === member).flatMap((one) => one.paths);
  const [first] = paths
    .filter((path) => exists(path) === false)
    .map(({ mechanism, requires }) => ({ mechanism, lacks: requires.filter(({ holds }) => holds === false) }))
    .sort((a, b) => a.lacks.length - b.lacks.length);
  return first ? ` Closed: ${first.mechanism} (not so: ${first.lacks.map(({ text }) => text).join("; ")}).` : "";
}

function unproven(service: Service, verdict: ScenarioVerdict, remedies: Remedies, context: RuleContext): RuleFinding {
  const { scenario, objective, rto, rpo, binds, because } = verdict;
  const reason = verdict.reason ?? "unknown";
  const lossOpen = isShort(rpo, objective.rpo);
  const timeOpen = isShort(rto, objective.rto);
  const stated = [
    ...(objective.rto !== null && (timeOpen || !lossOpen) ? [writeObjective("RTO", objective.rto)] : []),
    ...(objective.rpo !== null && (lossOpen || !timeOpen) ? [writeObjective("RPO", objective.rpo)] : []),
  ];
  const sums = sumsInDoubt(verdict, objective);
  const written = [...new Set(sums.map(writeSum).filter((sum) => sum !== ""))].join("; ");
  const culprit = because === undefined ? (lossOpen && !timeOpen ? binds.rpo : binds.rto) : binds.doubt;
  const at = culprit ?? binds.rto ?? binds.rpo;
  // No change measures what nobody has measured, so none is looked for.
  const doubt =
    reason === "untested"
      ? untestedOf(sums, verdict, culprit, context.surroundings)
      : { because: WHY_UNPROVEN[reason], fix: wayOutOfDoubt(verdict, reason, () => remedies.of(service, verdict)) };
  const why = because ?? `${doubt.because}${written === "" ? "" : `: ${written}`}`;
  return {
    verdict: "unproven",
    level: levelOf(reason, service, context),
    service: service.name,
    scenario,
    ...(at ? { urn: at.urn } : {}),
    message: `${nameOf(culprit, service)}: ${stated.join(" and ")} (${scenario}) ${stated.length > 1 ? "are" : "is"} unproven: ${why}.`,
    fix: doubt.fix,
  };
}

/** A missing drill is excused until the day the service names. */
function levelOf(reason: UnprovenReason, service: Service, context: RuleContext): Level {
  const due = service.statement.firstDrillBy;
  if (reason === "untested" && due !== undefined && context.surroundings.asOf >= due) return "mandatory";
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
  return sum === "" ? "" : ` ${asSentence(sum)}`;
}

function nameOf(resource: { readonly name: string } | undefined, service: Service): string {
  return resource?.name ?? service.name;
}
