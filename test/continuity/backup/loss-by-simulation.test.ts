import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { withBlackouts } from "../../../continuity/backup/blackout";
import type { Chain } from "../../../continuity/backup/chain";
import { fatesOf } from "../../../continuity/backup/fates";
import { worstLoss } from "../../../continuity/backup/loss";
import { UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, plan, rdsInstance, rule, selection, vault } from "../estate-builder";
import { copy, job, read } from "./chains-of";
import {
  closedMinutes,
  everyRun,
  overlap,
  type SimulatedFate,
  type SimulatedPoint,
  type SimulatedRule,
  type SimulatedRun,
  type SimulatedWindow,
  simulatedFate,
  worstAge,
} from "./simulation";

const M = 60;
const H = 60 * M;
const DAY = 24 * H;
/** A Thursday; the simulation runs on for two weeks and a half. */
const FIRST = AS_OF;
const [FROM, TO, LAST] = [FIRST + 8 * DAY, FIRST + 15 * DAY, FIRST + 18 * DAY];

const EVERY_DAY = [0, 1, 2, 3, 4, 5, 6];
const WEEKDAYS = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

const someRule: fc.Arbitrary<SimulatedRule> = fc.record({
  hours: fc.uniqueArray(fc.integer({ min: 0, max: 23 }), { minLength: 1, maxLength: 4 }).map(sorted),
  minute: fc.constantFrom(0, 15, 30),
  weekdays: fc.oneof(
    { weight: 3, arbitrary: fc.constant(EVERY_DAY) },
    { weight: 1, arbitrary: fc.shuffledSubarray(EVERY_DAY, { minLength: 3 }).map(sorted) },
  ),
  window: fc.constantFrom(60, 90, 300, 480),
  kept: fc.constantFrom(7, 35, Number.POSITIVE_INFINITY),
});

/** Rules of different retention, so that it is certain which run survives. */
const ranked = fc
  .tuple(
    fc.shuffledSubarray([7, 35, Number.POSITIVE_INFINITY], { minLength: 1 }),
    fc.array(someRule, { minLength: 3, maxLength: 3 }),
  )
  .map(([kept, rules]) => kept.map((retention, i) => ({ ...(rules[i] as SimulatedRule), kept: retention })));

const someWindows: fc.Arbitrary<readonly SimulatedWindow[]> = fc
  .record({
    daily: fc.option(fc.record({ start: fc.integer({ min: 0, max: 95 }), length: fc.constantFrom(30, 90) })),
    weekly: fc.option(
      fc.record({
        weekday: fc.integer({ min: 0, max: 6 }),
        start: fc.integer({ min: 0, max: 95 }),
        length: fc.constantFrom(30, 240),
      }),
    ),
  })
  .map(({ daily, weekly }) =>
    [daily, weekly].flatMap((one) => (one ? [{ ...one, start: one.start * 15, lead: 60 }] : [])),
  );
const minutes = fc.constantFrom(0, 20, 60);

function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

