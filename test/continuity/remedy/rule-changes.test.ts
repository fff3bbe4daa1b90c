import { describe, expect, test } from "@jest/globals";
import { protectionOf } from "../../../continuity/backup/protection";
import { UNKNOWN } from "../../../continuity/estate/value";
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

describe("other times for a rule", () => {
  const MORE_OFTEN = ["every 4h", "every 3h", "every 2h", "hourly"];

  test.each<[string, Case, readonly string[]]>([
    ["none where no more is lost than may be", [SIX_HOURLY, 60, 35, 48], []],
    ["none where that is so with a long start window", [DAILY, 480, 35, 72], []],
    ["more often where too much is lost", [DAILY, 60, 35, 12], ["every 8h", "every 6h", ...MORE_OFTEN]],
    [
      "more often where points go before the next",
      [WEEKLY, 60, 3, 1000],
      ["daily", "every 12h", "every 8h", "every 6h", ...MORE_OFTEN],
    ],
  ])("%s: %j", (_, asked, expected) => {
    expect(timesFor(asked)).toEqual(expected);
  });

  const cases = [SIX_HOURLY, DAILY, WEEKLY].flatMap((schedule) =>
    [60, 480].flatMap((window) =>
      [1, 8, 35].flatMap((days) => [6, 30, 72, 400].map((rpo): Case => [schedule, window, days, rpo])),
    ),
  );

  test("those left out would have changed nothing", () => {
    const left = cases.filter((asked) => timesFor(asked).length === 0);
    const tried = left.flatMap((asked) => {
      const { judge, shop, subject, rpo } = backedUp(...asked);
      const before = judge.verdict(shop, "data");
      const [placed] = rulesAmong(protectionOf(subject, judge.options), judge.options);
      const timings = placed === undefined ? [] : otherTimings(placed, rpo, judge.options.index, judge.options);
      return timings.map(({ change }) => {
        const trial = tryOut([change], shop, judge);
        const after = trial?.judge.verdict(trial.service, "data");
        return { asked, order: change.order, better: after !== undefined && isAnswer(after) && !isAnswer(before) };
      });
    });
    expect(tried.filter(({ better }) => better)).toEqual([]);
    expect(left.length).toBeGreaterThan(cases.length / 4);
    expect(tried.length).toBeGreaterThan(left.length);
  });
});
