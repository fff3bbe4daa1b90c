import type { Seconds } from "../declaration/duration";
import { type Setting, unknown } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { type Chain, type ChainFigures, chainsOfRule } from "./chain";
import { type Candidate, type Coverage, covers, doubted } from "./coverage";
import { lockConditions } from "./lock";
import type { Maker } from "./maker";
import { namedByReference } from "./named-resources";
import { type BackupRule, PLAN_TYPE, rulesOf, runsUnread } from "./plan";
import { plansAbout } from "./plans-about";
import { reaches } from "./reach";
import { acceptance } from "./refusal";
import { type SelectedTag, selectedTags } from "./selection-tags";
import type { ContinuousBackup } from "./types";

export const SELECTION_TYPE = "aws:backup/selection:Selection";

/** A plan of the program with its rules and selections. */
export interface BackupPlan {
  /** The plan; where the program does not hold it, the selection that belongs to it. */
  readonly resource: EstateResource;
  readonly rules: Setting<readonly BackupRule[]>;
  readonly selections: readonly EstateResource[];
  /** All that it can cover, by URN, where its selections tell that by reference alone. */
  readonly confinedTo?: ReadonlySet<string>;
  /** Tags of which all that it covers has one, where its selections ask for nothing but tags that are known. */
  readonly selectedBy?: readonly SelectedTag[];
}

/** Every backup plan of the program, each read once, and those elsewhere to which a selection of the program belongs. */
export function backupPlans(index: EstateIndex): readonly BackupPlan[] {
  const selections = new Map<string, EstateResource[]>();
  const elsewhere: BackupPlan[] = [];
  for (const selection of index.ofType(SELECTION_TYPE)) {
    const plans = index.across(selection, "planId", PLAN_TYPE);
    if (plans.length === 0) elsewhere.push(planElsewhere(selection, index));
    for (const plan of plans) selections.set(plan.urn, [...(selections.get(plan.urn) ?? []), selection]);
  }
  const own = index.ofType(PLAN_TYPE).map((resource) => {
    const selected = selections.get(resource.urn) ?? [];
    return { resource, rules: rulesOf(resource, index), selections: selected, ...confinement(selected, index) };
  });
  return [...own, ...elsewhere];
}

/** A selection whose plan is made in another stack, or by hand: nobody can see its rules here. */
function planElsewhere(selection: EstateResource, index: EstateIndex): BackupPlan {
  const rules = unknown(`the plan of selection ${selection.name} is not part of this program`);
  return { resource: selection, rules, selections: [selection], ...confinement([selection], index) };
}

function confinement(
  selections: readonly EstateResource[],
  index: EstateIndex,
): Pick<BackupPlan, "confinedTo" | "selectedBy"> {
  const confinedTo = confinesOf(selections, index);
  if (confinedTo !== undefined) return { confinedTo };
  const tags = selections.map(selectedTags);
  return tags.every((one) => one !== undefined) ? { selectedBy: tags.flat() } : {};
}

/** Spares asking every plan about every member: in a large program most plans are about a few members of their own. */
function confinesOf(selections: readonly EstateResource[], index: EstateIndex): ReadonlySet<string> | undefined {
  const urns = new Set<string>();
  for (const selection of selections) {
    const named = namedByReference(selection, index);
    if (named === undefined) return undefined;
    for (const { urn } of named) urns.add(urn);
  }
  return urns;
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
  return plansAbout(plans, candidate.resource, candidate.tags).flatMap((plan) => {
    const near = reaches(plan.resource, candidate.resource);
    if (near === false) return [];
    const found = plan.selections
      .filter((selection) => !strays(selection, plan.resource))
      .map((selection) => ({ plan, selection, coverage: coverageBy(selection, candidate, index) }))
      .filter(({ coverage }) => coverage.covered !== false);
    const sure = found.filter(({ coverage }) => coverage.covered === true);
    const best = sure.find(({ coverage }) => coverage.optIn === undefined) ?? sure[0] ?? found[0];
    if (best === undefined) return [];
    if (near === true) return [best];
    const because = `whether plan ${plan.resource.name} is in the Region and account of ${candidate.resource.name} is not known`;
    return [{ ...best, coverage: doubted(best.coverage, because) }];
  });
}

