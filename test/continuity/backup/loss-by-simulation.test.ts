import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { worstLoss } from "../../../continuity/backup/loss";
import { AS_OF, rule } from "../estate-builder";
import { chainsOfRules, job } from "./chains-of";

const H = 3600;
const DAY = 24 * H;

/** A rule that runs every day at certain full hours UTC. */
interface Daily {
  readonly hours: readonly number[];
  readonly window: number;
  /** Days; null for ever. */
  readonly kept: number | null;
}

/** A run in the simulation; nothing here shares code with the model. */
interface SimulatedRun {
  readonly rule: number;
  readonly fires: number;
  readonly window: number;
  readonly kept: number;
}

function everyRun(rules: readonly Daily[], days: number): readonly SimulatedRun[] {
  const runs: SimulatedRun[] = [];
  for (let day = 0; day < days; day++) {
    rules.forEach(({ hours, window, kept }, index) => {
      for (const hour of hours)
        runs.push({ rule: index, fires: day * DAY + hour * H, window, kept: kept ?? Number.POSITIVE_INFINITY });
    });
  }
  return runs.sort((a, b) => a.fires - b.fires);
}

const overlap = (a: SimulatedRun, b: SimulatedRun) =>
  a.rule !== b.rule && a.fires < b.fires + b.window && b.fires < a.fires + a.window;

/** The runs that no rule of longer retention takes the place of. */
const survivors = (runs: readonly SimulatedRun[]) =>
  runs.filter((run) => !runs.some((other) => other.kept > run.kept && overlap(run, other)));

/** At every instant at which a point becomes usable: how old the newest data was that was usable just before. */
function worstAge(runs: readonly SimulatedRun[], jobTime: number, from: number, to: number): number {
  const points = runs.map(({ fires, window }) => ({ holds: fires, usable: fires + window + jobTime }));
  const ages = points
    .filter(({ usable }) => usable >= from && usable < to)
    .map(({ usable }) => {
      const before = points.filter((point) => point.usable < usable);
      return usable - Math.max(...before.map(({ holds }) => holds));
    });
  return Math.max(...ages.filter(Number.isFinite));
}

const daily: fc.Arbitrary<Daily> = fc.record({
  hours: fc
    .uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 })
    .map((h) => h.sort((a, b) => a - b)),
  window: fc.constantFrom(1, 2, 5, 8).map((hours) => hours * H),
  kept: fc.constantFrom(7, 35, null),
});
const minutes = fc.constantFrom(0, 20, 60);

function modelled(rules: readonly Daily[], jobMinutes: number, toleratedMisses: number): number | null {
  const chains = chainsOfRules(
    rules.map(({ hours, window, kept }, i) =>
      rule(`rule ${i}`, {
        schedule: `cron(0 ${hours.join(",")} ? * * *)`,
        startWindow: window / 60,
        lifecycle: kept === null ? {} : { deleteAfter: kept },
      }),
    ),
    job(jobMinutes),
  );
  const loss = worstLoss(chains, { asOf: AS_OF, toleratedMisses, timing: "worst" });
  return loss.kind === "bounded" ? loss.bound.hi : null;
}

/** Rules of different retention, so that it is certain which run survives. */
const ranked = fc
  .tuple(fc.shuffledSubarray([7, 35, null], { minLength: 1 }), fc.array(daily, { minLength: 3, maxLength: 3 }))
  .map(([kept, rules]) => kept.map((retention, i) => ({ ...(rules[i] as Daily), kept: retention })));

describe("the loss of several rules, against a simulation of ten days", () => {
  const [FROM, TO, DAYS] = [4 * DAY, 8 * DAY, 10];

  test("is exact where it is certain which runs survive", () => {
    fc.assert(
      fc.property(ranked, minutes, (rules, jobMinutes) => {
        const simulated = worstAge(survivors(everyRun(rules, DAYS)), jobMinutes * 60, FROM, TO);
        expect(modelled(rules, jobMinutes, 0)).toBe(simulated);
      }),
      { numRuns: 60 },
    );
  });

  test("is exact with one tolerated miss, whichever run is missed", () => {
    fc.assert(
      fc.property(ranked, minutes, (rules, jobMinutes) => {
        const runs = survivors(everyRun(rules, DAYS));
        const missable = runs.filter(({ fires }) => fires >= FROM - 2 * DAY && fires < TO);
        const simulated = missable.map((missed) =>
          worstAge(
            runs.filter((run) => run !== missed),
            jobMinutes * 60,
            FROM,
            TO,
          ),
        );
        expect(modelled(rules, jobMinutes, 1)).toBe(Math.max(...simulated));
      }),
      { numRuns: 25 },
    );
  });

  test("is never less than what happens, whichever of two rules with equal retention AWS prefers", () => {
    const choices = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 120, maxLength: 120 });
    fc.assert(
      fc.property(fc.array(daily, { minLength: 2, maxLength: 3 }), minutes, choices, (rules, jobMinutes, luck) => {
        const left = survivors(everyRun(rules, DAYS));
        const inLuckyOrder = left.map((run, i) => ({ run, luck: luck[i] ?? 0 })).sort((a, b) => a.luck - b.luck);
        const taken: SimulatedRun[] = [];
        for (const { run } of inLuckyOrder) if (!taken.some((other) => overlap(run, other))) taken.push(run);
        const simulated = worstAge(
          taken.sort((a, b) => a.fires - b.fires),
          jobMinutes * 60,
          FROM,
          TO,
        );
        expect(modelled(rules, jobMinutes, 0) ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(simulated);
      }),
      { numRuns: 60 },
    );
  });
});
