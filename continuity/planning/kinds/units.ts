import { type Given, given } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, priced } from "../kind";

/** How many units there are, and over how many zones they are spread. */
export interface UnitSettings {
  readonly units: number;
  readonly zones: number;
}

/** How many more units than the load asks for are considered at most. */
const MOST_SPARE = 4;

/**
 * Units and the zones that they are spread over. Zones cost nothing but traffic between them, units what they cost to run.
 *
 * @param least the fewest units that carry the load
 * @param zones how many zones there are
 * @param called what units are called, in the plural
 */
export function unitDimensions(
  least: number,
  zones: number,
  called: string,
): readonly [Dimension<UnitSettings>, Dimension<UnitSettings>] {
  const units = Array.from({ length: MOST_SPARE + 1 }, (_, spare): Level<UnitSettings> => {
    const count = least + spare;
    const [choice, set] = [counted(count, called), { units: count }];
    if (spare === 0) return { choice, set };
    const reason = `${counted(spare, called)} more than the load asks for`;
    return { ...priced(reason, PRICES.unit, set, spare), choice };
  });
  const places = Array.from({ length: Math.max(1, zones) }, (_, i): Level<UnitSettings> => {
    const reason = `spread over ${i + 1} zones`;
    return i === 0 ? { set: { zones: 1 } } : priced(reason, PRICES.zone, { zones: i + 1 }, i);
  });
  return [
    { name: "units", bearsOn: ["instance", "zone"], levels: units },
    { name: "zones", bearsOn: ["instance", "zone"], levels: places },
  ];
}

function counted(count: number, called: string): string {
  return `${count} ${count === 1 ? called.slice(0, -1) : called}`;
}

/** The subnets of the first zones. */
export function subnetsIn(zones: number): readonly Given[] {
  return Array.from({ length: zones }, (_, i) => given("subnets", i));
}
