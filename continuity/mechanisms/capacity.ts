import type { Scenario } from "../declaration/scenario";
import type { Setting } from "../declaration/setting";
import type { EstateResource } from "../estate/resource";
import { spansZones, type Zones } from "../estate/zones";
import { type Condition, condition, settingCondition, unknownCondition } from "../recovery/path";

/** Units of one kind that share the work. */
export interface Capacity {
  /** What one is called: `task`, `instance`, `node`. */
  readonly unit: string;
  /** How many there are. */
  readonly units: Exclude<Setting<number>, { kind: "absent" }>;
  /** Where they are; taken to be spread evenly. */
  readonly zones: Zones;
  /** How many parts they fall into, each of which is spread by itself. @default 1 */
  readonly parts?: number;
  /** Whether one machine may hold all the units of a zone; else each has a machine of its own. */
  readonly packed?: true;
  /** What to change to have more, as an order with the number left out: `set desiredCapacity of web to`. */
  readonly order: string;
}

/**
 * Whether enough units are left when one of them is lost, or one zone with all that it holds: at least one, and the
 * service's minimum service level of all.
 *
 * @param level the share of units that must be left, 0 to 1; undefined where the service states none
 */
export function enoughLeft(
  scenario: Extract<Scenario, "instance" | "zone">,
  capacity: Capacity,
  level: number | undefined,
): Condition {
  const { unit, units, zones, order } = capacity;
  const text = `enough ${unit}s are left`;
  if (units.kind === "unknown") return unknownCondition(text, units.because);
  const byZone = losesByZone(scenario, capacity);
  const left = (count: number) => leftOf(count, scenario, capacity);
  const needed = (count: number) => Math.max(1, Math.ceil(count * (level ?? 0)));
  const enough = left(units.value) >= needed(units.value);
  const share = level === undefined ? "" : `, ${level} of them needed`;
  const told = `${text} (${Math.max(0, left(units.value))} of ${units.value}${share})`;
  if (!enough && byZone && zones.because !== undefined) return unknownCondition(text, zones.because);
  const fewest = enough ? undefined : smallest((count) => left(count) >= needed(count), units.value);
  return condition(told, enough, fewest === undefined ? undefined : `${order} ${fewest}`);
}

/** How many units are left at the least; undefined where their number is not known, or their zones matter and are not. */
export function unitsLeft(scenario: Extract<Scenario, "instance" | "zone">, capacity: Capacity): number | undefined {
  const { units, zones } = capacity;
  if (units.kind === "unknown" || (losesByZone(scenario, capacity) && zones.because !== undefined)) return undefined;
  return Math.max(0, leftOf(units.value, scenario, capacity));
}

function losesByZone(scenario: "instance" | "zone", { packed }: Capacity): boolean {
  return scenario === "zone" || packed === true;
}

function leftOf(count: number, scenario: "instance" | "zone", capacity: Capacity): number {
  const { zones, parts = 1 } = capacity;
  return losesByZone(scenario, capacity) ? leftInOtherZones(count, zones.known.size, parts) : count - 1;
}

/** Whether it runs anything by now: what has no units takes over nothing. */
export function runsSomething({ name }: EstateResource, { unit, units, order }: Capacity): Condition {
  const text = `${name} runs at least one ${unit}`;
  return settingCondition(text, units, (count) => count >= 1, `${order} 1`);
}

/** Whether something runs in so many zones at least. */
export function spreadOver(zones: Zones, atLeast: number): Condition {
  const text = `it spans at least ${atLeast} zones`;
  const spans = spansZones(zones, atLeast);
  return spans === "unknown"
    ? unknownCondition(text, zones.because ?? "its zones are not known")
    : condition(text, spans, `give it subnets in ${atLeast} zones or more`);
}

/** The same of what runs in the zones of its own subnets, so that these settle also what cannot be told. */
export function spreadBySubnets(zones: Zones, atLeast: number): Condition {
  return { ...spreadOver(zones, atLeast), fix: `give it subnets in ${atLeast} zones or more` };
}

/** What is left of so many units if the zone with most of them is lost: of each part it may hold one more than its share. */
function leftInOtherZones(count: number, zones: number, parts: number): number {
  if (zones === 0) return 0;
  return count - Math.floor((count + parts * (zones - 1)) / zones);
}

/** The fewest units that would do; none where no number would, as when all are in one zone. */
function smallest(enough: (count: number) => boolean, from: number): number | undefined {
  // Counted by how many more: a number beyond all precision would not grow, and the loop not end.
  for (let more = 1; more <= 100; more++) if (enough(from + more)) return from + more;
  return undefined;
}
