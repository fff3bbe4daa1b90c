import { formatDuration, type Seconds } from "../declaration/duration";
import { objectivesByScenario } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { Impossible } from "./arrangement";
import type { Candidate } from "./candidates";
import { nearestOf } from "./nearest";
import type { Question } from "./question";
import type { Search } from "./search";

/** Why no candidate keeps what is asked: the scenario, what of it is too strict, and what could be kept. */
export function impossible(search: Search): Impossible {
  const { field, question } = search;
  const scenario = hopelessScenario(search);
  const candidate = closestOf(scenario, search);
  const closest = search.passedOver(candidate, search.showing(candidate, scenario));
  const common = { kind: "impossible", scenario, closest, among: field.candidates.length } as const;
  const level = question.minimumServiceLevel;
  if (level !== undefined && closest.showing.shortage !== undefined) {
    const sentence = `minimum service level ${level} (${scenario}) cannot be met by any arrangement of ${field.title}: ${closest.showing.shortage}`;
    return { ...common, half: "minimum service level", objective: level, sentence };
  }
  const inForce = objectivesByScenario(question.objectives)[scenario];
  const { half, seconds: nearest } = nearestOf(scenario, inForce, search);
  const stated = inForce[half];
  const objective = typeof stated === "number" ? stated : 0;
  const head = `${half} ${formatDuration(objective)} (${scenario}) cannot be met by any arrangement of ${field.title}`;
  const rest = nearest === undefined ? lackOf(scenario, question) : leastOf(nearest, objective, scenario, search);
  return {
    ...common,
    half,
    objective,
    ...(nearest === undefined ? {} : { nearest }),
    sentence: `${head}: ${rest}`,
  };
}

/** A scenario in which all fall short; where each by itself could be kept, the first that the best compromise misses. */
function hopelessScenario(search: Search): Scenario {
  const alone = search.stated.find((scenario) => search.best(scenario) === "short");
  if (alone !== undefined) return alone;
  const misses = search.field.candidates
    .map((candidate) => search.stated.filter((scenario) => search.showing(candidate, scenario).grade === "short"))
    .sort((a, b) => a.length - b.length);
  return misses[0]?.[0] ?? "instance";
}

/** By itself it could be kept, but not together with what is asked for the other scenarios. */
function leastOf(nearest: Seconds, objective: Seconds, scenario: Scenario, search: Search): string {
  if (nearest > objective) return `the least is ${formatDuration(nearest)}`;
  const others = search.stated.filter((one) => one !== scenario);
  return `not together with what is asked for ${others.join(", ")}`;
}

/** Of all candidates the one that violates least, the cheapest of equals. */
function closestOf(scenario: Scenario, search: Search): Candidate<unknown> {
  const distance = (candidate: Candidate<unknown>): number => {
    const { verdict, shortage } = search.showing(candidate, scenario);
    const { rto, rpo, objective } = verdict;
    if (shortage !== undefined) return Number.POSITIVE_INFINITY;
    const over = (lo: Seconds, half: unknown) => (typeof half === "number" ? Math.max(0, lo - half) : 0);
    return over(rto.lo, objective.rto) + over(rpo.lo, objective.rpo);
  };
  const [first, ...others] = search.field.candidates;
  if (first === undefined) throw new Error(`nothing makes up ${search.field.title}`);
  return others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first);
}

/** What stands in the way where no objective at all could be met. */
function lackOf(scenario: Scenario, { others, home, compromise }: Question): string {
  const { lockedVault, airGappedVault, otherAccount } = compromise;
  if (scenario === "region" && others.length === 0) return "no other Region may be used";
  if (scenario === "zone" && home.zones.length < 2) return `there is one zone only in ${home.name}`;
  if (scenario === "compromise" && !lockedVault && !airGappedVault && otherAccount === undefined)
    return "neither a locked nor an air-gapped vault, nor one of another account, may be used";
  return "no way back would be left";
}
