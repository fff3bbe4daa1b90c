import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { rule, urnOf } from "../estate-builder";
import { backedUpBy } from "./backed-up-by";
import { database, findingsOf, type Row, vouched } from "./findings";

const daily = (hour: number | string, more = {}) => [rule("daily", { schedule: `cron(0 ${hour} ? * * *)`, ...more })];
const sunday = { maintenanceWindow: "sun:05:00-sun:05:30" };
const collision = backedUpBy(daily(5), sunday);

const finding: Finding = {
  rule: "window-collides",
  verdict: "violates",
  level: "advisory",
  severity: "high",
  service: "orders",
  urn: urnOf("aws:rds/instance:Instance", "orders-db"),
  message:
    "orders-db: 52 of the 366 runs of rule daily of nightly in a year fall into the maintenance window or the 1h before it, in which snapshots fail, first on Sun 2026-01-04 05:00 UTC.",
  fix: "Let rule daily run 1h later (06:00 Etc/UTC).",
};
const { service: _service, ...OF_NO_SERVICE } = finding;

const rows: readonly Row[] = [
  ["no windows stated", backedUpBy(daily(5)), {}, []],
  ["not known: the verdicts say so", backedUpBy(daily(5), { maintenanceWindow: UNKNOWN }), {}, []],
  ["clear of the hour before", backedUpBy(daily(3), sunday), {}, []],
  ["automated backups are off", backedUpBy(daily(5), { backupWindow: "05:00-05:30" }), {}, []],
  ["AWS keeps snapshots clear by itself", backedUpBy(daily(5, { enableContinuousBackup: true }), sunday), {}, []],
  ["inside", collision, {}, [finding]],
  [
    "where an objective fails by it",
    backedUpBy(daily(5), sunday, { "continuity:rpo": "30h" }),
    { assumptions: [vouched("backup-job-time", 1200), vouched("restore-time", 1200)] },
    [{ ...finding, level: "mandatory" }],
  ],
  [
    "every day, in the backup window, and several members alike",
    backedUpBy(daily(5), { backupRetentionPeriod: 7, backupWindow: "05:45-06:15" }, {}, ["a", "b"]),
    {},
    [
      {
        ...finding,
        urn: urnOf("aws:rds/instance:Instance", "a"),
        message:
          "a and b: 366 of the 366 runs of rule daily of nightly in a year fall into the backup window or the 1h before it, in which snapshots fail, first on Thu 2026-01-01 05:00 UTC.",
        fix: "Let rule daily run 2h later (07:00 Etc/UTC).",
      },
    ],
  ],
  [
    "its start window alone reaches in",
    backedUpBy(daily("3,15", { startWindow: 120 }), sunday),
    {},
    [
      {
        ...finding,
        verdict: "unproven",
        message:
          "orders-db: 52 of the 732 runs of rule daily of nightly in a year may fall into the maintenance window or the 1h before it, in which snapshots fail, first on Sun 2026-01-04 03:00 UTC.",
        fix: "Let rule daily run 1h earlier (02:00, 14:00 Etc/UTC).",
      },
    ],
  ],
  [
    "so often that no shift helps",
    backedUpBy(daily("*"), sunday),
    {},
    [
      {
        ...finding,
        message:
          "orders-db: 104 of the 8,784 runs of rule daily of nightly in a year fall into the maintenance window or the 1h before it, in which snapshots fail, first on Sun 2026-01-04 04:00 UTC.",
        fix: "No shift by whole hours keeps rule daily clear of every window of what it covers: let point-in-time recovery meet the objective, or move a window.",
      },
    ],
  ],
  [
    "a shift that another rule would suppress is none",
    backedUpBy(
      [
        ...daily(5, { lifecycle: { deleteAfter: 7 } }),
        rule("long", { schedule: "cron(30 6 ? * * *)", startWindow: 480 }),
      ],
      sunday,
    ),
    {},
    [{ ...finding, fix: "Let rule daily run 2h earlier (03:00 Etc/UTC)." }],
  ],
  [
    "nor one that would suppress another rule",
    backedUpBy(
      [
        ...daily(5),
        rule("short", { schedule: "cron(0 6 ? * * *)", lifecycle: { deleteAfter: 7 } }),
        rule("shorter", { schedule: "cron(0 7 ? * * *)", lifecycle: { deleteAfter: 3 } }),
      ],
      sunday,
    ),
    {},
    [{ ...finding, fix: "Let rule daily run 2h earlier (03:00 Etc/UTC)." }],
  ],
  [
    "once, years from now",
    backedUpBy(
      daily("5 2 1").map((one) => ({ ...one, schedule: "cron(0 5 2 1 ? 2028)" })),
      sunday,
    ),
    {},
    [
      {
        ...finding,
        message:
          "orders-db: 1 of the 1 runs of rule daily of nightly in all fall into the maintenance window or the 1h before it, in which snapshots fail, first on Sun 2028-01-02 05:00 UTC.",
      },
    ],
  ],
  [
    "several times a day: of more times than four only the shift is told",
    backedUpBy(daily("2,5,8,11,14"), sunday),
    {},
    [
      {
        ...finding,
        message: finding.message.replace("366 runs", "1,830 runs"),
        fix: "Let rule daily run 1h later.",
      },
    ],
  ],
  [
    "members of several services share a finding that is of neither",
    backedUpBy(daily(5), sunday).concat(
      database("ledger-db", { "continuity:service": "ledger" }, { backupRetentionPeriod: 0, ...sunday }),
    ),
    {},
    [
      {
        ...OF_NO_SERVICE,
        urn: urnOf("aws:rds/instance:Instance", "ledger-db"),
        message: `ledger-db and ${finding.message}`,
      },
    ],
  ],
  [
    "closed all day, so that no shift helps",
    backedUpBy(daily(5), { backupRetentionPeriod: 7, backupWindow: "00:00-23:00" }),
    {},
    [
      {
        ...finding,
        message:
          "orders-db: 366 of the 366 runs of rule daily of nightly in a year fall into the backup window or the 1h before it, in which snapshots fail, first on Thu 2026-01-01 05:00 UTC.",
        fix: "No shift by whole hours keeps rule daily clear of every window of what it covers: let point-in-time recovery meet the objective, or move a window.",
      },
    ],
  ],
  ["lowered", collision, { rules: { "window-collides": "advisory" } }, [finding]],
  ["off", collision, { rules: { "window-collides": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("window-collides", resources, options)).toEqual(expected);
});
