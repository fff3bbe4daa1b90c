import { describe, expect, test } from "@jest/globals";
import type { ClosedTime } from "../../../continuity/backup/closed-time";
import { type MemberWindows, windowProperties, windowsOf } from "../../../continuity/backup/member-windows";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { rdsInstance, resource } from "../estate-builder";

const M = 60;
const H = 3600;
const DAY = 24 * H;
const MONDAY = 4 * DAY;

const NONE: MemberWindows = { closed: [], unset: [], unread: [] };
const backup = (start: number, length: number, more: Partial<ClosedTime> = {}): ClosedTime => ({
  what: "backup window",
  property: "backupWindow",
  every: DAY,
  start: start - H,
  length: length + H,
  lead: H,
  sure: true,
  ...more,
});
const maintenance = (start: number, length: number, more: Partial<ClosedTime> = {}): ClosedTime => ({
  ...backup(start, length),
  what: "maintenance window",
  property: "maintenanceWindow",
  every: 7 * DAY,
  ...more,
});
const unread = (what: string, because: string): MemberWindows => ({
  ...NONE,
  unread: [{ text: `its runs keep clear of its ${what}`, holds: "unknown", because }],
});

describe("of an RDS instance", () => {
  const on = { backupRetentionPeriod: 7 };
  const set = { maintenanceWindow: "Mon:03:00-Mon:04:30" };
  const monday = maintenance(MONDAY + 3 * H, 90 * M);
  test.each<[string, Bag, MemberWindows]>([
    ["none is set, and there are no automated backups", {}, { ...NONE, unset: ["maintenanceWindow"] }],
    ["none is set", on, { ...NONE, unset: ["backupWindow", "maintenanceWindow"] }],
    [
      "the backup window counts for nothing without backups",
      { backupWindow: "01:00-02:00", ...set },
      { ...NONE, closed: [monday] },
    ],
    [
      "both",
      { ...on, ...set, backupWindow: "09:46-10:16" },
      { ...NONE, closed: [backup(9 * H + 46 * M, 30 * M), monday] },
    ],
    [
      "over midnight",
      { ...on, ...set, backupWindow: "23:45-00:15" },
      { ...NONE, closed: [backup(23 * H + 45 * M, 30 * M), monday] },
    ],
    [
      "over the end of the week, in any case of letters",
      { maintenanceWindow: "SUN:23:30-mon:00:30" },
      { ...NONE, closed: [maintenance(MONDAY + 7 * DAY - 30 * M, H)] },
    ],
    [
      "where it is not known whether there are backups, they perhaps collide",
      { backupRetentionPeriod: UNKNOWN, backupWindow: "01:00-02:00", ...set },
      { ...NONE, closed: [backup(H, H, { sure: false }), monday] },
    ],
    [
      "a computed window",
      { maintenanceWindow: UNKNOWN },
      unread("maintenance window", "maintenanceWindow of db is computed and not known at preview"),
    ],
    ["not a text", { maintenanceWindow: 3 }, unread("maintenance window", "maintenanceWindow is not a text")],
    ...[
      "",
      "mon:03:00",
      "mon:3:00-mon:04:00",
      "mon:24:00-tue:01:00",
      "mon:03:00-mon:03:00",
      "foo:03:00-mon:04:00",
      "03:00-04:00",
    ].map((text): [string, Bag, MemberWindows] => [
      `what AWS would refuse: ${text}`,
      { maintenanceWindow: text },
      unread("maintenance window", "maintenanceWindow of db is not a window that AWS takes"),
    ]),
    [
      "a backup window that cannot be read",
      { ...on, ...set, backupWindow: "25:00-26:00" },
      { ...unread("backup window", "backupWindow of db is not a window that AWS takes"), closed: [monday] },
    ],
  ])("%s", (_name, inputs, expected) => {
    expect(windowsOf(rdsInstance("db", inputs))).toEqual(expected);
  });
});

