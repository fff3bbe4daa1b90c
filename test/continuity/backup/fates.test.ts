import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { withBlackouts } from "../../../continuity/backup/blackout";
import type { Chain } from "../../../continuity/backup/chain";
import { type Fate, fatesOf } from "../../../continuity/backup/fates";
import { runsThatCount } from "../../../continuity/backup/runs";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, plan, rdsInstance, rule, selection, vault } from "../estate-builder";
import { job, read } from "./chains-of";

const H = 3600;
const DAY = 24 * H;
/** A Sunday. */
const SUNDAY = AS_OF + 3 * DAY;

const kept = (days: number) => ({ lifecycle: { deleteAfter: days } });

/** What the rules of one plan leave for a DB instance. */
function chains(rules: readonly Bag[], inputs: Bag = {}): readonly Chain[] {
  const member = rdsInstance("db", inputs);
  const nightly = plan("nightly", rules);
  const others = [vault("main"), nightly, selection("all", nightly)];
  return withBlackouts(read(member, others, job(20), "snapshots once a day").chains, member);
}

type Told = readonly [hour: number, fate: Fate, because?: string];

/** What becomes of the runs of the first chain on a Sunday. */
function sunday(rules: readonly Bag[], inputs: Bag = {}): readonly Told[] {
  const [chain] = chains(rules, inputs);
  const runs = chain ? fatesOf(chain, SUNDAY, SUNDAY + DAY) : [];
  return runs.map(
    ({ at, fate, cause }) => [(at - SUNDAY) / H, fate, ...(cause ? [cause.text] : [])] as unknown as Told,
  );
}

/**
 * AWS Backup developer guide, "Backup plan options and configuration": a plan with a rule that runs every hour with a start
 * window of 1 hour, and one that runs every 12 hours with a start window of 8 hours and longer retention, results in 8
 * hourly and 2 twelve-hourly backups a day.
 */
test("of an hourly rule with a window of 1h and a 12-hourly one with 8h, kept longer: 8 hourly and 2 twelve-hourly backups a day", () => {
  const hourly = rule("hourly", { schedule: "cron(0 * ? * * *)", startWindow: 60, ...kept(7) });
  const twelveHourly = rule("twelve-hourly", { schedule: "cron(0 0/12 ? * * *)", startWindow: 480, ...kept(35) });
  const leave = (rules: readonly Bag[]) => sunday(rules).flatMap(([hour, fate]) => (fate === "counts" ? [hour] : []));
  expect({ hourly: leave([hourly, twelveHourly]), twelveHourly: leave([twelveHourly, hourly]) }).toEqual({
    hourly: [8, 9, 10, 11, 20, 21, 22, 23],
    twelveHourly: [0, 12],
  });
});

