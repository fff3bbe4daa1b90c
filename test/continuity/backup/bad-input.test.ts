import { expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { AS_OF, estate, plan, rule, selection, vault } from "../estate-builder";
import { database, vouched } from "../rules/findings";

/** Every finding on a database that only this plan could bring back, in a line each; ways to meet objectives are not asked. */
function findings(rules: Value): readonly string[] {
  const nightly = plan("nightly", rules);
  const orders = database(
    "orders-db",
    { "continuity:rto:data": "4h", "continuity:rpo:data": "26h" },
    { backupRetentionPeriod: 0 },
  );
  const resources = [
    orders,
    vault("main"),
    nightly,
    selection("all", nightly, { resources: ["arn:aws:rds:*:*:db:*"] }),
  ];
  const assumptions = [vouched("backup-job-time", 1200), vouched("restore-time", 1800)];
  return assess(estate(...resources), { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions })
    .findings.filter((one) => !["window-unset", "undeclared-stateful"].includes(one.rule))
    .map(
      (one) =>
        `${one.rule} ${one.verdict} ${one.level}: ${one.message}${one.rule === "objective-met" ? "" : ` ${one.fix}`}`,
    );
}

const bad = (inputs: Bag): readonly string[] => findings([rule("daily", inputs)]);

const NO_WAY_BACK =
  "objective-met violates mandatory: orders-db: nothing in this program brings it back (data), so RTO 4h and RPO 26h cannot be met. Closed: point-in-time recovery (not so: backupRetentionPeriod is 1 or more).";
const unproven = (because: string) =>
  `objective-met unproven mandatory: orders-db: RPO 26h (data) is unproven: ${because}.`;
const bothUnproven = (because: string) =>
  `objective-met unproven mandatory: orders-db: RTO 4h and RPO 26h (data) are unproven: ${because}.`;

test("a plan with nothing wrong", () => {
  expect(findings([rule("daily")])).toEqual([]);
});

test.each<[string, readonly string[], readonly string[]]>([
  [
    "no rules",
    findings([]),
    [
      "plan-has-rules violates mandatory: nightly has no rule, so it makes no backup of anything, and AWS refuses it. Give nightly a rule with a targetVaultName.",
      NO_WAY_BACK,
    ],
  ],
  ["rules that are computed", findings(UNKNOWN), [unproven("rules of nightly is computed and not known at preview")]],
  [
    "a rule that is computed",
    findings([rule("daily"), UNKNOWN]),
    [unproven("rules of nightly are not known at preview")],
  ],
  ["rules that are none", findings("daily"), [unproven("rules of nightly are not known at preview")]],
  ["no schedule: the default applies", bad({ schedule: null }), []],
  ["a schedule that is computed", bad({ schedule: UNKNOWN }), [unproven("schedule is not known at preview")]],
  ["a schedule that is a list", bad({ schedule: ["cron(0 5 ? * * *)"] }), [unproven("schedule is not a text")]],
  [
    "a schedule that says nothing",
    bad({ schedule: "" }),
    [
      "schedule-valid violates mandatory: nightly: the schedule of rule daily cannot be read: expression is not a cron expression; use cron(minute hour day-of-month month day-of-week year) Write a six-field AWS cron expression, such as cron(0 5 ? * * *).",
      unproven("the schedule of rule daily of nightly cannot be read"),
    ],
  ],
  [
    "a zone that nobody knows",
    bad({ scheduleExpressionTimezone: "Mars/Olympus" }),
    [
      "schedule-valid violates mandatory: nightly: the schedule of rule daily cannot be read: timezone is not a time zone; use an IANA name, such as UTC or America/New_York Write a six-field AWS cron expression, such as cron(0 5 ? * * *).",
      unproven("the schedule of rule daily of nightly cannot be read"),
    ],
  ],
  [
    "a start window under an hour",
    bad({ startWindow: 59 }),
    [
      "schedule-valid violates mandatory: AWS Backup refuses the windows of rule daily of nightly: startWindow is not a whole number of minutes from 60 to 52560000. Set startWindow of rule daily of nightly to 60.",
      NO_WAY_BACK,
    ],
  ],
  ["a start window that is computed", bad({ startWindow: UNKNOWN }), [unproven("startWindow is not known at preview")]],
  [
    "a completion window of more than a century",
    bad({ completionWindow: 1e9 }),
    [
      "schedule-valid violates mandatory: AWS Backup refuses the windows of rule daily of nightly: completionWindow is not a whole number of minutes from 1 to 52560000. Set completionWindow of rule daily of nightly to 52560000.",
      unproven("completionWindow is not a whole number of minutes from 1 to 52560000"),
    ],
  ],
  ["a completion window shorter than the job", bad({ completionWindow: 10 }), [NO_WAY_BACK]],
  [
    "a lifecycle that AWS refuses",
    bad({ lifecycle: { deleteAfter: 35, coldStorageAfter: 30 } }),
    [
      "lifecycle-valid violates mandatory: AWS Backup refuses the lifecycle of rule daily of nightly: deleteAfter 35 is less than coldStorageAfter 30 + 90 days. Leave out coldStorageAfter of rule daily of nightly, or set its deleteAfter to 120.",
      NO_WAY_BACK,
    ],
  ],
  ["a lifecycle that is computed", bad({ lifecycle: UNKNOWN }), [bothUnproven("lifecycle is not known at preview")]],
  [
    "a lifecycle that is a list",
    bad({ lifecycle: [{ deleteAfter: 35 }] }),
    [
      "lifecycle-valid violates mandatory: AWS Backup refuses the lifecycle of rule daily of nightly: lifecycle is not an object. State the lifecycle of rule daily of nightly in whole days from 1 to 36500.",
      NO_WAY_BACK,
    ],
  ],
  [
    "an age that is computed",
    bad({ lifecycle: { deleteAfter: UNKNOWN } }),
    [bothUnproven("deleteAfter is not known at preview")],
  ],
  [
    "an age that is absurd",
    bad({ lifecycle: { deleteAfter: 1e300 } }),
    [
      "lifecycle-valid violates mandatory: AWS Backup refuses the lifecycle of rule daily of nightly: deleteAfter is not a whole number of days from 1 to 36500. State the lifecycle of rule daily of nightly in whole days from 1 to 36500.",
      NO_WAY_BACK,
    ],
  ],
  [
    "an age that is negative",
    bad({ lifecycle: { deleteAfter: -7 } }),
    [
      "lifecycle-valid violates mandatory: AWS Backup refuses the lifecycle of rule daily of nightly: deleteAfter is not a whole number of days from 1 to 36500. State the lifecycle of rule daily of nightly in whole days from 1 to 36500.",
      NO_WAY_BACK,
    ],
  ],
  [
    "an age that is a text",
    bad({ lifecycle: { deleteAfter: "a secret" } }),
    [
      "lifecycle-valid violates mandatory: AWS Backup refuses the lifecycle of rule daily of nightly: deleteAfter is not a whole number of days from 1 to 36500. State the lifecycle of rule daily of nightly in whole days from 1 to 36500.",
      NO_WAY_BACK,
    ],
  ],
  [
    "an age that is too short",
    bad({ lifecycle: { deleteAfter: 1 } }),
    [
      "retention-reaches violates mandatory: nightly: the points of rule daily are kept 24h; needed: largest gap 24h 05:00→05:00 UTC + start window 1h + job 20m = 25h20m. It covers orders-db. Keep the points of rule daily 2 days.",
      NO_WAY_BACK,
    ],
  ],
  [
    "a time to cold storage that is computed",
    bad({ lifecycle: { deleteAfter: 35, coldStorageAfter: UNKNOWN } }),
    [bothUnproven("coldStorageAfter is not known at preview")],
  ],
  [
    "continuous backup kept for ever",
    bad({ enableContinuousBackup: true, lifecycle: {} }),
    [
      "lifecycle-valid violates mandatory: AWS Backup refuses the lifecycle of rule daily of nightly: continuous backups are kept 1 to 35 days. Set deleteAfter of rule daily of nightly to 35 or less.",
      NO_WAY_BACK,
    ],
  ],
  ["continuous backup that is a text", bad({ enableContinuousBackup: "often" }), []],
])("%s", (_name, actual, expected) => {
  expect(actual).toEqual(expected);
});
