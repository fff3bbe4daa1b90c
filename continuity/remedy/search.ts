import { SCENARIOS, type Scenario } from "../declaration/scenario";
import type { ServiceJudge } from "../verdict/service-verdicts";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict, Verdict } from "../verdict/verdict";
import { bySize, type Change, joined } from "./change";
import { type Trial, tryOut } from "./trial";

/** Where the search may look, and what it may find out. */
export interface Search {
  readonly scenario: Scenario;
  readonly service: Service;
  readonly judge: ServiceJudge;
  /** Whether a figure that nobody has measured is no answer, as it is where every figure is there and too wide. */
  readonly provenOnly: boolean;
  /** Changes that are made already, for another member. */
  readonly made: readonly Change[];
  readonly budget: Budget;
}

/** What may still be tried out. */
export interface Budget {
  /** How many trials. */
  trials: number;
  /** How many runs may be listed for them, in all searches of a program. */
  readonly runs: { left: number; readonly listed: Set<string> };
}

/** Whether a trial can be afforded; if so, it is counted. */
export function affords(budget: Budget, changes: readonly Change[]): boolean {
  const { trials, runs } = budget;
  const listings = changes.flatMap(({ listing }) => (listing && !runs.listed.has(listing.schedules) ? [listing] : []));
  const needed = listings.reduce((sum, one) => sum + one.runs, 0);
  if (trials <= 0 || needed > runs.left) return false;
  budget.trials--;
  runs.left -= needed;
  for (const { schedules } of listings) runs.listed.add(schedules);
  return true;
}

/** Positions among sets of changes. */
export interface Smallest {
  /** Of the set with which the objective is met, or left to a drill. */
  readonly answer?: number;
  /** Of the set with which the objective is surely missed no longer, though it stays open; only where there is no answer. */
  readonly inPart?: number;
}

/**
 * The smallest set of changes with which the objective is met, found by trying them out. Of as many changes those that
 * prove it go before those that leave it to a drill; none may worsen another scenario.
 */
export function smallest(sets: readonly (readonly Change[])[], search: Search): Smallest {
  const ordered = sets.map((changes, position) => ({ changes, position })).sort((a, b) => bySize(a.changes, b.changes));
  const before = search.judge.verdict(search.service, search.scenario);
  let untested: (typeof ordered)[number] | undefined;
  let inPart: (typeof ordered)[number] | undefined;
  for (const one of ordered) {
    if (untested !== undefined && one.changes.length > untested.changes.length) break;
    const trial = trialOf(one.changes, search);
    if (trial === undefined) continue;
    const verdict = trial.judge.verdict(trial.service, search.scenario);
    if (isEnough(verdict, search)) {
      if (worsensAnother(trial, search)) continue;
      if (verdict.verdict === "meets") return { answer: one.position };
      untested ??= one;
    } else if (untested === undefined && inPart === undefined && isWorse(before, verdict)) {
      if (!worsensAnother(trial, search)) inPart = one;
    }
  }
  if (untested !== undefined) return { answer: untested.position };
  return inPart === undefined ? {} : { inPart: inPart.position };
}

/** What changes come to, where that is an answer. */
export function tried(changes: readonly Change[], search: Search): ScenarioVerdict | undefined {
  const trial = trialOf(changes, search);
  return trial && answerOf(trial, search);
}

function trialOf(changes: readonly Change[], { service, judge, made, budget }: Search): Trial | undefined {
  return affords(budget, changes) ? tryOut(joined(...made, ...changes), service, judge) : undefined;
}

/** What a trial comes to, where that is an answer. */
export function answerOf(trial: Trial, search: Omit<Search, "made" | "budget">): ScenarioVerdict | undefined {
  const verdict = trial.judge.verdict(trial.service, search.scenario);
  return isEnough(verdict, search) && !worsensAnother(trial, search) ? verdict : undefined;
}

/** Whether another scenario is worse than before. */
function worsensAnother(trial: Trial, { scenario, service, judge }: Omit<Search, "made" | "budget">): boolean {
  return SCENARIOS.some(
    (other) => other !== scenario && isWorse(trial.judge.verdict(trial.service, other), judge.verdict(service, other)),
  );
}

function isEnough(verdict: ScenarioVerdict, { provenOnly }: Pick<Search, "provenOnly">): boolean {
  return isAnswer(verdict) && (!provenOnly || verdict.verdict === "meets");
}

/** Whether nothing is left to do but to measure what nobody has measured. */
export function isAnswer({ verdict, reason }: ScenarioVerdict): boolean {
  return verdict === "meets" || (verdict === "unproven" && reason === "untested");
}

const RANK: Readonly<Record<Verdict, number>> = { undeclared: 0, meets: 0, unproven: 1, violates: 2 };

function isWorse(after: ScenarioVerdict, before: ScenarioVerdict): boolean {
  return RANK[after.verdict] > RANK[before.verdict];
}