describe("each run with its reason", () => {
  const noon = (more: Bag = {}) => rule("noon", { schedule: "cron(0 12 ? * * *)", ...kept(7), ...more });
  const other = (more: Bag) => rule("other", { schedule: "cron(30 12 ? * * *)", ...more });
  const window = (text: string) => ({ maintenanceWindow: text });
  const inMaintenance = "scheduled in the maintenance window or the 1h before it";
  const reaches = "its start window reaches into the maintenance window or the 1h before it";
  const equal = "rule other keeps its points as long, and its run may be taken instead";

  test.each<[string, readonly Bag[], Bag, readonly Told[]]>([
    ["alone", [noon()], {}, [[12, "counts"]]],
    ["beside a shorter one", [noon(), other(kept(1))], {}, [[12, "counts"]]],
    ["suppressed", [noon(), other({})], {}, [[12, "lost", "suppressed by rule other, which keeps its points longer"]]],
    [
      "perhaps suppressed",
      [noon(), other({ lifecycle: UNKNOWN })],
      {},
      [[12, "may be lost", "suppressed if rule other keeps its points longer, which is not known"]],
    ],
    ["equal", [noon(), other(kept(7))], {}, [[12, "may be lost", equal]]],
    ["in the maintenance window", [noon()], window("sun:11:30-sun:12:30"), [[12, "lost", inMaintenance]]],
    ["in the hour before it", [noon()], window("sun:13:00-sun:13:30"), [[12, "lost", inMaintenance]]],
    ["when it ends", [noon()], window("sun:11:30-sun:12:00"), [[12, "counts"]]],
    ["on another day", [noon()], window("mon:11:30-mon:12:30"), [[12, "counts"]]],
    ["its window reaches in", [noon()], window("sun:13:30-sun:14:00"), [[12, "may be lost", reaches]]],
    ["its window ends when that begins", [noon()], window("sun:14:00-sun:14:30"), [[12, "counts"]]],
    [
      "in the backup window",
      [noon()],
      { backupRetentionPeriod: 1, backupWindow: "12:00-12:30" },
      [[12, "lost", "scheduled in the backup window or the 1h before it"]],
    ],
    [
      "where it is not known whether there are automated backups",
      [noon()],
      { backupRetentionPeriod: UNKNOWN, backupWindow: "12:00-12:30" },
      [[12, "may be lost", "scheduled in the backup window or the 1h before it"]],
    ],
    [
      "suppressed and in a window: the other rule is to blame",
      [noon(), other({})],
      window("sun:11:30-sun:12:30"),
      [[12, "lost", "suppressed by rule other, which keeps its points longer"]],
    ],
    [
      "equal, and in a window: surely lost",
      [noon(), other(kept(7))],
      window("sun:11:30-sun:12:30"),
      [[12, "lost", inMaintenance]],
    ],
    [
      "beside continuous backup on another day, AWS keeps clear of windows",
      [noon(), other({ ...kept(7), schedule: "cron(0 5 ? * MON *)", enableContinuousBackup: true })],
      window("sun:11:30-sun:12:30"),
      [[12, "counts"]],
    ],
    [
      "where continuous backup is perhaps on",
      [noon(), rule("perhaps", { schedule: "cron(0 5 ? * MON *)", enableContinuousBackup: UNKNOWN, ...kept(7) })],
      window("sun:11:30-sun:12:30"),
      [[12, "may be lost", inMaintenance]],
    ],
    [
      "twice a day beside continuous backup",
      [
        noon({ schedule: "cron(0 6,18 ? * * *)" }),
        other({ ...kept(7), schedule: "cron(0 5 ? * MON *)", enableContinuousBackup: true }),
      ],
      {},
      [6, 18].map(
        (hour): Told => [hour, "may be lost", "at most one snapshot a day is taken beside continuous backup"],
      ),
    ],
    [
      "once a day each, of two rules beside continuous backup",
      [
        noon(),
        rule("evening", { schedule: "cron(0 20 ? * * *)", ...kept(7) }),
        rule("always", { enableContinuousBackup: true, ...kept(7) }),
      ],
      {},
      [[12, "may be lost", "at most one snapshot a day is taken beside continuous backup"]],
    ],
  ])("%s", (_name, rules, inputs, expected) => {
    expect(sunday(rules, inputs)).toEqual(expected);
  });
});

