import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { plan, resource, rule, selection, vault } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const FILES: Bag = { deploymentType: "MULTI_AZ_1", automaticBackupRetentionDays: 7 };

/** The way of a volume on a file system, through its storage virtual machine. */
const told = (files: Bag = FILES, inputs: Bag = {}, about: About = {}) => {
  const host = resource("aws:fsx/ontapFileSystem:OntapFileSystem", "files", files);
  const machine = resource(
    "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine",
    "machine",
    { fileSystemId: UNKNOWN },
    { edges: { fileSystemId: [host] } },
  );
  const volume = resource(
    "aws:fsx/ontapVolume:OntapVolume",
    "ledger",
    { storageVirtualMachineId: UNKNOWN, ...inputs },
    { edges: { storageVirtualMachineId: [machine] } },
  );
  return ways(volume, { ...about, others: [host, machine, ...(about.others ?? [])] });
};

const hourly = plan("hourly", [rule("hourly", { schedule: "cron(0 * ? * * *)" })]);
const all = selection("all", hourly, { resources: ["arn:aws:fsx:*:*:volume/*"] });
const backups: About = { others: [vault("main"), hourly, all] };

const TAKEOVER = "takes takeover by the standby file server (typical) 0s to 1m";
const STANDBY = `failover to the standby in another zone (automatic, same endpoint); loses replicated as it is written 0s; ${TAKEOVER}`;
const REPAIRED = `Amazon FSx replaces what failed (automatic, same endpoint); loses replicated in its zone 0s; ${TAKEOVER}`;
const DAILY =
  "restore an automatic backup (people, new endpoint); loses daily backup 24h + its window 30m + backup (no figure); takes restore to a new volume (no figure)";

test("a volume comes back with its file system, or from the backups of that", () => {
  expect(told()).toEqual({ instance: [STANDBY, REPAIRED, DAILY], zone: [STANDBY, DAILY], data: [DAILY] });
});

test("what somebody vouches for", () => {
  const assumptions = [vouched("restore-time", 3600), vouched("backup-job-time", 600)];
  expect(told(FILES, {}, { assumptions }).data).toEqual([
    DAILY.replace("backup (no figure)", "backup 10m").replace("(no figure)", "1h"),
  ]);
});

describe("what it requires", () => {
  test.each<[string, string | undefined, string]>([
    [
      "a file system in one zone",
      told({ ...FILES, deploymentType: "SINGLE_AZ_1" }).zone?.[0],
      `${STANDBY}; NOT: it has a standby in another zone → make files of a deployment type that begins with MULTI_AZ`,
    ],
    [
      "a retention that is left out",
      told({ deploymentType: "MULTI_AZ_1" }).zone?.[1],
      `${DAILY}; UNKNOWN: automatic backups are kept 2 days or more, so that there always is one, since automaticBackupRetentionDays of files is left out, and sources disagree on what applies then → set automaticBackupRetentionDays of files to 7`,
    ],
    [
      "no final backup of it",
      told(FILES, { skipFinalBackup: true }).data?.[0],
      `${DAILY}; NOT: a final backup is left of it when it is deleted → set skipFinalBackup of ledger to false`,
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toBe(expected);
  });
});

describe("AWS Backup", () => {
  const restored = (files: Bag) => told(files, {}, backups).data?.[1]?.split("; ")[1];

  test.each<[string, Bag, string]>([
    ["backs it up each hour", { automaticBackupRetentionDays: 0, weeklyMaintenanceStartTime: UNKNOWN }, "1h"],
    [
      "misses the runs in the window of its file system, and those in the four hours before",
      { ...FILES, dailyAutomaticBackupStartTime: "05:00" },
      "6h",
    ],
  ])("%s", (_name, files, gap) => {
    expect(restored(files)?.startsWith(`loses largest gap ${gap} `)).toBe(true);
  });
});

test("of a volume whose file system is not known nothing is proven, and nothing ruled out", () => {
  const volume = resource("aws:fsx/ontapVolume:OntapVolume", "ledger", { storageVirtualMachineId: "svm-1" });
  const { zone = [], data = [] } = ways(volume, { ...backups, assumptions: [vouched("backup-job-time", 600)] });
  const because = "the file system of ledger is not known or not part of this program";
  const doubt = `UNKNOWN: its file system is known, since ${because}`;
  const host = `comes back with its file system (people, same endpoint); loses with its file system (no figure); takes with its file system (no figure); ${doubt}`;
  expect([zone, data].map(([first, second]) => [first, second?.split("; ").slice(3)])).toEqual([
    [host, [doubt]],
    [host, [doubt]],
  ]);
});
