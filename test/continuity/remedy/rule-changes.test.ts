import { describe, expect, test } from "@jest/globals";
import { protectionOf } from "../../../continuity/backup/protection";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Change } from "../../../continuity/remedy/change";
import { ruleChanges, rulesAmong } from "../../../continuity/remedy/rule-changes";
import { isAnswer } from "../../../continuity/remedy/search";
import { otherTimings } from "../../../continuity/remedy/timing";
import { tryOut } from "../../../continuity/remedy/trial";
import { subjectOf } from "../../../continuity/verdict/subject";
import { plan, rdsInstance, rule, selection, vault } from "../estate-builder";
import { judgeIn } from "./program";

const HOUR = 3600;
const SIX_HOURLY = "cron(0 5/6 ? * * *)";
const DAILY = "cron(0 5 ? * * *)";
const WEEKLY = "cron(0 5 ? * SUN *)";

/** A database of which nothing but a rule of a plan leaves points. */
function backedUp(schedule: string, startWindow: number, deleteAfter: number, rpoHours: number) {
  const db = rdsInstance("db", {
    tags: { "continuity:service": "shop", "continuity:rto:data": "4h", "continuity:rpo:data": `${rpoHours}h` },
  });
  const backups = plan("backups", [rule("often", { schedule, startWindow, lifecycle: { deleteAfter } })]);
  const selected = selection("dbs", backups, { resources: [UNKNOWN] }, { edges: { resources: [db] } });
  const { judge, service } = judgeIn([db, vault("main"), backups, selected]);
  const shop = service("shop");
  const subject = subjectOf(shop.members[0] as (typeof shop.members)[number], shop);
  return { judge, shop, subject, rpo: rpoHours * HOUR };
}

type Case = Parameters<typeof backedUp>;

/** The other times that are thought of for the rule, in words: `every 8h`. */
function timesFor(asked: Case): readonly string[] {
  const { judge, subject, rpo } = backedUp(...asked);
  const orders = ruleChanges("data", rpo, subject, judge.options).flatMap((set) => set.map(({ order }) => order));
  return orders.flatMap((order) => {
    const [, every] = /^run rule often of plan backups (.*), cron/.exec(order) ?? [];
    return every ?? (order.startsWith("set the start window") ? "in a shorter window" : []);
  });
}

/** What is thought of against a compromised account, each set of changes in words. */
function againstCompromise(asked: Case): readonly string[] {
  const { judge, subject, rpo } = backedUp(...asked);
  const short = (order: string) => order.replace(/ rule often of plan backups| \(.*\)|, (cron.*|with .*)/g, "");
  return ruleChanges("compromise", rpo, subject, judge.options).map((set) =>
    set.map(({ order }) => short(order)).join(" & "),
  );
}

test.each<[string, Case, readonly string[]]>([
  ["a lock alone where the rule runs often enough", [DAILY, 60, 35, 30], ["lock vault main in compliance mode"]],
  [
    "a lock with other times where it does not, and no lock alone",
    [DAILY, 60, 35, 12],
    ["run every 8h & lock vault main in compliance mode"],
  ],
])("%s: %j", (_, asked, expected) => {
  expect(againstCompromise(asked)).toEqual(expected);
});

describe("other times for a rule", () => {
  test.each<[string, Case, readonly string[]]>([
    ["none where no more is lost than may be", [SIX_HOURLY, 60, 35, 48], []],
    ["none where that is so with a long start window", [DAILY, 480, 35, 72], []],
    ["more often where too much is lost, until that is enough", [DAILY, 60, 35, 12], ["every 8h"]],
    ["no oftener than a job can take", [DAILY, 60, 35, 3], ["every 2h"]],
    ["a shorter window alone, and no more where that is enough", [DAILY, 480, 35, 30], ["in a shorter window"]],
    ["the first of which the points stay until the next", [WEEKLY, 60, 3, 1000], ["daily"]],
    ["none where nothing is frequent enough", [DAILY, 60, 35, 1], []],
  ])("%s: %j", (_, asked, expected) => {
    expect(timesFor(asked)).toEqual(expected);
  });

  const cases = [SIX_HOURLY, DAILY, WEEKLY].flatMap((schedule) =>
    [60, 480].flatMap((window) =>
      [1, 8, 35].flatMap((days) => [3, 6, 12, 30, 72, 400].map((rpo): Case => [schedule, window, days, rpo])),
    ),
  );

  /** How good what changes come to is: 0 is no answer, 1 one that only a drill can prove, 2 is proven. */
  function worthOf(changes: readonly Change[], { judge, shop }: ReturnType<typeof backedUp>): number {
    const trial = tryOut(changes, shop, judge);
    const verdict = trial?.judge.verdict(trial.service, "data");
    if (verdict === undefined || !isAnswer(verdict)) return 0;
    return verdict.verdict === "meets" ? 2 : 1;
  }

  test("those left out would have done no better than those that are tried", () => {
    let [left, tried] = [0, 0];
    for (const asked of cases) {
      const program = backedUp(...asked);
      const { judge, subject, rpo } = program;
      const sets = ruleChanges("data", rpo, subject, judge.options);
      const [placed] = rulesAmong(protectionOf(subject, judge.options), judge.options);
      const timings = placed === undefined ? [] : otherTimings(placed, rpo, judge.options.index, judge.options);
      const orders = new Set(sets.flatMap((set) => set.map(({ order }) => order)));
      const others = timings.filter(({ change }) => !orders.has(change.order));
      const best = Math.max(0, ...[[], ...sets].map((set) => worthOf(set, program)));
      const better = others.filter(({ change }) => worthOf([change], program) > best);
      expect({ asked, better: better.map(({ change }) => change.order) }).toEqual({ asked, better: [] });
      left += others.length;
      tried += timings.length - others.length;
    }
    expect([left > 100, tried > 20]).toEqual([true, true]);
  });
});
