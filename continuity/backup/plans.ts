import type { Setting } from "../declaration/setting";
import { accountOf, differ, regionOf } from "../estate/place";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { or } from "../recovery/logic";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { type Chain, type ChainFigures, chainsOfRule } from "./chain";
import { type Candidate, type Coverage, covers } from "./coverage";
import { type BackupRule, PLAN_TYPE, rulesOf, sameRegion } from "./plan";

export const SELECTION_TYPE = "aws:backup/selection:Selection";

/** A plan of the program with its rules and selections. */
export interface BackupPlan {
  readonly resource: EstateResource;
  readonly rules: Setting<readonly BackupRule[]>;
  readonly selections: readonly EstateResource[];
}

/** Every backup plan of the program, each read once. */
export function backupPlans(index: EstateIndex): readonly BackupPlan[] {
  const selections = new Map<string, EstateResource[]>();
  for (const selection of index.ofType(SELECTION_TYPE)) {
    for (const plan of index.across(selection, "planId", PLAN_TYPE)) {
      selections.set(plan.urn, [...(selections.get(plan.urn) ?? []), selection]);
    }
  }
  return index.ofType(PLAN_TYPE).map((resource) => ({
    resource,
    rules: rulesOf(resource, index),
    selections: selections.get(resource.urn) ?? [],
  }));
}

/** What a plan does for one member. */
export interface PlanCoverage {
  readonly plan: BackupPlan;
  readonly selection: EstateResource;
  readonly coverage: Coverage;
}

/** The plans that cover a member, surely or perhaps; the surest selection of each. */
export function coveringPlans(
  plans: readonly BackupPlan[],
  candidate: Candidate,
  index: EstateIndex,
): readonly PlanCoverage[] {
  return plans.flatMap((plan) => {
    const near = reaches(plan.resource, candidate.resource);
    if (near === false) return [];
    const found = plan.selections
      .map((selection) => ({ plan, selection, coverage: covers(selection, candidate, index) }))
      .filter(({ coverage }) => coverage.covered !== false);
    const best = found.find(({ coverage }) => coverage.covered === true) ?? found[0];
    if (best === undefined) return [];
    if (near === true) return [best];
    const because = `whether plan ${plan.resource.name} is in the Region and account of ${candidate.resource.name} is not known`;
    return [{ ...best, coverage: { ...best.coverage, covered: "unknown", because } }];
  });
}

/** A plan backs up what lies in its own Region and account. */
function reaches(plan: EstateResource, member: EstateResource): true | false | "unknown" {
  if (differ(regionOf(plan), regionOf(member)) === true || differ(accountOf(plan), accountOf(member)) === true)
    return false;
  return sameRegion(plan, member) ? true : "unknown";
}

/** The chains of recovery points that all covering plans leave for a member. */
export function chainsOf(
  covering: readonly PlanCoverage[],
  figures: ChainFigures,
  takesContinuous: boolean,
): { readonly chains: readonly Chain[]; readonly unread: readonly Condition[] } {
  const chains: Chain[] = [];
  const unread: Condition[] = [];
  for (const { plan, selection, coverage } of covering) {
    const covered = coverageCondition(plan, selection, coverage);
    if (plan.rules.kind !== "known") {
      if (plan.rules.kind === "unknown") unread.push(unknownCondition(covered.text, plan.rules.because));
      continue;
    }
    for (const rule of plan.rules.value) {
      const rivals = plan.rules.value.filter((other) => other !== rule);
      const own = chainsOfRule(rule, covered, figures, rivals, takesContinuous);
      chains.push(...own);
      const missing = [rule.schedule, rule.startWindow, rule.completionWindow].find(
        (setting) => setting.kind === "unknown",
      );
      if (missing?.kind === "unknown")
        unread.push(unknownCondition(`rule ${rule.name} of ${plan.resource.name} runs`, missing.because));
    }
  }
  return { chains, unread };
}

function coverageCondition(plan: BackupPlan, selection: EstateResource, coverage: Coverage): Condition {
  const text = `selection ${selection.name} of plan ${plan.resource.name} covers it by ${coverage.by}`;
  return coverage.covered === true
    ? condition(text, true)
    : unknownCondition(text, coverage.because ?? "not known at preview");
}

/** Whether any plan covers a member. */
export function isCovered(covering: readonly PlanCoverage[]): true | false | "unknown" {
  return or(...covering.map(({ coverage }) => coverage.covered));
}
