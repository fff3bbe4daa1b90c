import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  type Bound,
  bound,
  compare,
  followedBy,
  isImpossible,
  lessOrEqual,
  onWord,
  openReason,
} from "../../../continuity/recovery/bound";
import { assumed, declared, derived, documented, impossible, open, type Step } from "../../../continuity/recovery/step";

const GAP = derived("gap", 100, "the schedule");
const JOB = assumed("job", 30, "completion window");
const FAILOVER = documented("failover", 60, 120, "the guide");
const RESTORE = open("restore", "untested", "nobody measured it");

describe("a sum of steps", () => {
  test.each<[string, readonly Step[], Bound]>([
    ["nothing is derived", [], { steps: [], lo: 0, hi: 0, provenance: "derived" }],
    ["one step is itself", [FAILOVER], { steps: [FAILOVER], lo: 60, hi: 120, provenance: "documented" }],
    ["both ends add up", [GAP, JOB], { steps: [GAP, JOB], lo: 100, hi: 130, provenance: "assumed" }],
    [
      "an open step leaves no upper end",
      [RESTORE, GAP],
      { steps: [RESTORE, GAP], lo: 100, hi: null, provenance: "none" },
    ],
    [
      "without a way it is infinite",
      [impossible("no way", "none"), GAP],
      { steps: [impossible("no way", "none"), GAP], lo: Number.POSITIVE_INFINITY, hi: null, provenance: "derived" },
    ],
  ])("%s", (_name, steps, expected) => {
    expect(bound(...steps)).toEqual(expected);
  });
});

test.each<[string, Step, Step]>([
  ["derived", GAP, { label: "gap", lo: 100, hi: 100, provenance: "derived", source: "the schedule" }],
  ["documented", FAILOVER, { label: "failover", lo: 60, hi: 120, provenance: "documented", source: "the guide" }],
  ["declared", declared("copy", 5, "Ann"), { label: "copy", lo: 5, hi: 5, provenance: "declared", source: "Ann" }],
  ["assumed", JOB, { label: "job", lo: 0, hi: 30, provenance: "assumed", source: "completion window" }],
  [
    "open",
    RESTORE,
    { label: "restore", lo: 0, hi: null, provenance: "none", source: "nobody measured it", open: "untested" },
  ],
])("a %s step has its interval", (_name, step, expected) => {
  expect(step).toEqual(expected);
});

test.each<[string, Bound, number, ReturnType<typeof compare>]>([
  ["the most is within", bound(GAP, JOB), 130, "meets"],
  ["the objective lies inside", bound(GAP, JOB), 129, "unproven"],
  ["the least is just within", bound(GAP, JOB), 100, "unproven"],
  ["the least is beyond", bound(GAP, JOB), 99, "violates"],
  ["no upper end, least within", bound(RESTORE), 0, "unproven"],
  ["no upper end, least beyond", bound(GAP, RESTORE), 99, "violates"],
  ["nothing against nothing", bound(), 0, "meets"],
  ["no way at all", bound(impossible("no way", "none")), Number.MAX_SAFE_INTEGER, "violates"],
])("%s", (_name, value, objective, expected) => {
  expect(compare(value, objective)).toBe(expected);
});

test.each<[string, Bound, ReturnType<typeof openReason>, boolean]>([
  ["bounded", bound(GAP), undefined, false],
  ["untested", bound(RESTORE), "untested", false],
  ["the gravest of several", bound(RESTORE, open("x", "unmodelled", "s"), open("y", "unknown", "s")), "unknown", false],
  ["untested before unmodelled", bound(open("x", "unmodelled", "s"), RESTORE), "untested", false],
  ["no way", bound(impossible("no way", "none")), undefined, true],
])("why there is no upper end: %s", (_name, value, reason, without) => {
  expect([openReason(value), isImpossible(value)]).toEqual([reason, without]);
});

const step: fc.Arbitrary<Step> = fc
  .record({
    lo: fc.integer({ min: 0, max: 1000 }),
    width: fc.option(fc.integer({ min: 0, max: 1000 })),
    provenance: fc.constantFrom("measured", "derived", "documented", "declared", "assumed", "none"),
  })
  .map(({ lo, width, provenance }) => ({
    label: "step",
    lo,
    hi: width === null ? null : lo + width,
    provenance,
    source: "here",
  }));
const steps = fc.array(step, { maxLength: 5 });

describe("the algebra of bounds", () => {
  const numbers = ({ lo, hi, provenance }: Bound) => ({ lo, hi, provenance });

  test("the order of steps does not matter, and grouping does not either", () => {
    fc.assert(
      fc.property(steps, steps, steps, (a, b, c) => {
        const [x, y, z] = [bound(...a), bound(...b), bound(...c)];
        expect(numbers(bound(...a, ...b))).toEqual(numbers(bound(...b, ...a)));
        expect(followedBy(followedBy(x, y), z)).toEqual(followedBy(x, followedBy(y, z)));
        expect(followedBy(x, y, z)).toEqual(bound(...a, ...b, ...c));
      }),
    );
  });

  test("one step more is never better", () => {
    fc.assert(
      fc.property(steps, step, fc.integer({ min: 0, max: 3000 }), (a, more, objective) => {
        const rank = { meets: 0, unproven: 1, violates: 2 };
        const [before, after] = [compare(bound(...a), objective), compare(bound(...a, more), objective)];
        expect(rank[after]).toBeGreaterThanOrEqual(rank[before]);
        expect(lessOrEqual(bound(...a).hi, bound(...a, more).hi)).toBe(true);
      }),
    );
  });

  test("what meets an objective keeps within it wherever in its interval the truth lies; what violates, never", () => {
    const truth = fc.tuple(steps, fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 0, max: 3000 }));
    fc.assert(
      fc.property(truth, ([a, share, objective]) => {
        const value = bound(...a);
        const actual = value.lo + share * ((value.hi ?? value.lo + 10_000) - value.lo);
        const verdict = compare(value, objective);
        if (verdict === "meets") expect(actual).toBeLessThanOrEqual(objective);
        if (verdict === "violates") expect(actual).toBeGreaterThan(objective);
      }),
    );
  });
});

test.each([
  [1, 2, true],
  [2, 1, false],
  [1, 1, true],
  [1, null, true],
  [null, 1, false],
  [null, null, true],
])("%p is at most %p: %p, null being infinite", (a, b, expected) => {
  expect(lessOrEqual(a, b)).toBe(expected);
});

test("a bound on somebody's word: no step is worth more, and a weaker one is worth no more than it was", () => {
  expect(onWord(bound(GAP, FAILOVER, JOB), "Ann says so")).toEqual(
    bound(
      { ...GAP, provenance: "declared", source: "the schedule, Ann says so" },
      { ...FAILOVER, provenance: "declared", source: "the guide, Ann says so" },
      { ...JOB, source: "completion window, Ann says so" },
    ),
  );
  expect(onWord(bound(GAP), undefined)).toEqual(bound(GAP));
});
