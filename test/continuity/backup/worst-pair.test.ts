import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Chain } from "../../../continuity/backup/chain";
import { delayOf, type Run, runsThatCount, type Side } from "../../../continuity/backup/runs";
import { worstPair } from "../../../continuity/backup/worst-pair";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, rule } from "../estate-builder";
import { chainsOfRules, job } from "./chains-of";

const DAY = 86_400;
const TO = AS_OF + 800 * DAY;

/** The same as it is defined: for each instant at which a run holds data, all runs after it are looked at. */
function byDefinition(chains: readonly Chain[], to: number, misses: number, side: Side) {
  const delays = chains.map((chain) => delayOf(chain, side)).filter(Number.isFinite);
  const listedTo = to + (delays.length === 0 ? 0 : Math.max(...delays) - Math.min(...delays));
  const runs = chains
    .flatMap((chain) => runsThatCount(chain, AS_OF, listedTo, side))
    .sort((a, b) => a.holds - b.holds || a.fires - b.fires);
  const usable = ({ fires, chain }: Run) => fires + delayOf(chain, side);
  let [loss, gap, found]: [number, number, readonly [number, number] | undefined] = [0, 0, undefined];
  for (const [i, from] of runs.entries()) {
    if (runs[i + 1]?.holds === from.holds) continue;
    const plans = new Map<string, Run>();
    // No more than these can matter: of those at one instant the last stands for its equals.
    for (const run of runs.slice(i + 1, i + 120).reverse()) {
      const key = `${run.holds} ${run.chain.rule.plan.urn}`;
      const other = plans.get(key);
      const stands = other === undefined || (usable(run) - usable(other)) * (side === "most" ? 1 : -1) > 0;
      if (stands) plans.set(key, run);
    }
    const next = [...plans.values()].sort((a, b) => usable(a) - usable(b) || a.fires - b.fires)[misses];
    if (next === undefined || next.fires >= to) continue;
    if (found === undefined || usable(next) - from.holds > loss) {
      loss = usable(next) - from.holds;
      found = [from.holds, next.fires];
    }
    gap = Math.max(gap, next.fires - from.holds);
  }
  return found && { from: found[0], to: found[1], loss, gap };
}

function found(chains: readonly Chain[], to: number, toleratedMisses: number, side: Side) {
  const pair = worstPair(chains, to, { asOf: AS_OF, toleratedMisses, timing: "worst" }, side);
  return pair && { from: pair.from.holds, to: pair.to.fires, loss: pair.loss, gap: pair.gap };
}

const OFTEN = ["cron(0 5 ? * MON-FRI *)", "cron(0 5/6 ? * * *)", "cron(30 3 ? * * *)", "cron(0 0,20 ? * TUE,SAT *)"];
const DATED = ["cron(0 1 1 * ? *)", "cron(0 6 L * ? *)", "cron(0 5 ? * 2#1 *)", "cron(0 4 10,20 3,6 ? *)"];

const someRule = (schedules: readonly string[]): fc.Arbitrary<Bag> =>
  fc
    .record({
      schedule: fc.constantFrom(...schedules),
      startWindow: fc.constantFrom(60, 240, 480),
      days: fc.constantFrom<number | undefined>(7, 35, 365, undefined),
      zone: fc.oneof(
        { weight: 5, arbitrary: fc.constant("Etc/UTC") },
        { weight: 1, arbitrary: fc.constant("Europe/Berlin") },
      ),
      continuous: fc.oneof({ weight: 4, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
    })
    .map(({ days, zone, continuous, ...stated }) =>
      rule(stated.schedule, {
        ...stated,
        scheduleExpressionTimezone: zone,
        enableContinuousBackup: continuous,
        lifecycle: days === undefined ? UNKNOWN : { deleteAfter: days },
      }),
    );

const someRules = fc
  .tuple(
    fc.array(someRule(OFTEN), { minLength: 1, maxLength: 2 }),
    fc.array(someRule(DATED), { minLength: 1, maxLength: 2 }),
  )
  .map(([often, dated]) => [...often, ...dated]);

describe("the worst pair of runs, where some rules depend on dates", () => {
  test.each<Side>(["least", "most"])(
    "is the one of all runs, on the side of the %s",
    (side) => {
      fc.assert(
        fc.property(someRules, fc.constantFrom(0, 1, 3), fc.boolean(), (rules, misses, onceADay) => {
          const chains = chainsOfRules(rules, job(20), onceADay ? "snapshots once a day" : "beside snapshots").filter(
            ({ kind }) => kind === "snapshot",
          );
          fc.pre(chains.length > 0);
          expect(found(chains, TO, misses, side)).toEqual(byDefinition(chains, TO, misses, side));
        }),
        { numRuns: 40 },
      );
    },
    120_000,
  );
});
