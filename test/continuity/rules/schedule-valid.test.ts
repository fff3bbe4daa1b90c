import { expect, test } from "@jest/globals";
import { UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { plan, rule, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const scheduled = (schedule: Value | undefined) => [
  plan("daily", [rule("nightly", schedule === undefined ? {} : { schedule })]),
];
const wrong = scheduled("rate(1 day)");

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
  ["lowered", wrong, { rules: { "schedule-valid": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", wrong, { rules: { "schedule-valid": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("schedule-valid", resources, options)).toEqual(expected);
});
