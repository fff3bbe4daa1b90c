import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { known, unknown } from "../../../continuity/declaration/setting";
import type { Zones } from "../../../continuity/estate/zones";
import { type Capacity, enoughLeft } from "../../../continuity/mechanisms/capacity";
import type { Condition } from "../../../continuity/recovery/path";

const zones = (...names: string[]): Zones => ({ known: new Set(names) });
const of = (count: number, where: Zones): Capacity => ({
  unit: "task",
  units: { kind: "known", value: count },
  zones: where,
  order: "set desiredCount of web to",
});
const enough = (left: string): Condition => ({ text: `enough tasks are left (${left})`, holds: true });
const short = (left: string, fix?: string): Condition => ({
  text: `enough tasks are left (${left})`,
  holds: false,
  ...(fix ? { fix } : {}),
});

test.each<["instance" | "zone", Capacity, number | undefined, Condition]>([
  ["instance", of(2, zones("a")), undefined, enough("1 of 2")],
  ["instance", of(1, zones("a")), undefined, short("0 of 1", "set desiredCount of web to 2")],
  ["instance", of(0, zones("a")), undefined, short("0 of 0", "set desiredCount of web to 2")],
  ["instance", of(4, zones("a")), 0.75, enough("3 of 4, 0.75 of them needed")],
  ["instance", of(3, zones("a")), 0.75, short("2 of 3, 0.75 of them needed", "set desiredCount of web to 4")],
  ["instance", of(3, zones("a")), 1, short("2 of 3, 1 of them needed")],
  ["zone", of(2, zones("a", "b")), undefined, enough("1 of 2")],
  ["zone", of(3, zones("a", "b")), 0.5, short("1 of 3, 0.5 of them needed", "set desiredCount of web to 4")],
  ["zone", of(2, zones("a")), undefined, short("0 of 2")],
  ["zone", of(2, zones()), undefined, short("0 of 2")],
  ["zone", of(2, { known: new Set(["a", "b"]), because: "a third is computed" }), undefined, enough("1 of 2")],
  [
    "zone",
    of(2, { known: new Set(["a"]), because: "the other is computed" }),
    undefined,
    { text: "enough tasks are left", holds: "unknown", because: "the other is computed" },
  ],
  [
    "instance",
    { ...of(1, zones("a")), units: unknown("desiredCount is computed") },
    undefined,
    { text: "enough tasks are left", holds: "unknown", because: "desiredCount is computed" },
  ],
  ["zone", of(1e300, zones("a")), undefined, short("0 of 1e+300")],
  // Of two parts, each spread by itself, both may have their odd one in the same zone.
  ["zone", { ...of(2, zones("a", "b")), parts: 2 }, undefined, short("0 of 2", "set desiredCount of web to 3")],
  ["zone", { ...of(4, zones("a", "b")), parts: 2 }, undefined, enough("1 of 4")],
  ["zone", { ...of(1, zones("a", "b")), parts: 3 }, undefined, short("0 of 1", "set desiredCount of web to 4")],
  ["instance", { ...of(4, zones("a", "b")), parts: 2 }, undefined, enough("3 of 4")],
  // A machine holds what a zone may hold.
  ["instance", { ...of(4, zones("a", "b")), packed: true }, 0.75, short("2 of 4, 0.75 of them needed")],
  ["instance", { ...of(4, zones("a", "b")), packed: true }, 0.5, enough("2 of 4, 0.5 of them needed")],
  ["instance", { ...of(4, zones("a")), packed: true }, undefined, short("0 of 4")],
  [
    "instance",
    { ...of(4, { known: new Set(["a"]), because: "the other is computed" }), packed: true },
    undefined,
    { text: "enough tasks are left", holds: "unknown", because: "the other is computed" },
  ],
])("loss of one %s: %j with level %s", (scenario, capacity, level, expected) => {
  expect(enoughLeft(scenario, capacity, level)).toEqual(expected);
});

test("as many as the fix says are enough, and one less is not", () => {
  const scenario = fc.constantFrom("instance" as const, "zone" as const);
  fc.assert(
    fc.property(
      scenario,
      fc.nat(20),
      fc.integer({ min: 0, max: 4 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (...all) => {
        const [what, count, spread, level] = all;
        const where = zones(...["a", "b", "c", "d"].slice(0, spread));
        const holds = (units: number) =>
          enoughLeft(what, { ...of(units, where), units: known(units) as Capacity["units"] }, level).holds;
        const { fix } = enoughLeft(what, of(count, where), level);
        if (fix === undefined) return;
        const fewest = Number(fix.split(" ").at(-1));
        expect([holds(count), holds(fewest - 1), holds(fewest)]).toEqual([false, false, true]);
      },
    ),
  );
});