describe("of clusters", () => {
  const windows = { preferredBackupWindow: "01:00-02:00", preferredMaintenanceWindow: "mon:03:00-mon:04:30" };
  const daily = (sure: boolean) => backup(H, H, { property: "preferredBackupWindow", sure });
  const weekly = (sure: boolean) =>
    maintenance(MONDAY + 3 * H, 90 * M, { property: "preferredMaintenanceWindow", sure });
  test.each<[string, string, Bag, MemberWindows]>([
    ["Aurora is exempt from maintenance", "rds", { engine: "aurora-postgresql" }, { ...NONE, closed: [daily(true)] }],
    ["a Multi-AZ DB cluster is not", "rds", { engine: "postgres" }, { ...NONE, closed: [daily(true), weekly(true)] }],
    ["of an unknown engine perhaps", "rds", { engine: UNKNOWN }, { ...NONE, closed: [daily(true), weekly(false)] }],
    ["DocumentDB perhaps", "docdb", {}, { ...NONE, closed: [daily(false), weekly(false)] }],
    ["Neptune perhaps", "neptune", {}, { ...NONE, closed: [daily(false), weekly(false)] }],
  ])("%s", (_name, service, inputs, expected) => {
    expect(windowsOf(resource(`aws:${service}/cluster:Cluster`, "db", { ...windows, ...inputs }))).toEqual(expected);
  });
});

describe("of FSx, half an hour each and four hours before", () => {
  const windows = { dailyAutomaticBackupStartTime: "05:00", weeklyMaintenanceStartTime: "7:06:30" };
  const four = { lead: 4 * H, length: 4 * H + 30 * M };
  const daily = (sure: boolean) => backup(0, 0, { ...four, property: "dailyAutomaticBackupStartTime", start: H, sure });
  const weekly = maintenance(0, 0, {
    ...four,
    property: "weeklyMaintenanceStartTime",
    start: MONDAY + 6 * DAY + 2 * H + 30 * M,
  });
  test.each<[string, string, Bag, MemberWindows]>([
    [
      "Windows keeps backups by default",
      "windowsFileSystem:WindowsFileSystem",
      {},
      { ...NONE, closed: [daily(true), weekly] },
    ],
    ["Lustre keeps none by default", "lustreFileSystem:LustreFileSystem", {}, { ...NONE, closed: [weekly] }],
    ["OpenZFS perhaps", "openZfsFileSystem:OpenZfsFileSystem", {}, { ...NONE, closed: [daily(false), weekly] }],
    [
      "ONTAP, if it says so",
      "ontapFileSystem:OntapFileSystem",
      { automaticBackupRetentionDays: 7 },
      { ...NONE, closed: [daily(true), weekly] },
    ],
    [
      "OpenZFS does not, if it says so",
      "openZfsFileSystem:OpenZfsFileSystem",
      { automaticBackupRetentionDays: 0 },
      { ...NONE, closed: [weekly] },
    ],
    [
      "what cannot be read",
      "windowsFileSystem:WindowsFileSystem",
      { dailyAutomaticBackupStartTime: "5:00", weeklyMaintenanceStartTime: "0:06:30" },
      {
        ...NONE,
        unread: [
          ...unread("backup window", "dailyAutomaticBackupStartTime of fs is not a window that AWS takes").unread,
          ...unread("maintenance window", "weeklyMaintenanceStartTime of fs is not a window that AWS takes").unread,
        ],
      },
    ],
  ])("%s", (_name, type, inputs, expected) => {
    expect(windowsOf(resource(`aws:fsx/${type}`, "fs", { ...windows, ...inputs }))).toEqual(expected);
  });
});

test("a type without windows has none", () => {
  expect(windowsOf(resource("aws:s3/bucket:Bucket", "b", { maintenanceWindow: "x" }))).toEqual(NONE);
  expect(windowProperties("aws:s3/bucket:Bucket")).toEqual([]);
});

test("the properties that say so", () => {
  expect(["aws:rds/cluster:Cluster", "aws:fsx/ontapFileSystem:OntapFileSystem"].map(windowProperties)).toEqual([
    ["preferredBackupWindow", "backupRetentionPeriod", "preferredMaintenanceWindow", "engine"],
    ["dailyAutomaticBackupStartTime", "automaticBackupRetentionDays", "weeklyMaintenanceStartTime"],
  ]);
});
