import type { Seconds } from "../declaration/duration";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import { OWN_COMPONENTS } from "../estate/declarations";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Bag, isBag, isList, type Value } from "../estate/value";
import { COSTS, type Cost } from "../recovery/edit";
import { GRADES, type Grade } from "./grade";

/** A choice as plain data, for reports: what was chosen, how it does, and why nothing cheaper was. */
export interface ChoiceSummary {
  /** The kind of member: `database`. */
  readonly kind: string;
  readonly choices: readonly string[];
  /** What it costs beyond the least, in the units of docs/planning.md. */
  readonly cost: readonly { readonly kind: Cost; readonly amount: number; readonly reason: string }[];
  /** How many arrangements there were to choose from. */
  readonly among: number;
  readonly scenarios: readonly ScenarioSummary[];
  readonly passedOver: readonly PassedOverSummary[];
  /** How many more were passed over for reasons that are not told. */
  readonly untold: number;
}

/** How what was chosen does in a scenario. */
export interface ScenarioSummary {
  readonly scenario: Scenario;
  readonly grade: Grade;
  readonly rto: HalfSummary;
  readonly rpo: HalfSummary;
}

/** One half of an objective, and what it comes to. */
export interface HalfSummary {
  /** Null where none is stated. */
  readonly objective: Seconds | null;
  /** The most it can be; null where no bound is known. */
  readonly seconds: Seconds | null;
  /** The steps that add up to it: `Multi-AZ failover (typical) 1m to 2m`. */
  readonly sum: string;
}

/** Arrangements that were passed over for the same reason. */
export interface PassedOverSummary {
  /** What the cheapest of them is. */
  readonly choices: readonly string[];
  /** The first scenario in which it is not good enough. */
  readonly scenario: Scenario;
  readonly why: string;
  /** How many others fall short just so. */
  readonly others: number;
}

/** A member that a component planned, with what it says of its choice. */
export interface PlannedMember {
  readonly component: EstateResource;
  readonly service: string;
  readonly planned: ChoiceSummary;
}

/** Every member whose choice a component has registered, sorted by URN. What cannot be read was not written by this version. */
export function plannedMembers(index: EstateIndex): readonly PlannedMember[] {
  return index.estate.resources
    .filter(({ type }) => type.startsWith(OWN_COMPONENTS))
    .flatMap((component) => {
      const { planned, service } = component.inputs ?? {};
      const read = typeof service === "string" ? readChoice(planned) : undefined;
      return read === undefined ? [] : [{ component, service: service as string, planned: read }];
    })
    .sort((a, b) => (a.component.urn < b.component.urn ? -1 : 1));
}

function readChoice(value: Value | undefined): ChoiceSummary | undefined {
  const { kind, among, untold, ...lists } = bag(value);
  const choices = allOf(lists.choices, text);
  const cost = allOf(lists.cost, (one) => {
    const { kind: of, amount, reason } = bag(one);
    return COSTS.includes(of as Cost) && typeof amount === "number" && typeof reason === "string"
      ? { kind: of as Cost, amount, reason }
      : undefined;
  });
  const scenarios = allOf(lists.scenarios, readScenario);
  const passedOver = allOf(lists.passedOver, readPassedOver);
  if (typeof kind !== "string" || typeof among !== "number" || typeof untold !== "number") return undefined;
  if (!choices || !cost || !scenarios || !passedOver) return undefined;
  return { kind, choices, cost, among, scenarios, passedOver, untold };
}

function readScenario(value: Value): ScenarioSummary | undefined {
  const { scenario, grade, rto, rpo } = bag(value);
  const [time, loss] = [readHalf(rto), readHalf(rpo)];
  if (!SCENARIOS.includes(scenario as Scenario) || !GRADES.includes(grade as Grade)) return undefined;
  return time && loss && { scenario: scenario as Scenario, grade: grade as Grade, rto: time, rpo: loss };
}

function readHalf(value: Value | undefined): HalfSummary | undefined {
  // Engines leave out properties that are null.
  const { objective = null, seconds = null, sum } = bag(value);
  return isSeconds(objective) && isSeconds(seconds) && typeof sum === "string"
    ? { objective, seconds, sum }
    : undefined;
}

function readPassedOver(value: Value): PassedOverSummary | undefined {
  const { scenario, why, others } = bag(value);
  const choices = allOf(bag(value).choices, text);
  if (!SCENARIOS.includes(scenario as Scenario) || typeof why !== "string" || typeof others !== "number")
    return undefined;
  return choices && { choices, scenario: scenario as Scenario, why, others };
}

function allOf<T>(value: Value | undefined, read: (one: Value) => T | undefined): readonly T[] | undefined {
  if (value === undefined || !isList(value)) return undefined;
  const all = value.map(read).filter((one): one is T & {} => one !== undefined);
  return all.length === value.length ? all : undefined;
}

const bag = (value: Value | undefined): Bag => (isBag(value) ? value : {});
const text = (value: Value): string | undefined => (typeof value === "string" ? value : undefined);
const isSeconds = (value: Value): value is number | null => value === null || typeof value === "number";
