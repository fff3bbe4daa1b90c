import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { dlmPolicy, dlmSchedule, plan, rule, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const scheduled = (schedule: Value | undefined) => [
  plan("daily", [rule("nightly", schedule === undefined ? {} : { schedule })]),
];
const wrong = scheduled("rate(1 day)");
const windows = (inputs: Bag) => [plan("daily", [rule("nightly", inputs)])];

const finding: Finding = {
  rule: "schedule-valid",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  urn: urnOf("aws:backup/plan:Plan", "daily"),
  message:
    "daily: the schedule of rule nightly cannot be read: expression is refused: AWS Backup takes cron only; use cron(minute hour day-of-month month day-of-week year)",
  fix: "Write a six-field AWS cron expression, such as cron(0 5 ? * * *).",
};

const rows: readonly Row[] = [
  ["it can be read", scheduled("cron(0 5 ? * * *)"), {}, []],
  ["absent: the default applies", scheduled(undefined), {}, []],
  ["not known: the verdicts of what it covers say so", scheduled(UNKNOWN), {}, []],
  ["no rules known", [plan("daily", UNKNOWN)], {}, []],
  ["a rate", wrong, {}, [finding]],
  [
    "a zone that nobody knows",
    windows({ scheduleExpressionTimezone: "Europe/Atlantis" }),
    {},
    [
      {
        ...finding,
        message:
          "daily: the schedule of rule nightly cannot be read: timezone is not a time zone; use an IANA name, such as UTC or America/New_York",
      },
    ],
  ],
  ["hourly", scheduled("cron(30 * ? * * *)"), {}, []],
  [
    "more often than hourly",
    scheduled("cron(0/20 * ? * * *)"),
    {},
    [
      {
        ...finding,
        level: "advisory",
        message: "daily: rule nightly runs again after 20m, but AWS Backup makes backups hourly at most.",
        fix: "Leave an hour or more between the runs of rule nightly; what must lose less needs continuous backup or replication.",
      },
    ],
  ],
  ["a schedule of Data Lifecycle Manager", [dlmPolicy("snapshots", { schedules: [dlmSchedule("daily")] })], {}, []],
  ["a policy of which nothing is known", [dlmPolicy("snapshots", UNKNOWN)], {}, []],
  [
    "an interval that Data Lifecycle Manager does not take",
    [dlmPolicy("snapshots", { schedules: [dlmSchedule("daily", { createRule: { interval: 5, times: "05:00" } })] })],
    {},
    [
      {
        ...finding,
        urn: urnOf("aws:dlm/lifecyclePolicy:LifecyclePolicy", "snapshots"),
        message: "snapshots: schedule daily cannot be read: its interval is not 1, 2, 3, 4, 6, 8, 12 or 24 HOURS",
        fix: "Write an interval of 1, 2, 3, 4, 6, 8, 12 or 24 hours with its start time, or a six-field AWS cron expression.",
      },
    ],
  ],
  ["windows as short and as long as may be", windows({ startWindow: 60, completionWindow: 52_560_000 }), {}, []],
  ["windows that are not known", windows({ startWindow: UNKNOWN, completionWindow: UNKNOWN }), {}, []],
  [
    "a start window under an hour, and a completion window that is no number",
    windows({ startWindow: 59, completionWindow: "s3cret" }),
    {},
    [
      {
        ...finding,
        message:
          "AWS Backup refuses the windows of rule nightly of daily: completionWindow is not a whole number of minutes from 1 to 52560000.",
        fix: "Set completionWindow of rule nightly of daily to 180.",
      },
      {
        ...finding,
        message:
          "AWS Backup refuses the windows of rule nightly of daily: startWindow is not a whole number of minutes from 60 to 52560000.",
        fix: "Set startWindow of rule nightly of daily to 60.",
      },
    ],
  ],
  ["lowered", wrong, { rules: { "schedule-valid": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", wrong, { rules: { "schedule-valid": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("schedule-valid", resources, options)).toEqual(expected);
});