/** A selection in another Region than its plan does not find it there. */
export function strays(selection: EstateResource, plan: EstateResource): boolean {
  return differ(regionOf(selection), regionOf(plan)) === true;
}

/** A selection belongs to one plan; one that is computed from several, or from none here, proves nothing of any. */
function coverageBy(selection: EstateResource, candidate: Candidate, index: EstateIndex): Coverage {
  const coverage = covers(selection, candidate, index);
  const plans = index.across(selection, "planId", PLAN_TYPE).length;
  if (coverage.covered !== true || plans === 1) return coverage;
  if (plans === 0) return doubted(coverage, `the plan of selection ${selection.name} is not part of this program`);
  const because = `which plan ${selection.name} belongs to is not known at preview`;
  return doubted(coverage, because, `state planId of ${selection.name} by one reference to its plan`);
}

/** Why points may be there that nobody can see yet: those of a rule itself, or its copies. */
export interface Unread {
  readonly what: "points" | "copies";
  readonly condition: Condition;
  /** What would make them. @default AWS Backup */
  readonly by?: Maker;
  /** What is lost at least with them, whatever the rest turns out to be. @default 0 */
  readonly atLeast?: Seconds;
}

/** The chains of recovery points that all covering plans leave for a member. */
export function chainsOf(
  covering: readonly PlanCoverage[],
  figures: ChainFigures,
  support: ContinuousBackup,
  index: EstateIndex,
): { readonly chains: readonly Chain[]; readonly unread: readonly Unread[] } {
  const chains: Chain[] = [];
  const unread: Unread[] = [];
  for (const { plan, selection, coverage } of covering) {
    const covered = coverageCondition(plan, selection, coverage);
    const refused = refusalsOf(plan);
    if (plan.rules.kind === "unknown") {
      const condition = unknownCondition(covered.text, plan.rules.because);
      unread.push({ what: "points", condition }, { what: "copies", condition });
    }
    for (const rule of plan.rules.kind === "known" ? plan.rules.value : []) {
      const rivals = plan.rules.kind === "known" ? plan.rules.value.filter((other) => other !== rule) : [];
      const own = chainsOfRule(rule, covered, figures, rivals, support);
      chains.push(
        ...own.map((chain) => ({
          ...chain,
          requires: [...chain.requires, ...refused, ...lockConditions(chain, index)],
        })),
      );
      unread.push(...unreadOf(rule));
    }
  }
  return { chains, unread };
}

/** AWS takes a plan as a whole or not at all. */
function refusalsOf({ rules }: BackupPlan): readonly Condition[] {
  return rules.kind === "known" ? rules.value.flatMap(({ refusals }) => refusals.map(acceptance)) : [];
}

function unreadOf(rule: BackupRule): readonly Unread[] {
  const { schedule, startWindow, completionWindow, copies, plan, scheduleError } = rule;
  const missing = [schedule, startWindow, completionWindow].find((setting) => setting.kind === "unknown");
  const what = `rule ${rule.name} of ${plan.name}`;
  if (missing?.kind === "unknown") {
    const condition = runsUnread(what, missing.because, scheduleError);
    const copied = copies.kind === "unknown" || (copies.kind === "known" && copies.value.length > 0);
    return [{ what: "points", condition }, ...(copied ? [{ what: "copies" as const, condition }] : [])];
  }
  if (copies.kind !== "unknown") return [];
  return [{ what: "copies", condition: unknownCondition(`${what} copies`, copies.because) }];
}

function coverageCondition(plan: BackupPlan, selection: EstateResource, coverage: Coverage): Condition {
  const optIn = coverage.optIn === undefined ? "" : ` (${coverage.optIn.text})`;
  const said = plan.resource.declared === undefined ? "" : `, ${plan.resource.declared},`;
  const of = plan.resource === selection ? "" : ` of plan ${plan.resource.name}${said}`;
  const text = `selection ${selection.name}${of} covers it by ${coverage.by}${optIn}`;
  return coverage.covered === true
    ? condition(text, true)
    : unknownCondition(text, coverage.because ?? "not known at preview", coverage.fix);
}
