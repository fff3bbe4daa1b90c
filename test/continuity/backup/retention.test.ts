import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Chain, ChainFigures } from "../../../continuity/backup/chain";
import type { LossOptions } from "../../../continuity/backup/loss";
import { keptAlone, keptLongEnough, lastingSets } from "../../../continuity/backup/retention";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Condition } from "../../../continuity/recovery/path";
import { AS_OF, rule } from "../estate-builder";
import { chainsOfRules, copy, job } from "./chains-of";

const DAY = 86_400;
const WORST: LossOptions = { asOf: AS_OF, toleratedMisses: 0, timing: "worst" };
const SCHEDULED: LossOptions = { ...WORST, timing: "scheduled" };
const TEXT = "its points are kept long enough";
const FAR = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";

const yes: Condition = { text: TEXT, holds: true };
const no = (why: string, fix?: string): Condition => ({
  text: `${TEXT} (${why})`,
  holds: false,
  ...(fix === undefined ? {} : { fix }),
});
const perhaps = (because: string, open: Condition["open"], fix?: string): Condition => ({
  text: TEXT,
  holds: "unknown",
  because,
  ...(open === undefined ? {} : { open }),
  ...(fix === undefined ? {} : { fix }),
});

/** A rule, kept so many days; null for ever. */
const kept = (name: string, deleteAfter: Value, more: Bag = {}): Bag =>
  rule(name, { lifecycle: { deleteAfter }, ...more });

function last(rules: readonly Bag[], figures: ChainFigures = {}): Chain {
  return chainsOfRules(rules, figures).at(-1) as Chain;
}

const EVERY_12H = { schedule: "cron(0 0,12 ? * * *)" };

describe("the points of a rule by itself", () => {
  test.each<[string, Chain, number, Condition, LossOptions?]>([
    ["for ever is always enough", last([kept("daily", null)]), 100 * DAY, yes],
    ["a rule that ends has other trouble", last([kept("once", 1, { schedule: "cron(0 5 1 1 ? 2027)" })]), DAY, yes],
    ["longer than gap, window and the longest job", last([kept("daily", 2)]), 0, yes],
    [
      "as long as the gap: there are times with no point at all",
      last([kept("daily", 1)]),
      0,
      no("points are kept 24h, but the next is usable only after 25h", "keep the points of rule daily 2 days"),
    ],
    [
      "a week, for a rule that runs every week",
      last([kept("weekly", 7, { schedule: "cron(0 5 ? * SUN *)" })]),
      0,
      no("points are kept 7d, but the next is usable only after 169h", "keep the points of rule weekly 8 days"),
    ],
    [
      "long enough unless the job takes long",
      last([kept("often", 1, { ...EVERY_12H, startWindow: 660 })]),
      0,
      perhaps(
        "points are kept 24h, but the next may be usable only after 26h",
        "range",
        "keep the points of rule often 2 days",
      ),
    ],
    [
      "long enough, as the job is known to be short",
      last([kept("often", 1, { ...EVERY_12H, startWindow: 660 })], job(60)),
      0,
      yes,
    ],
    [
      "a copy of which nobody knows when it arrives",
      last([kept("daily", 7, { copyActions: [{ destinationVaultArn: FAR }] })]),
      0,
      perhaps("points are kept 7d, and nobody knows when the next is usable", "untested"),
    ],
    [
      "a copy that goes before the next can be there",
      last([kept("daily", 7, { copyActions: [{ destinationVaultArn: FAR, lifecycle: { deleteAfter: 1 } }] })]),
      0,
      no(
        "points are kept 24h, but the next is usable only after 25h",
        "keep the points of the copies of rule daily in far 2 days",
      ),
    ],
    [
      "a copy that takes longer than its points stay",
      last([kept("daily", 2, { copyActions: [{ destinationVaultArn: FAR }] })], { ...job(0), ...copy(23 * 60 + 1) }),
      0,
      no(
        "points are kept 48h, but the next is usable only after 48h1m",
        "keep the points of the copies of rule daily in far 3 days",
      ),
    ],
    ["detection window, gap and start window", last([kept("daily", 12)]), 10 * DAY + 23 * 3600, yes],
    [
      "a second less leaves no point from before the corruption",
      last([kept("daily", 12)]),
      10 * DAY + 23 * 3600 + 1,
      no(
        "points are kept 12d, but a corruption may go unnoticed for 263h1s (288h1s needed)",
        "keep the points of rule daily 13 days",
      ),
    ],
    [
      "over a weekend",
      last([kept("workdays", 12, { schedule: "cron(0 5 ? * MON-FRI *)" })]),
      9 * DAY,
      no(
        "points are kept 12d, but a corruption may go unnoticed for 9d (289h needed)",
        "keep the points of rule workdays 13 days",
      ),
    ],
    ["as scheduled, no window counts", last([kept("daily", 11)]), 10 * DAY, yes, SCHEDULED],
    [
      "with a run that may fail",
      last([kept("daily", 2)]),
      0,
      no("points are kept 48h, but the next is usable only after 49h", "keep the points of rule daily 3 days"),
      { ...WORST, toleratedMisses: 1 },
    ],
    [
      "a retention that is computed",
      last([kept("daily", UNKNOWN)]),
      0,
      perhaps("deleteAfter is not known at preview", undefined),
    ],
    [
      "a detection window that no retention reaches",
      last([kept("daily", 7)]),
      36_500 * DAY,
      no("points are kept 7d, but a corruption may go unnoticed for 36500d (876025h needed)"),
    ],
  ])("%s", (_name, chain, detectionWindow, expected, options = WORST) => {
    expect(keptAlone(chain, detectionWindow, options)).toEqual(expected);
  });

  test("where all runs may be lost to another rule, nobody knows when the next is usable", () => {
    const [, chain] = chainsOfRules([kept("other", UNKNOWN), kept("daily", 7)]);
    expect(chain && keptAlone(chain, 0, WORST)).toEqual(
      perhaps("points are kept 7d, and nobody knows when the next is usable", "unknown"),
    );
  });
});