/** What the model makes of the same plan: the chains of each rule, in order. */
function modelled(
  rules: readonly SimulatedRule[],
  windows: readonly SimulatedWindow[] = [],
  figures = {},
  zone = "Etc/UTC",
): readonly Chain[] {
  const clock = (minute: number) =>
    [Math.floor(minute / 60) % 24, minute % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const day = (weekday: number, minute: number) =>
    WEEKDAYS[(weekday + Math.floor(minute / 1440)) % 7]?.toLowerCase() ?? "";
  const inputs = Object.fromEntries(
    windows.map(({ weekday, start, length }) =>
      weekday === undefined
        ? ["backupWindow", `${clock(start)}-${clock(start + length)}`]
        : [
            "maintenanceWindow",
            `${day(weekday, start)}:${clock(start)}-${day(weekday, start + length)}:${clock(start + length)}`,
          ],
    ),
  );
  const bags = rules.map(({ hours, minute, weekdays, window, kept, continuous }, i) =>
    rule(`rule ${i}`, {
      schedule: `cron(${minute} ${hours.join(",")} ? * ${weekdays.map((one) => WEEKDAYS[one]).join(",")} *)`,
      scheduleExpressionTimezone: zone,
      startWindow: window,
      enableContinuousBackup: continuous ?? false,
      lifecycle: Number.isNaN(kept) ? UNKNOWN : Number.isFinite(kept) ? { deleteAfter: kept } : {},
      copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-2:111111111111:backup-vault:far" }],
    }),
  );
  const member = rdsInstance("db", { backupRetentionPeriod: 7, ...inputs });
  const nightly = plan("nightly", bags);
  const others = [vault("main"), nightly, selection("all", nightly)];
  return withBlackouts(read(member, others, figures, "snapshots once a day").chains, member);
}

function inPlan(urn: string): (chain: Chain) => Chain {
  return (chain) => ({ ...chain, rule: { ...chain.rule, plan: { ...chain.rule.plan, urn } } });
}

function snapshots(chains: readonly Chain[]): readonly Chain[] {
  return chains.filter(({ kind }) => kind === "snapshot");
}

/** The least and the most of the model's bound; Infinity where there is none. */
function bounds(chains: readonly Chain[], toleratedMisses = 0): readonly [number, number] {
  const loss = worstLoss(chains, { asOf: AS_OF, toleratedMisses, timing: "worst" });
  if (loss.kind === "unbounded") return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  return [loss.bound.lo, loss.bound.hi ?? Number.POSITIVE_INFINITY];
}

const pointsOf = (runs: readonly SimulatedRun[], delay: number): SimulatedPoint[] =>
  runs.map(({ at, window }) => ({ holds: at, usable: at + window + delay }));

function fates(
  rules: readonly SimulatedRule[],
  windows: readonly SimulatedWindow[],
): readonly { readonly run: SimulatedRun; readonly fate: SimulatedFate }[] {
  const runs = everyRun(rules, FIRST - 2 * DAY, LAST);
  const closed = closedMinutes(windows, FIRST - 8 * DAY, LAST + 8 * DAY);
  const judged = runs.filter(({ at }) => at >= FIRST);
  return judged.map((run) => ({ run, fate: simulatedFate(run, runs, rules, closed) }));
}

describe("what becomes of each run, against a simulation minute by minute", () => {
  test.each([
    ["in an ordinary week", "Etc/UTC", "2026-06-01"],
    ["when clocks go forward", "Europe/Berlin", "2026-03-27"],
    ["when clocks go back", "America/New_York", "2026-10-30"],
  ])("%s", (_name, zone, date) => {
    const start = Date.parse(date) / 1000;
    const plans = fc.array(
      fc.tuple(someRule, fc.constantFrom(false, false, true), fc.constantFrom(false, false, true)).map(
        ([one, unknown, continuous]): SimulatedRule => ({
          ...one,
          ...(unknown ? { kept: Number.NaN } : {}),
          ...(continuous ? { continuous, kept: 7 } : {}),
        }),
      ),
      { minLength: 1, maxLength: 3 },
    );
    fc.assert(
      fc.property(plans, someWindows, (rules, windows) => {
        const runs = everyRun(rules, start - 3 * DAY, start + 8 * DAY, zone);
        const closed = closedMinutes(windows, start - 8 * DAY, start + 13 * DAY);
        const asked = runs.filter(({ at }) => start <= at && at < start + 5 * DAY);
        const expected = asked
          .filter((run) => !rules[run.rule]?.continuous)
          .map((run) => `${run.at} rule ${run.rule} ${simulatedFate(run, runs, rules, closed)}`);
        const actual = snapshots(modelled(rules, windows, {}, zone)).flatMap((chain) =>
          fatesOf(chain, start, start + 5 * DAY).map(({ at, fate }) => `${at} ${chain.rule.name} ${fate}`),
        );
        expect(actual.sort()).toEqual(expected.sort());
      }),
      { numRuns: 25 },
    );
  });
});

describe("the loss of several rules, against the same simulation", () => {
  test("is exact on both sides where it is certain which runs survive, with windows", () => {
    fc.assert(
      fc.property(ranked, someWindows, minutes, (rules, windows, jobMinutes) => {
        const judged = fates(rules, windows);
        const age = (kept: (fate: SimulatedFate) => boolean) => {
          const runs = judged.filter(({ fate }) => kept(fate)).map(({ run }) => run);
          return worstAge(pointsOf(runs, jobMinutes * M), FROM, TO);
        };
        const expected = [age((fate) => fate !== "lost"), age((fate) => fate === "counts")];
        expect(bounds(snapshots(modelled(rules, windows, job(jobMinutes))))).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  test("is exact for rules in plans of their own, whose runs never take each other's place", () => {
    fc.assert(
      fc.property(fc.array(someRule, { minLength: 1, maxLength: 3 }), minutes, (rules, jobMinutes) => {
        const age = worstAge(pointsOf(everyRun(rules, FIRST, LAST), jobMinutes * M), FROM, TO);
        const chains = rules.flatMap((one, i) =>
          snapshots(modelled([one], [], job(jobMinutes))).map(inPlan(`plan ${i}`)),
        );
        expect(bounds(chains)).toEqual([age, age]);
      }),
      { numRuns: 40 },
    );
  });

  test("is exact with one tolerated miss, whichever run is missed", () => {
    fc.assert(
      fc.property(ranked, someWindows, minutes, (rules, windows, jobMinutes) => {
        const runs = fates(rules, windows).flatMap(({ run, fate }) => (fate === "counts" ? [run] : []));
        const missable = runs.filter(({ at }) => at >= FROM - 4 * DAY && at < TO);
        const ages = missable.map((missed) => {
          const left = runs.filter((run) => run !== missed);
          return worstAge(pointsOf(left, jobMinutes * M), FROM, TO);
        });
        const worst = ages.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...ages);
        expect(bounds(snapshots(modelled(rules, windows, job(jobMinutes))), 1)[1]).toBe(worst);
      }),
      { numRuns: 15 },
    );
  });

  test("of copies counts the time of the copy on top", () => {
    fc.assert(
      fc.property(ranked, someWindows, (rules, windows) => {
        const runs = fates(rules, windows).flatMap(({ run, fate }) => (fate === "counts" ? [run] : []));
        const chains = modelled(rules, windows, { ...job(20), ...copy(45) });
        const [, most] = bounds(chains.filter(({ kind }) => kind === "copy"));
        expect(most).toBe(worstAge(pointsOf(runs, 65 * M), FROM, TO));
      }),
      { numRuns: 20 },
    );
  });

  test("lies between the bounds whatever AWS chooses where nobody knows: equal retention, retries, once a day", () => {
    const plans = fc.array(
      fc
        .tuple(someRule, fc.constantFrom(false, false, true))
        .map(([one, continuous]): SimulatedRule => ({ ...one, ...(continuous ? { continuous, kept: 7 } : {}) })),
      { minLength: 2, maxLength: 3 },
    );
    const luck = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(plans, someWindows, minutes, luck, (rules, windows, jobMinutes, dice) => {
        const taken = takenByLuck(rules, windows, () => dice.next().value);
        const age = worstAge(pointsOf(taken, jobMinutes * M), FROM, TO);
        const [least, most] = bounds(snapshots(modelled(rules, windows, job(jobMinutes))));
        expect([least <= age, age <= most, least, age, most]).toEqual([true, true, least, age, most]);
      }),
      { numRuns: 50 },
    );
  });
});

/** The snapshots that AWS might take: of equal rivals one, of a day beside continuous backup one, of retries any. */
function takenByLuck(
  rules: readonly SimulatedRule[],
  windows: readonly SimulatedWindow[],
  luck: () => number,
): readonly SimulatedRun[] {
  const runs = everyRun(rules, FIRST - 2 * DAY, LAST);
  const continuous = rules.some((one) => one.continuous);
  const closed = closedMinutes(continuous ? [] : windows, FIRST - 8 * DAY, LAST + 8 * DAY);
  const survivors = runs.filter((run) => !runs.some((other) => other.kept > run.kept && overlap(run, other)));
  const shuffled = survivors.map((run) => ({ run, luck: luck() })).sort((a, b) => a.luck - b.luck);
  const chosen: SimulatedRun[] = [];
  for (const { run } of shuffled) if (!chosen.some((other) => overlap(run, other))) chosen.push(run);
  const made = chosen.filter((run) => !rules[run.rule]?.continuous && succeeds(run, closed, luck));
  if (!continuous) return made;
  const days = new Map<string, SimulatedRun>();
  for (const run of made) {
    const day = new Date(run.at * 1000).toISOString().slice(0, 10);
    if (!days.has(day)) days.set(day, run);
  }
  return [...days.values()];
}

/** It starts when it is scheduled, or at a later minute of its window; AWS says that a scheduled one in a window fails. */
function succeeds(run: SimulatedRun, closed: ReadonlySet<number>, luck: () => number): boolean {
  if (closed.has(run.at)) return false;
  const starts = run.at + Math.floor((luck() * run.window) / M) * M;
  return !closed.has(starts);
}
