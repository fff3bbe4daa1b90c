import { describe, expect, test } from "@jest/globals";
import type { Chain } from "../../../continuity/backup/chain";
import { nothingInterferes } from "../../../continuity/backup/fates";
import { delayOf, runsThatCount, type Side } from "../../../continuity/backup/runs";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, rule } from "../estate-builder";
import { chainsOfRules, copy, job } from "./chains-of";

const H = 3600;
const DAY = 24 * H;

const kept = (days: number) => ({ lifecycle: { deleteAfter: days } });

/** What the first of some rules leaves on the fifth day, each run as the hours from which its data and its window count. */
function runs(rules: readonly Bag[], side: Side = "most"): readonly (readonly [number, number])[] {
  const [chain] = chainsOfRules(rules, job(20));
  if (chain === undefined) throw new Error("there should be a chain");
  return runsOf(chain, side);
}

function runsOf(chain: Chain, side: Side): readonly (readonly [number, number])[] {
  const midnight = AS_OF + 4 * DAY;
  return runsThatCount(chain, midnight, midnight + DAY, side).map(
    ({ holds, fires }) => [(holds - midnight) / H, (fires - midnight) / H] as const,
  );
}

const at = (...hours: readonly number[]) => hours.map((hour) => [hour, hour] as const);

describe("the example that AWS gives: hourly with a window of 1h, and 12-hourly with one of 8h and longer retention", () => {
  const hourly = rule("hourly", { schedule: "cron(0 * ? * * *)", ...kept(7) });
  const seldom = rule("seldom", { schedule: "cron(0 0,12 ? * * *)", startWindow: 480, ...kept(35) });

  test("leaves 8 hourly points and 2 others a day", () => {
    expect(runs([hourly, seldom])).toEqual(at(8, 9, 10, 11, 20, 21, 22, 23));
    expect(runs([seldom, hourly])).toEqual(at(0, 12));
  });
});

describe("start windows", () => {
  const noon = (more: Bag) => rule("noon", { schedule: "cron(0 12 ? * * *)", ...kept(7), ...more });
  const other = (hours: string, more: Bag = {}) =>
    rule("other", { schedule: `cron(0 ${hours} ? * * *)`, ...kept(35), ...more });

  test.each<[string, readonly (readonly [number, number])[], readonly (readonly [number, number])[]]>([
    ["that end when the other begins do not overlap", runs([noon({}), other("13")]), at(12)],
    ["that begin when the other ends do not overlap", runs([noon({}), other("11")]), at(12)],
    ["of 61 minutes do", runs([noon({ startWindow: 61 }), other("13")]), []],
    ["of the other that reach in do", runs([noon({}), other("11", { startWindow: 61 })]), []],
    ["of the day before count too", runs([noon({}), other("20", { startWindow: 17 * 60 })]), []],
    ["of a rule of shorter retention do nothing", runs([noon({}), other("12", kept(1))]), at(12)],
    ["against a rule that keeps for ever", runs([noon({}), other("12", { lifecycle: {} })]), []],
    ["of a rule that keeps for ever itself", runs([noon({ lifecycle: {} }), other("12")]), at(12)],
    [
      "with equal retention: the run stands for the worse of the two",
      runs([noon({ startWindow: 120 }), other("11,13", { startWindow: 120, ...kept(7) })]),
      [[11, 13]],
    ],
    [
      "with equal retention and a longer window of the other: as late as that",
      runs([noon({}), other("12", { startWindow: 480, ...kept(7) })]),
      [[12, 19]],
    ],
    [
      "an equal rival hides no longer one: what overlaps the run itself decides",
      runs([
        noon({}),
        other("12", { startWindow: 480, ...kept(7) }),
        rule("longer", { schedule: "cron(30 11 ? * * *)", ...kept(35) }),
      ]),
      [],
    ],
    ["that may suppress do so on the side of the most", runs([noon({}), other("12", { lifecycle: UNKNOWN })]), []],
    ["and not on the side of the least", runs([noon({}), other("12", { lifecycle: UNKNOWN })], "least"), at(12)],
    ["nor where its own retention is not known", runs([noon({ lifecycle: UNKNOWN }), other("12")], "least"), at(12)],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test("of a century do not take a century to compare", () => {
    const hourly = { schedule: "cron(0 * ? * * *)" };
    expect(runs([rule("a", { ...hourly, ...kept(7) }), rule("b", { ...hourly, startWindow: 52_560_000 })])).toEqual([]);
  });
});

describe("beside continuous backup of Amazon RDS", () => {
  const rules = (flag: Bag) => [rule("often", { schedule: "cron(0 6,18 ? * * *)", ...flag }), rule("always", flag)];
  const [chain] = chainsOfRules(
    [rule("often", { schedule: "cron(0 6,18 ? * * *)" }), rule("always", { enableContinuousBackup: true, ...kept(7) })],
    {},
    "snapshots once a day",
  );

  test("one run a day leaves its point, whichever it is", () => {
    expect(chain && runsOf(chain, "most")).toEqual([[6, 18]]);
    expect(chain && runsOf(chain, "least")).toEqual(at(6, 18));
  });

  test("of other types every run does", () => {
    const kinds = (support: Parameters<typeof chainsOfRules>[2]) =>
      chainsOfRules(rules({ enableContinuousBackup: true }), {}, support).map(({ kind, onceADay }) => [kind, onceADay]);
    expect(kinds("beside snapshots")).toEqual([
      ["continuous", undefined],
      ["continuous", undefined],
    ]);
    expect(kinds("unsupported")).toEqual([
      ["snapshot", undefined],
      ["snapshot", undefined],
    ]);
  });
});

test.each<[string, readonly Bag[], boolean]>([
  ["a rule alone", [rule("a")], true],
  ["beside one that keeps shorter", [rule("a"), rule("b", kept(7))], true],
  ["beside one that keeps as long", [rule("a"), rule("b")], false],
  ["beside one that keeps longer", [rule("a", kept(7)), rule("b")], false],
  ["beside one of unknown retention", [rule("a"), rule("b", { lifecycle: UNKNOWN })], false],
])("does every run count? %s", (_name, rules, expected) => {
  const [chain] = chainsOfRules(rules);
  expect(chain && nothingInterferes(chain)).toBe(expected);
});

test("the delay of a point: window, job and copy, from both sides", () => {
  const rules = [rule("a", { copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-2:1:backup-vault:far" }] })];
  const [snapshot, copied] = chainsOfRules(rules, copy(30));
  const [, unvouched] = chainsOfRules(rules);
  const both = (chain: Chain | undefined) => chain && [delayOf(chain, "least"), delayOf(chain, "most")];
  expect([both(snapshot), both(copied), both(unvouched)]).toEqual([
    [H, 4 * H],
    [1.5 * H, 4.5 * H],
    [H, Number.POSITIVE_INFINITY],
  ]);
});
