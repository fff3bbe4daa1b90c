import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { and, not, or, type Ternary } from "../../../continuity/recovery/logic";

const ternary = fc.constantFrom<Ternary>(true, false, "unknown");

/** Every pair of truth values that a ternary may stand for. */
const worlds = (value: Ternary): readonly boolean[] => (value === "unknown" ? [true, false] : [value]);

/** What holds over all worlds: true or false where they agree, else unknown. */
const agreed = (values: readonly boolean[]): Ternary =>
  values.every((value) => value === values[0]) ? (values[0] ?? "unknown") : "unknown";

describe("Kleene logic says true or false just where every way to resolve the unknowns agrees", () => {
  test("for two values", () => {
    fc.assert(
      fc.property(ternary, ternary, (a, b) => {
        const pairs = worlds(a).flatMap((x) => worlds(b).map((y) => [x, y] as const));
        expect(and(a, b)).toBe(agreed(pairs.map(([x, y]) => x && y)));
        expect(or(a, b)).toBe(agreed(pairs.map(([x, y]) => x || y)));
        expect(not(a)).toBe(agreed(worlds(a).map((x) => !x)));
      }),
    );
  });

  test("for many, by De Morgan", () => {
    fc.assert(
      fc.property(fc.array(ternary), (values) => {
        expect(not(and(...values))).toBe(or(...values.map(not)));
      }),
    );
  });
});

test("all of nothing holds; any of nothing does not", () => {
  expect([and(), or()]).toEqual([true, false]);
});
