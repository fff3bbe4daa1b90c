import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { rule, urnOf } from "../estate-builder";
import { backedUpBy } from "./backed-up-by";
import { database, findingsOf, type Row } from "./findings";

const daily = [rule("daily")];
const set = { maintenanceWindow: "sun:03:00-sun:03:30" };
const unset = backedUpBy(daily);

const finding: Finding = {
  rule: "window-unset",
  verdict: "unproven",
  level: "advisory",
  severity: "low",
  service: "orders",
  urn: urnOf("aws:rds/instance:Instance", "orders-db"),
  message:
    "orders-db: maintenanceWindow is not set, so AWS chooses it, and snapshots that AWS Backup schedules then fail.",
  fix: "Set maintenanceWindow to times that the start windows of its backup rules do not meet.",
};

const rows: readonly Row[] = [
  ["set, and no automated backups", backedUpBy(daily, set), {}, []],
  ["not known: the verdicts say so", backedUpBy(daily, { maintenanceWindow: UNKNOWN }), {}, []],
  ["no plan covers it", [database("orders-db")], {}, []],
  [
    "AWS keeps snapshots clear by itself",
    backedUpBy([rule("daily", { enableContinuousBackup: true }), rule("weekly")]),
    {},
    [],
  ],
  ["absent", unset, {}, [finding]],
  [
    "where continuous backup is perhaps on",
    backedUpBy([rule("daily", { enableContinuousBackup: UNKNOWN })]),
    {},
    [finding],
  ],
  [
    "both, of several members",
    backedUpBy(daily, { backupRetentionPeriod: 7 }, {}, ["a", "b", "c"]),
    {},
    [
      {
        ...finding,
        urn: urnOf("aws:rds/instance:Instance", "a"),
        message:
          "a, b and 1 more: backupWindow and maintenanceWindow are not set, so AWS chooses them, and snapshots that AWS Backup schedules then fail.",
        fix: "Set backupWindow and maintenanceWindow to times that the start windows of its backup rules do not meet.",
      },
    ],
  ],
  ["raised", unset, { rules: { "window-unset": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", unset, { rules: { "window-unset": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("window-unset", resources, options)).toEqual(expected);
});
