import type { Seconds } from "../declaration/duration";
import { NO_OBJECTIVE, type Objective } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import { type Grade, rankOf } from "../verdict/grade";
import type { Search } from "./search";

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
  const asking = (seconds: Seconds) => withObjective(scenario, { ...objective, [half]: seconds }, search);
  const isKept = (seconds: Seconds) => !asking(seconds).isHopeless(scenario);
  const stated = objective[half];
  let low = typeof stated === "number" ? stated : 0;
  let high = low;
  while (!isKept(high)) {
    if (high >= LONGEST) return [];
    low = high;
    high = Math.max(MINUTE, 2 * high);
  }
  // What is kept with an objective is kept with a looser one: the least lies where that begins.
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isKept(middle)) high = middle;
    else low = middle;
  }
  return [{ half, seconds: high, grade: asking(high).best(scenario) }];
}

const MINUTE: Seconds = 60;

/** Nobody wants to wait longer, or to lose more, than a quarter of a year. */
const LONGEST: Seconds = 90 * 86_400;

/** The same search with another objective, for one scenario alone. */
function withObjective(scenario: Scenario, objective: Objective, search: Search): Search {
  return search.asking({ plain: NO_OBJECTIVE, scenarios: { [scenario]: objective } });
}
