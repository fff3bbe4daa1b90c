import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { ExternalRule, PlanContent } from "../../../continuity/declaration/external";
import {
  MEMBER_KINDS,
  type MemberKind,
  type PlanQuestion,
  planTimeline,
} from "../../../continuity/report/plan-timeline";
import { AS_OF } from "../estate-builder";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const nightly: ExternalRule = {
  name: "nightly",
  schedule: "cron(0 5 ? * * *)",
  startWindow: HOUR,
  keep: 35 * DAY,
  copies: [],
};
const planOf = (...rules: readonly ExternalRule[]): PlanContent => ({ name: "platform", rules, selections: [] });

function draw(plan: PlanContent, more: Partial<PlanQuestion> = {}) {
  const question = { plan, region: "eu-west-1", account: "111111111111", kind: "rds", asOf: AS_OF } as const;
  const { timeline, notes } = planTimeline({ ...question, jobTime: undefined, copyTime: undefined, ...more });
  const lanes = timeline.lanes.map(({ rule, kind, doubt }) => [rule, kind, ...(doubt === undefined ? [] : [doubt])]);
  return { lanes, loss: timeline.worst?.loss, because: timeline.because, notes };
}

describe("a plan by itself", () => {
  test("a rule, its job taking what it may", () => {
    expect(draw(planOf(nightly))).toEqual({
      lanes: [["nightly", "snapshot"]],
      loss: { lo: 25 * HOUR, hi: 25 * HOUR + 7 * DAY },
      because: undefined,
      notes: [],
    });
  });

  test("a rule that leaves everything to AWS Backup: daily, in a window of 8 hours", () => {
    expect(draw(planOf({ name: "default", copies: [] }), { jobTime: HOUR }).loss).toEqual({
      lo: 33 * HOUR,
      hi: 33 * HOUR,
    });
  });

  test("a copy, quick or of unknown length", () => {
    const copies = [{ to: "arn:aws:backup:eu-central-1:111111111111:backup-vault:dr" }];
    const found = (copyTime: number | undefined) => {
      const { lanes, loss } = draw(planOf({ ...nightly, copies }), { jobTime: 1_200, copyTime });
      return { lanes, loss };
    };
    const lanes = [
      ["nightly", "snapshot"],
      ["nightly", "copy"],
    ];
    expect(found(undefined)).toEqual({ lanes, loss: { lo: 91_200, hi: 91_200 } });
    expect(found(600)).toEqual({ lanes, loss: { lo: 91_200, hi: 91_200 } });
  });

  test("a copy as long as it is said to be", () => {
    const copies = [{ to: "arn:aws:backup:eu-west-1:111111111111:backup-vault:second" }];
    const { timeline } = planTimeline({
      plan: planOf({ ...nightly, copies }),
      region: "eu-west-1",
      account: "111111111111",
      kind: "efs",
      jobTime: 1_200,
      copyTime: 600,
      asOf: AS_OF,
    });
    expect(timeline.lanes.map(({ job, copy }) => [job, copy])).toEqual([
      [{ lo: 1_200, hi: 1_200 }, undefined],
      [
        { lo: 1_200, hi: 1_200 },
        { lo: 600, hi: 600 },
      ],
    ]);
  });

  test("a Region that the plan does not tell", () => {
    expect(draw(planOf(nightly), { region: undefined, account: undefined, jobTime: 0 })).toEqual({
      lanes: [["nightly", "snapshot"]],
      loss: { lo: 25 * HOUR, hi: 25 * HOUR },
      because: undefined,
      notes: [],
    });
  });

  test.each<[MemberKind, readonly string[]]>([
    ["rds", ["continuous"]],
    ["aurora", ["continuous"]],
    ["ebs", ["snapshot"]],
    ["efs", ["snapshot"]],
    ["dynamodb", ["snapshot"]],
    ["s3", ["continuous"]],
    ["fsx", ["snapshot"]],
  ])("continuous backup of %s leaves %s", (kind, kinds) => {
    const { lanes, because } = draw(planOf({ ...nightly, continuous: true }), { kind });
    expect([lanes.map(([, leaves]) => leaves), because]).toEqual([kinds, undefined]);
  });

  test("a schedule that cannot be read is said, without its text", () => {
    const secret = { ...nightly, name: "secret", schedule: "hunter2" };
    const drawn = draw(planOf(secret, nightly), { jobTime: 0 });
    expect(drawn.notes).toEqual([
      "the schedule of rule secret cannot be read: expression is not a cron expression; use cron(minute hour day-of-month month day-of-week year)",
    ]);
    expect(JSON.stringify(drawn)).not.toContain("hunter2");
  });

  test("no rule", () => {
    expect(draw(planOf())).toEqual({
      lanes: [],
      loss: undefined,
      because: "no rule leaves a recovery point",
      notes: [],
    });
  });

  test("it never throws", () => {
    const length = fc.integer({ min: 0, max: 400 * DAY });
    const rule = fc.record(
      {
        name: fc.string(),
        schedule: fc.oneof(
          fc.string(),
          fc.constantFrom("cron(0 5 ? * * *)", "cron(0 0 30 2 ? *)", "cron(0 5 1 1 ? 2027)"),
        ),
        timezone: fc.constantFrom("UTC", "Europe/Zurich", "Mars"),
        startWindow: length,
        completionWindow: length,
        continuous: fc.boolean(),
        vault: fc.string(),
        keep: length,
        copies: fc.array(fc.record({ to: fc.string() }), { maxLength: 2 }),
      },
      { requiredKeys: ["name", "copies"] },
    );
    const kind = fc.constantFrom(...(Object.keys(MEMBER_KINDS) as MemberKind[]));
    fc.assert(
      fc.property(fc.array(rule, { maxLength: 3 }), kind, (rules, one) => {
        expect(draw(planOf(...rules), { kind: one }).notes).toEqual(expect.any(Array));
      }),
      { numRuns: 50 },
    );
  });
});
