import { formatDuration, type Seconds } from "../declaration/duration";
import { objectivesByScenario } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { Impossible, PassedOver, Showing } from "./arrangement";
import { Field } from "./field";
import { nearestOf } from "./nearest";
import type { Question } from "./question";
import { NO_OBJECTIVES, Search } from "./search";

/** Why no candidate keeps what is asked: the scenario, what of it is too strict, and what could be kept. */
export function impossible(search: Search): Impossible {
  const { field, question } = search;
  const scenario = hopelessScenario(search);
  const closest = closestTo(scenario, search);
  const common = { kind: "impossible", scenario, closest, among: field.candidates.length } as const;
  const level = question.minimumServiceLevel;
  if (level !== undefined && closest.showing.shortage !== undefined) {
    const nearest = mostLeft(scenario, level, search);
    const rest = nearest === undefined ? lackOf(scenario, question) : `the most is ${nearest}`;
    const sentence = `minimum service level ${level} (${scenario}) cannot be met by any arrangement of ${field.title}: ${rest}`;
    return {
      ...common,
      half: "minimum service level",
      objective: level,
      ...(nearest === undefined ? {} : { nearest }),
      sentence,
    };
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

/** The greatest share of capacity, in hundredths, that is left by any candidate; undefined where nothing is. */
function mostLeft(scenario: Scenario, level: number, { field, question }: Search): number | undefined {
  const isLeft = (hundredths: number): boolean => {
    const asked = { ...question, objectives: NO_OBJECTIVES, minimumServiceLevel: hundredths / 100 };
    return new Search(new Field(field.kind, asked, field.grounds), asked).best(scenario) === "proven";
  };
  if (!isLeft(0)) return undefined;
  let [low, high] = [0, Math.ceil(level * 100)];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (isLeft(middle)) low = middle;
    else high = middle;
  }
  return low / 100;
}

/** A scenario in which all fall short; where each by itself could be kept, the first that the best compromise misses. */
function hopelessScenario(search: Search): Scenario {
  const alone = search.stated.find((scenario) => search.isHopeless(scenario));
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

/**
 * What comes closest: the candidate that violates least, of equals the one whose sure way is quickest, which is then told;
 * where all lack capacity, the one with most of it.
 */
function closestTo(scenario: Scenario, search: Search): PassedOver {
  const all = search.field.candidates.map((candidate) => {
    const [asked, sure] = [search.showing(candidate, scenario), search.unasked(candidate, scenario)];
    const quickest = sure.verdict.rto.hi ?? Number.POSITIVE_INFINITY;
    const showing = asked.grade === "slim" && Number.isFinite(quickest) ? sure : asked;
    return { candidate, showing, excess: excessOf(asked), quickest };
  });
  const [first, ...others] = all;
  if (first === undefined) throw new Error(`nothing makes up ${search.field.title}`);
  const isCloser = (one: typeof first, other: typeof first) =>
    one.excess < other.excess || (one.excess === other.excess && one.quickest < other.quickest);
  const best = others.reduce((closest, one) => (isCloser(one, closest) ? one : closest), first);
  const { candidate, showing } = Number.isFinite(best.excess) ? best : (all.at(-1) ?? first);
  return search.passedOver(candidate, showing);
}

/** By how much an objective is surely violated, time and data together. */
function excessOf({ verdict: { rto, rpo, objective }, shortage }: Showing): Seconds {
  if (shortage !== undefined) return Number.POSITIVE_INFINITY;
  const over = (lo: Seconds, half: unknown) => (typeof half === "number" ? Math.max(0, lo - half) : 0);
  return over(rto.lo, objective.rto) + over(rpo.lo, objective.rpo);
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