/** For each set its rules, and whether they last. */
function sets(rules: readonly Bag[], detectionWindow = 0, figures: ChainFigures = job(20)) {
  const chains = chainsOfRules(rules, figures);
  return lastingSets(chains, detectionWindow, WORST).map((set) => [
    set.chains.map((chain) => chain.rule.name).join("+"),
    set.kept.holds,
  ]);
}

const at = (hour: number): Bag => ({ schedule: `cron(0 ${hour} ? * * *)` });

describe("rules that are weighed together", () => {
  test.each<[string, ReturnType<typeof sets>, ReturnType<typeof sets>]>([
    ["one by itself", sets([kept("a", 2, at(5))]), [["a", true]]],
    ["one that leaves holes", sets([kept("a", 1, at(5))]), []],
    [
      "two that leave holes by themselves and none together",
      sets([kept("a", 1, at(0)), kept("b", 1, at(12))]),
      [["a+b", true]],
    ],
    [
      "the one that goes first counts: without it the other must last by itself",
      sets([kept("a", 1, at(0)), kept("b", 2, at(1))]),
      [["b", true]],
    ],
    ["neither lasts", sets([kept("a", 1, at(0)), kept("b", 1, at(1))]), []],
    [
      "after the detection window only the longer ones are left",
      sets([kept("a", 7, at(0)), kept("b", 35, at(12))], 10 * DAY),
      [["b", true]],
    ],
    [
      "together they may last, one of them surely does",
      sets([kept("a", 1, { schedule: "cron(0 0,12 ? * * *)", startWindow: 660 }), kept("b", 3, at(12))], 0, {}),
      [
        ["a+b", "unknown"],
        ["b", true],
      ],
    ],
    [
      "of two start windows the shorter may count, or the longer: 258h to 265h are needed",
      sets([kept("a", 11, at(0)), kept("b", 11, { ...at(12), startWindow: 480 })], 10 * DAY + 5 * 3600),
      [["a+b", "unknown"]],
    ],
    [
      "one of which nobody knows how long it lasts",
      sets([kept("a", UNKNOWN, at(0)), kept("b", 2, at(12))]),
      [
        ["b", true],
        ["a+b", "unknown"],
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("no chains, no sets", () => {
    expect(lastingSets([], DAY, WORST)).toEqual([]);
  });
});

/** A rule that runs every day at full hours UTC, with nothing else known of it but how long its points stay. */
const daily = fc.record({
  hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 3 }),
  startWindow: fc.constantFrom(60, 120, 480),
  days: fc.integer({ min: 1, max: 12 }),
});

const ruleOf = (
  name: string,
  { hours, startWindow }: { hours: readonly number[]; startWindow: number },
  days: number,
) => kept(name, days, { schedule: `cron(0 ${hours.join(",")} ? * * *)`, startWindow });

describe("whatever the rule", () => {
  test("points that are kept longer are never worse", () => {
    const rank = (one: Condition) => [true, "unknown", false].indexOf(one.holds);
    fc.assert(
      fc.property(daily, fc.integer({ min: 0, max: 10 }), fc.integer({ min: 1, max: 5 }), (one, window, more) => {
        const [shorter, longer] = [one.days, one.days + more].map((days) => last([ruleOf("a", one, days)]));
        const told = (chain: Chain | undefined) => rank(keptAlone(chain as Chain, window * DAY, WORST));
        expect(told(longer)).toBeLessThanOrEqual(told(shorter));
      }),
      { numRuns: 100 },
    );
  });

  test("the days that are proposed suffice, and a day less does not", () => {
    fc.assert(
      fc.property(daily, fc.integer({ min: 0, max: 10 }), fc.boolean(), (one, window, known) => {
        const figures = known ? job(20) : {};
        const { fix } = keptAlone(last([ruleOf("a", one, 1)], figures), window * DAY, WORST);
        if (fix === undefined) return;
        const days = Number(/(\d+) days?$/.exec(fix)?.[1]);
        const holds = (count: number) => keptAlone(last([ruleOf("a", one, count)], figures), window * DAY, WORST).holds;
        expect(holds(days)).toBe(true);
        expect(holds(days - 1)).not.toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test("weighed together they are what happens: at every moment a point is there, from before the corruption", () => {
    const pair = fc.tuple(daily, daily, fc.integer({ min: 0, max: 6 }), fc.constantFrom(0, 20, 60));
    fc.assert(
      fc.property(pair, ([one, other, window, minutes]) => {
        const days = Math.max(1, one.days);
        const rules = [ruleOf("a", one, days), ruleOf("b", { ...other, startWindow: one.startWindow }, days)];
        const chains = chainsOfRules(rules, job(minutes)).map((chain) => ({ ...chain, rivals: [] }));
        const { holds } = keptLongEnough(chains, window * DAY, WORST);
        expect(holds).toBe(alwaysThere([...one.hours, ...other.hours], one.startWindow, minutes, days, window));
      }),
      { numRuns: 100 },
    );
  });
});

/** Minute by minute, over the worst that a point may do: made at the start of its window, or at the end of it. */
function alwaysThere(
  hours: readonly number[],
  startWindow: number,
  job: number,
  days: number,
  window: number,
): boolean {
  const runs = [...new Set(hours)].sort((a, b) => a - b);
  const fires = Array.from({ length: 40 }, (_, day) => runs.map((hour) => (day * 24 + hour) * 60)).flat();
  const [kept, unnoticed] = [days * 1440, window * 1440];
  for (let now = 25 * 1440; now < 27 * 1440; now++) {
    const usable = fires.some((at) => at + startWindow + job <= now && now < at + kept);
    const before = unnoticed === 0 || fires.some((at) => at + startWindow <= now - unnoticed && now < at + kept);
    if (!usable || !before) return false;
  }
  return true;
}
