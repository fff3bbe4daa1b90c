import { describe, expect, test } from "@jest/globals";
import type { Chain } from "../../../continuity/backup/chain";
import { condition, unknownCondition } from "../../../continuity/recovery/path";
import { timelineOfAll } from "../../../continuity/report/member-timelines";
import { chainsOfRules, job } from "../backup/chains-of";
import { AS_OF, rule } from "../estate-builder";

const OPTIONS = { asOf: AS_OF, toleratedMisses: 0, timing: "worst" } as const;
const HOUR = 3_600;

const chainOf = (name: string, schedule: string): Chain =>
  chainsOfRules([rule(name, { schedule })], job(20))[0] as Chain;
const DAILY = chainOf("daily", "cron(0 5 ? * * *)");
const HOURLY = chainOf("hourly", "cron(0 * ? * * *)");

const doubtful = (chain: Chain): Chain => ({ ...chain, requires: [unknownCondition("it is covered", "nobody knows")] });
const failed = (chain: Chain): Chain => ({ ...chain, requires: [condition("its job fits", false)] });
const continuous = (chain: Chain): Chain => ({ ...chain, kind: "continuous" });

const DAILY_LOSS = { lo: 25 * HOUR + 1_200, hi: 25 * HOUR + 1_200 };
const HOURLY_LOSS = { lo: 2 * HOUR + 1_200, hi: 2 * HOUR + 1_200 };
const NOTHING = "no rule leaves a recovery point";

describe("the worst gap of a timeline", () => {
  test.each<[string, readonly Chain[], object | undefined, string | undefined]>([
    ["of what surely exists", [DAILY, HOURLY], HOURLY_LOSS, undefined],
    ["not of what may exist, beside what surely does", [DAILY, doubtful(HOURLY)], DAILY_LOSS, undefined],
    ["of what may exist, where nothing surely does", [doubtful(DAILY), failed(HOURLY)], DAILY_LOSS, undefined],
    ["none where nothing can exist", [failed(HOURLY)], undefined, NOTHING],
    ["none of nothing", [], undefined, NOTHING],
    ["of snapshots beside continuous backup", [continuous(HOURLY), DAILY], DAILY_LOSS, undefined],
    ["not spoken of where continuous backup is all there is", [continuous(HOURLY)], undefined, undefined],
  ])("%s", (_, chains, loss, because) => {
    const timeline = timelineOfAll(chains, OPTIONS);
    expect([timeline.worst?.loss, timeline.because]).toEqual([loss, because]);
    expect(timeline.lanes.map((lane) => lane.rule)).toEqual(chains.map((chain) => chain.rule.name));
    expect(timeline.lanes.filter((lane) => lane.kind === "continuous" && lane.runs.length > 0)).toEqual([]);
  });
});
