import type { NearMiss } from "../backup/misses";
import { closestMiss } from "../backup/near-miss";
import { optInOf } from "../backup/opt-in";
import type { PlanCoverage } from "../backup/plans";
import { reaches } from "../backup/reach";
import { arnOf } from "../backup/types";
import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import { type BackableMember, backableMembers } from "./backed-up";
import type { RuleFinding } from "./finding";
import type { Rule, RuleContext } from "./rule";
import { sentence } from "./wording";

/** The scenarios in which recovery points bring data back that nothing else does. */
const NEEDING_BACKUPS: readonly Scenario[] = ["data", "region", "compromise"];

/** Does a backup plan cover what a service must get back? */
export const backupCovers: Rule = {
  id: "backup-covers",
  asks: "Does a backup plan cover every data member that nothing else brings back?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    for (const one of backableMembers(context)) {
      if (one.member.role !== "data") continue;
      const need = needOf(one, context);
      const finding = need && findingOf(one, need, context);
      if (finding !== undefined) yield finding;
    }
  },
};

/** What a member would need backups for. */
interface Need {
  /** Whether other ways meet all that is stated. */
  readonly met: boolean;
  /** The scenarios in which nothing brings it back. */
  readonly stranded: readonly Scenario[];
  /** Whether an objective surely fails for that. */
  readonly fails: boolean;
}

/** Undefined where no objective is stated that backups could meet. */
function needOf({ service, member }: BackableMember, { verdicts }: RuleContext): Need | undefined {
  const scenarios = verdicts.find(({ name }) => name === service.name)?.scenarios ?? [];
  const stated = scenarios.filter(
    ({ scenario, verdict }) => NEEDING_BACKUPS.includes(scenario) && verdict !== "undeclared",
  );
  if (stated.length === 0) return undefined;
  const stranded = stated.filter(
    ({ verdict, members }) =>
      verdict !== "meets" && members.find(({ resource }) => resource === member.resource)?.path === undefined,
  );
  return {
    met: stated.every(({ verdict }) => verdict === "meets"),
    stranded: NEEDING_BACKUPS.filter((scenario) => stranded.some((one) => one.scenario === scenario)),
    fails: stranded.some(({ verdict }) => verdict === "violates"),
  };
}

function findingOf(one: BackableMember, need: Need, context: RuleContext): RuleFinding | undefined {
  const { covering, chains, unread } = one.protection;
  if (covering.some(({ coverage }) => coverage.covered === true)) return undefined;
  const doubtful = covering[0];
  if (doubtful !== undefined) return need.met ? undefined : doubt(one, doubtful);
  if (chains.length > 0 || unread.length > 0) return undefined;
  const miss = missOf(one, context);
  if (need.stranded.length > 0) return uncovered(one, need, miss, context);
  return miss?.slip === true ? slip(one, miss) : undefined;
}

function missOf({ subject }: BackableMember, { surroundings }: RuleContext): NearMiss | undefined {
  const { resource, tags, service } = subject;
  const optIn = optInOf(resource, service, surroundings);
  const arn = arnOf(resource);
  if (arn === undefined) return undefined;
  return closestMiss(surroundings.plans, { resource, tags, arn, optIn }, surroundings.index);
}

function uncovered(
  { service, member }: BackableMember,
  { stranded, fails }: Need,
  miss: NearMiss | undefined,
  { surroundings }: RuleContext,
): RuleFinding {
  const { name, urn } = member.resource;
  const way = miss === undefined ? withoutPlan(name, surroundings.plans.length > 0) : nearly(miss);
  const message = `${name}: no backup plan covers it${way.aside}, and nothing else brings it back (${stranded.join(", ")}).${way.closest}`;
  const { fix } = way;
  const level = fails ? "mandatory" : "advisory";
  return { verdict: "violates", level, service: service.name, urn, message, fix };
}

/** What is said of a member that nothing brings back. */
interface WayOut {
  /** Follows `no backup plan covers it`. */
  readonly aside: string;
  /** A sentence of its own. */
  readonly closest: string;
  readonly fix: string;
}

/** Where no plan of the program is about anything like it. */
function withoutPlan(name: string, plans: boolean): WayOut {
  const selection = plans
    ? `selection that names ${name} to one of them`
    : `backup plan with a selection that names ${name}`;
  const fix = `Add a ${selection}, or state the plan that covers it under external in lifeboat.yaml.`;
  return { aside: plans ? " (those of this program name others)" : " (this program has none)", closest: "", fix };
}

function nearly(miss: NearMiss): WayOut {
  return { aside: "", closest: ` ${closestOf(miss)}`, fix: sentence(miss.fix) };
}

function slip({ service, member }: BackableMember, miss: NearMiss): RuleFinding {
  const { name, urn } = member.resource;
  const message = `${name}: no backup plan covers it. ${closestOf(miss)}`;
  return { verdict: "violates", level: "advisory", service: service.name, urn, message, fix: sentence(miss.fix) };
}

function closestOf({ plan, selection, why }: NearMiss): string {
  if (selection === undefined) return `Plan ${plan.name} comes closest: ${why}.`;
  const of = selection === plan ? "" : ` of plan ${plan.name}`;
  return `Selection ${selection.name}${of} comes closest: ${why}.`;
}

function doubt({ service, member, level }: BackableMember, covering: PlanCoverage): RuleFinding {
  const { name, urn } = member.resource;
  const { because = "not known at preview" } = covering.coverage;
  const message = `${name}: whether a backup plan covers it cannot be known: ${because}.`;
  const fix = sentence(outOfDoubt(covering, member.resource));
  return { verdict: "unproven", level, service: service.name, urn, message, fix };
}

function outOfDoubt({ plan, selection, coverage }: PlanCoverage, resource: EstateResource): string {
  const { name } = resource;
  if (plan.resource === selection) return "state that plan under external in lifeboat.yaml";
  if (reaches(plan.resource, resource) !== true) {
    return `give the providers of ${plan.resource.name} and ${name} a region and allowedAccountIds that are known at preview`;
  }
  const { optIn, because, fix } = coverage;
  if (fix !== undefined) return fix;
  if (optIn?.fix !== undefined && optIn.because === because) return optIn.fix;
  return `name ${name} in resources of ${selection.name} by one reference to its ARN`;
}
