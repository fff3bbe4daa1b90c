import type { Seconds } from "../declaration/duration";
import { NO_OBJECTIVE, type Objective } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { Grade } from "./arrangement";
import { leastDepending, rankOf } from "./grade";
import { Search } from "./search";

/** Which half of an objective to loosen, and the least that could be kept in its place. */
export interface Nearest {
  readonly half: "rto" | "rpo";
  /** Undefined where none could be. */
  readonly seconds: Seconds | undefined;
}

/** A half as it could be kept. */
interface Kept {
  readonly half: "rto" | "rpo";
  readonly seconds: Seconds;
  readonly grade: Grade;
}

/**
 * Looks for the half to loosen, the other one left as stated: the one with which the objective is then kept better, else the
 * one that takes less. What could be kept is found by the model, which is asked for ever stricter objectives.
 */
export function nearestOf(scenario: Scenario, objective: Objective, search: Search): Nearest {
  const halves = (["rpo", "rto"] as const).filter((half) => objective[half] !== null);
  const kept = halves.flatMap((half) => leastKept(scenario, half, objective, search));
  const [best] = kept.sort((a, b) => rankOf(a.grade) - rankOf(b.grade) || a.seconds - b.seconds);
  return { half: best?.half ?? halves[0] ?? "rto", seconds: best?.seconds };
}

function leastKept(scenario: Scenario, half: "rto" | "rpo", objective: Objective, search: Search): readonly Kept[] {
  const gradeAt = (seconds: Seconds | null): Grade =>
    withObjective(scenario, { ...objective, [half]: seconds }, search).best(scenario);
  const without = withObjective(scenario, { ...objective, [half]: null }, search);
  const sums = sumsOf(scenario, half, without).filter((seconds) => gradeAt(seconds) !== "short");
  if (sums.length === 0) return [];
  const stated = objective[half];
  let [low, high] = [typeof stated === "number" ? stated : 0, Math.min(...sums)];
  // What is kept with an objective is kept with a looser one: the least lies where the grade changes.
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (gradeAt(middle) === "short") low = middle + 1;
    else high = middle;
  }
  return [{ half, seconds: high, grade: gradeAt(high) }];
}

/** The same search with another objective, for one scenario alone. */
function withObjective(scenario: Scenario, objective: Objective, { field, question }: Search): Search {
  const objectives = { plain: NO_OBJECTIVE, scenarios: { [scenario]: objective } };
  return new Search(field, { ...question, objectives });
}

/** What the verdicts that fall short of nothing come to: one of these sums is kept if any is. */
function sumsOf(scenario: Scenario, half: "rto" | "rpo", search: Search): readonly Seconds[] {
  const showings = new Set(search.field.candidates.map((candidate) => search.showing(candidate, scenario)));
  const kept = [...showings].filter(({ grade }) => grade !== "short");
  return [...new Set(kept.map(({ verdict }) => leastDepending(verdict[half])))].filter(Number.isFinite);
}