describe("a run of equal retention stands for the worse of the two only if that is as good", () => {
  const noon = rule("noon", { schedule: "cron(0 12 ? * * *)" });
  const half = (more: Bag = {}) => rule("half", { schedule: "cron(30 12 ? * * *)", ...more });
  const most = (rules: readonly Bag[], inputs: Bag = {}) => {
    const [chain] = chains(rules, inputs);
    return (
      chain &&
      runsThatCount(chain, SUNDAY, SUNDAY + DAY, "most").map(({ holds, fires }) => [
        (holds - SUNDAY) / H,
        (fires - SUNDAY) / H,
      ])
    );
  };

  test.each<[string, readonly Bag[], Bag, readonly (readonly number[])[]]>([
    ["in the same vault", [noon, half()], {}, [[12, 12.5]]],
    ["in another vault", [noon, half({ targetVaultName: "other" })], {}, []],
    ["not if it may fall into a window", [noon, half()], { maintenanceWindow: "sun:14:10-sun:14:40" }, []],
    ["though the rival of another day may", [noon, half()], { maintenanceWindow: "mon:14:10-mon:14:40" }, [[12, 12.5]]],
  ])("%s", (_name, rules, inputs, expected) => {
    expect(most(rules, inputs)).toEqual(expected);
  });

  test("of two snapshot rules beside continuous backup the day's one snapshot may be either's", () => {
    const always = rule("always", { enableContinuousBackup: true, ...kept(7) });
    const evening = rule("evening", { schedule: "cron(0 20 ? * * *)", startWindow: 120 });
    expect(most([noon, evening, always])).toEqual([[12, 21]]);
    expect(most([noon, { ...evening, targetVaultName: "other" }, always])).toEqual([]);
  });

  test("a copy needs a copy of the other run to the same vault", () => {
    const to = (name: string) => ({
      copyActions: [{ destinationVaultArn: `arn:aws:backup:eu-west-2:1:backup-vault:${name}` }],
    });
    const copies = (rules: readonly Bag[]) =>
      chains(rules)
        .filter(({ kind }) => kind === "copy")
        .slice(0, 1)
        .flatMap((chain) =>
          runsThatCount(chain, SUNDAY, SUNDAY + DAY, "most").map(({ holds }) => (holds - SUNDAY) / H),
        );
    expect([copies([{ ...noon, ...to("far") }, half()]), copies([{ ...noon, ...to("far") }, half(to("far"))])]).toEqual(
      [[], [12]],
    );
  });
});

test("the runs that count follow from the fates, on both sides", () => {
  const someRule = fc.record({
    schedule: fc.constantFrom(
      "cron(0 5 ? * * *)",
      "cron(0 0/6 ? * * *)",
      "cron(30 4 ? * SUN,WED *)",
      "cron(0 * ? * * *)",
    ),
    scheduleExpressionTimezone: fc.constantFrom("Etc/UTC", "Europe/Berlin"),
    startWindow: fc.constantFrom(60, 120, 480),
    enableContinuousBackup: fc.constantFrom(false, false, true, UNKNOWN),
    lifecycle: fc.constantFrom({ deleteAfter: 7 }, { deleteAfter: 35 }, UNKNOWN),
  });
  const inputs = fc.record({
    maintenanceWindow: fc.constantFrom("sun:05:00-sun:06:00", "wed:23:00-thu:03:00", UNKNOWN),
    backupRetentionPeriod: fc.constantFrom(0, 7, UNKNOWN),
    backupWindow: fc.constantFrom("05:30-06:30", "23:30-00:30"),
  });
  const from = Date.parse("2026-03-27") / 1000;
  const to = from + 8 * DAY;
  fc.assert(
    fc.property(fc.array(someRule, { minLength: 1, maxLength: 3 }), inputs, (bags, member) => {
      for (const chain of chains(
        bags.map((bag, i) => rule(`rule ${i}`, bag)),
        member,
      )) {
        const fates = fatesOf(chain, from, to);
        const plain = (fate: (one: Fate) => boolean) =>
          fates.filter((run) => fate(run.fate)).map(({ at }) => ({ holds: at, fires: at, chain }));
        expect(runsThatCount(chain, from, to, "least")).toEqual(plain((fate) => fate !== "lost"));
        const most = runsThatCount(chain, from, to, "most");
        const certain = new Set(plain((fate) => fate === "counts").map(({ holds }) => holds));
        const standIns = new Set(
          fates.flatMap(({ fate, standIn }) =>
            fate === "may be lost" && standIn ? [`${standIn.holds} ${standIn.fires}`] : [],
          ),
        );
        expect(most.filter(({ holds, fires }) => holds === fires && certain.has(holds)).length).toBe(certain.size);
        expect(
          new Set(
            most
              .filter(({ holds, fires }) => !(holds === fires && certain.has(holds)))
              .map(({ holds, fires }) => `${holds} ${fires}`),
          ),
        ).toEqual(standIns);
        expect(fates.every(({ fate, cause }) => (fate === "counts") === (cause === undefined))).toBe(true);
      }
    }),
    { numRuns: 60 },
  );
});
