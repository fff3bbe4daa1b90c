import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { rule, urnOf } from "../estate-builder";
import { backedUpBy } from "./backed-up-by";
import { findingsOf, type Row, vouched } from "./findings";

const hourly = rule("hourly", { schedule: "cron(0 * ? * * *)", lifecycle: { deleteAfter: 7 } });
const seldom = rule("seldom", { schedule: "cron(0 0,12 ? * * *)", startWindow: 480 });
const daily = rule("daily", { schedule: "cron(0 5 ? * * *)", lifecycle: { deleteAfter: 7 } });
const monthly = rule("monthly", { schedule: "cron(0 5 1 * ? *)", lifecycle: { deleteAfter: 365 } });
const example = backedUpBy([hourly, seldom]);
const job = { assumptions: [vouched("backup-job-time", 1200)] };

const finding: Finding = {
  rule: "runs-suppressed",
  verdict: "violates",
  level: "advisory",
  severity: "high",
  service: "orders",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message:
    "nightly: rule hourly leaves no point at 5,856 of its 8,784 runs in a year, first on Thu 2026-01-01 00:00 UTC: suppressed by rule seldom, which keeps its points longer. It covers orders-db.",
  fix: "Shorten the start window of rule seldom to 1h, or give rule hourly a plan of its own.",
};

const rows: readonly Row[] = [
  ["one rule", backedUpBy([hourly]), job, []],
  ["rules that keep clear of each other", backedUpBy([{ ...daily, schedule: "cron(0 9 ? * * *)" }, seldom]), job, []],
  ["now and then, and the other point is as good", backedUpBy([daily, monthly]), job, []],
  ["AWS's own example", example, job, [finding]],
  [
    "where an objective fails by it",
    backedUpBy([hourly, seldom], {}, { "continuity:rpo": "3h" }),
    { assumptions: [vouched("backup-job-time", 1200), vouched("restore-time", 1200)] },
    [{ ...finding, level: "mandatory" }],
  ],
  [
    "now and then, but the other point comes later",
    backedUpBy([daily, { ...monthly, startWindow: 480 }]),
    job,
    [
      {
        ...finding,
        message:
          "nightly: rule daily leaves no point at 13 of its 366 runs in a year, first on Thu 2026-01-01 05:00 UTC: suppressed by rule monthly, which keeps its points longer. It covers orders-db.",
        fix: "Shorten the start window of rule monthly to 1h, or give rule daily a plan of its own.",
      },
    ],
  ],
  [
    "together with a rule that keeps its points as long, and has longer to start",
    backedUpBy([
      rule("early", { schedule: "cron(0 5,18 ? * * *)" }),
      rule("late", { schedule: "cron(0 18,23 ? * * *)", startWindow: 120 }),
    ]),
    job,
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "nightly: rule early perhaps leaves no point at 366 of its 732 runs in a year, first on Thu 2026-01-01 18:00 UTC: rule late keeps its points as long, and its run may be taken instead. It covers orders-db.",
        fix: "Shorten the start window of rule late to 1h, or give rule early a plan of its own.",
      },
      {
        ...finding,
        verdict: "unproven",
        message:
          "nightly: rule late perhaps leaves no point at 366 of its 732 runs in a year, first on Thu 2026-01-01 18:00 UTC: rule early keeps its points as long, and its run may be taken instead. It covers orders-db.",
        fix: "Shorten the start window of rule late to 1h, or give rule late a plan of its own.",
      },
    ],
  ],
  [
    "just half of the runs, and the other rule's point comes later",
    backedUpBy([
      rule("noon", { schedule: "cron(0 0,12 ? * * *)", lifecycle: { deleteAfter: 7 } }),
      rule("evening", { schedule: "cron(0 0,18 ? * * *)", startWindow: 480 }),
    ]),
    job,
    [
      {
        ...finding,
        message:
          "nightly: rule noon leaves no point at 366 of its 732 runs in a year, first on Thu 2026-01-01 00:00 UTC: suppressed by rule evening, which keeps its points longer. It covers orders-db.",
        fix: "Shorten the start window of rule evening to 1h, or give rule noon a plan of its own.",
      },
    ],
  ],
  [
    "just half of the runs, by a rule that starts before",
    backedUpBy([
      rule("late", { schedule: "cron(0 12,23 ? * * *)", startWindow: 480 }),
      rule("early", { schedule: "cron(0 0,9 ? * * *)", lifecycle: { deleteAfter: 7 } }),
    ]),
    job,
    [
      {
        ...finding,
        message:
          "nightly: rule early leaves no point at 366 of its 732 runs in a year, first on Thu 2026-01-01 00:00 UTC: suppressed by rule late, which keeps its points longer. It covers orders-db.",
        fix: "Shorten the start window of rule late to 1h, or give rule early a plan of its own.",
      },
    ],
  ],
  [
    "at the same times",
    backedUpBy([daily, { ...daily, ruleName: "longer", lifecycle: {} }], {}, {}, ["a", "b", "c", "d"]),
    job,
    [
      {
        ...finding,
        message:
          "nightly: rule daily leaves no point at 366 of its 366 runs in a year, first on Thu 2026-01-01 05:00 UTC: suppressed by rule longer, which keeps its points longer. It covers a, b and 2 more.",
        fix: "Give rule daily a plan of its own, or move its schedule away from rule longer.",
      },
    ],
  ],
  [
    "a retention that is not known",
    backedUpBy([daily, { ...daily, ruleName: "other", lifecycle: UNKNOWN }]),
    job,
    ["daily", "other"].map((name) => ({
      ...finding,
      verdict: "unproven" as const,
      message: `nightly: rule ${name} perhaps leaves no point at 366 of its 366 runs in a year, first on Thu 2026-01-01 05:00 UTC: suppressed if rule ${name === "daily" ? "other" : "daily"} keeps its points longer, which is not known. It covers orders-db.`,
      fix: `Give rule ${name} a plan of its own, or move its schedule away from rule ${name === "daily" ? "other" : "daily"}.`,
    })),
  ],
  [
    "beside continuous backup of Amazon RDS",
    backedUpBy([hourly, { ...daily, ruleName: "always", enableContinuousBackup: true, lifecycle: { deleteAfter: 1 } }]),
    job,
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "nightly: rule hourly perhaps leaves no point at 8,784 of its 8,784 runs in a year, first on Thu 2026-01-01 00:00 UTC: at most one snapshot a day is taken beside continuous backup. It covers orders-db.",
        fix: "Give rule hourly a plan of its own, without continuous backup.",
      },
    ],
  ],
  ["lowered", example, { ...job, rules: { "runs-suppressed": "advisory" } }, [finding]],
  ["off", example, { ...job, rules: { "runs-suppressed": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("runs-suppressed", resources, options)).toEqual(expected);
});
