import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, jest, test } from "@jest/globals";
import { scratchSpace } from "../preview/scratch";
import { lifeboat } from "./built";

jest.setTimeout(120_000);

const scratch = scratchSpace();

/** Two services; orders-db and ledger-db are backed up alike, cache-db by no plan. */
const PROGRAM = `
const { Plan, Selection, Vault } = require("@pulumi/aws/backup");
const { Instance } = require("@pulumi/aws/rds");
const database = (name, service, more) => new Instance(name, {
  identifier: name,
  instanceClass: "db.r6g.large",
  backupRetentionPeriod: 0,
  tags: { "continuity:service": service, "continuity:rpo": "24h" },
  ...more,
});
const windows = { maintenanceWindow: "fri:05:00-fri:06:00" };
const members = [
  database("orders-db", "orders", windows),
  database("ledger-db", "ledger", windows),
  database("audit-db", "orders"),
];
database("cache-db", "cache");
const vault = new Vault("main", { name: "main" });
const plan = new Plan("weekdays", {
  name: "weekdays",
  rules: [{
    ruleName: "weekdays",
    targetVaultName: vault.name,
    schedule: "cron(0 5 ? * MON-FRI *)",
    startWindow: 60,
    lifecycle: { deleteAfter: 35 },
  }],
});
new Selection("all", {
  name: "all", planId: plan.id, iamRoleArn: "arn:aws:iam::111111111111:role/backup", resources: members.map((one) => one.arn),
});
`;

let directory = "";

beforeEach(() => {
  directory = scratch({
    "Pulumi.yaml": "name: shop\nruntime: { name: nodejs, options: { typescript: false } }\n",
    "Pulumi.dev.yaml": "config: { aws:region: eu-central-1 }\n",
    "policy.json": JSON.stringify({ continuity: { asOf: "2026-11-22T12:00:00Z" } }),
    "index.js": PROGRAM,
  });
});

const ON_A_DAY = ["--policy-config", "policy.json"];

const NOTES = [
  "note: This is a simulation: nothing was compared with what is deployed, so every resource counts as new.",
  "note: No cloud was asked: values that only the cloud knows are unknown, and inputs were not validated by the provider.",
];

describe("lifeboat schedule --stack", () => {
  test("draws every member for which backups are scheduled, those that are backed up alike once", async () => {
    const { code, out, err } = await lifeboat(directory, ["schedule", "--stack", "dev", ...ON_A_DAY]);
    expect([code, err.split("\n")]).toEqual([0, NOTES]);
    expect(out).toMatchInlineSnapshot(`
"audit-db: Thu 2026-11-26 04:00 → Tue 2026-12-01 08:00 UTC, 2h a column

                       Fri 27      Sat 28      Sun 29      Mon 30      Tue 1
                       |           |           |           |           |
  weekdays   #==.........#==.................................#==.........#=
  worst gap              |<----------- 73h to 76h ------------>|

  # run, = job

  weekdays   snapshots of plan weekdays in vault main,
             cron(0 5 ? * MON-FRI *) Etc/UTC, start window 1h, job 0s to 3h,
             kept 35d, 4 runs

Worst gap: data loss 73h to 76h = gap 72h
  Fri 2026-11-27 05:00 → Mon 2026-11-30 05:00 UTC + start window 1h
  + job 0s to 3h


ledger-db, orders-db: Wed 2026-11-25 03:00 → Tue 2026-12-01 09:00 UTC,
  3h a column

                               Thu 26  Fri 27  Sat 28  Sun 29  Mon 30  Tue 1
                               |       |       |       |       |       |
  weekdays              #=......#=......x.......................#=......#=
  maintenance window …                  :
  worst gap                     |<--------- 97h to 100h --------->|

  x lost run, # run, = job, : no snapshot succeeds
  : maintenance window and the 1h before it

  weekdays              snapshots of plan weekdays in vault main,
                        cron(0 5 ? * MON-FRI *) Etc/UTC, start window 1h,
                        job 0s to 3h, kept 35d, 5 runs, 1 lost

Worst gap: data loss 97h to 100h = gap 96h
  Thu 2026-11-26 05:00 → Mon 2026-11-30 05:00 UTC + start window 1h
  + job 0s to 3h

Lost runs of weekdays: scheduled in the maintenance window or the 1h before it
  Fri 2026-11-27  05:00"
`);
  });

  test("writes a picture of all of them", async () => {
    const args = ["schedule", "--stack", "dev", ".", ...ON_A_DAY, "--svg", "backups.svg", "--format", "json"];
    const { code, out } = await lifeboat(directory, args);
    const svg = readFileSync(join(directory, "backups.svg"), "utf8");
    const members = (JSON.parse(out).timelines as { members: string[] }[]).map((one) => one.members);
    expect({ code, members, title: /<title[^>]*>(.*)<\/title>/.exec(svg)?.[1] }).toMatchInlineSnapshot(`
{
  "code": 0,
  "members": [
    [
      "urn:pulumi:dev::shop::aws:rds/instance:Instance::audit-db",
    ],
    [
      "urn:pulumi:dev::shop::aws:rds/instance:Instance::ledger-db",
      "urn:pulumi:dev::shop::aws:rds/instance:Instance::orders-db",
    ],
  ],
  "title": "Backup runs: audit-db; ledger-db, orders-db",
}
`);
  });

  test("fails in a line where the picture cannot be written", async () => {
    const { code, out, err } = await lifeboat(directory, ["schedule", "--stack", "dev", "--svg", "missing/x.svg"]);
    expect({ code, out, err: err.split("\n").slice(NOTES.length) }).toEqual({
      code: 2,
      out: "",
      err: ["error: cannot write missing/x.svg: its directory does not exist"],
    });
  });
});

describe("lifeboat explain", () => {
  test("draws the backups of the service's own members below its verdicts", async () => {
    const { code, out } = await lifeboat(directory, ["explain", "ledger", ...ON_A_DAY, "--svg", "ledger.svg"]);
    expect(code).toBe(0);
    expect(out.slice(out.indexOf("backups of"))).toMatchInlineSnapshot(`
"backups of ledger-db: Wed 2026-11-25 03:00 → Tue 2026-12-01 09:00 UTC, 3h a column

                                    Thu 26  Fri 27  Sat 28  Sun 29  Mon 30  Tue 1
                                    |       |       |       |       |       |
  weekdays                   #=......#=......x.......................#=......#=
  maintenance window and t…                  :
  worst gap                          |<--------- 97h to 100h --------->|

  x lost run, # run, = job, : no snapshot succeeds
  : maintenance window and the 1h before it

  weekdays                   snapshots of plan weekdays in vault main,
                             cron(0 5 ? * MON-FRI *) Etc/UTC, start window 1h, job 0s to 3h,
                             kept 35d, 5 runs, 1 lost

Worst gap: data loss 97h to 100h = gap 96h Thu 2026-11-26 05:00 → Mon 2026-11-30 05:00 UTC
  + start window 1h + job 0s to 3h

Lost runs of weekdays: scheduled in the maintenance window or the 1h before it
  Fri 2026-11-27  05:00"
`);
    expect(existsSync(join(directory, "ledger.svg"))).toBe(true);
  });

  test("tells of one scenario alone", async () => {
    const only = ["explain", "ledger", ...ON_A_DAY, "--scenario", "data"];
    const { code, out } = await lifeboat(directory, [...only, "--format", "json"]);
    const { scenarios } = JSON.parse(out) as { scenarios: { scenario: string }[] };
    expect({ code, told: scenarios.map(({ scenario }) => scenario) }).toEqual({ code: 0, told: ["data"] });
  });

  test("fails in a line where there is no such scenario", async () => {
    const { code, out, err } = await lifeboat(directory, ["explain", "ledger", ...ON_A_DAY, "--scenario", "flood"]);
    expect({ code, out, err: err.trimEnd().split("\n") }).toEqual({
      code: 2,
      out: "",
      err: [
        "error: option '--scenario <scenario>' argument 'flood' is invalid. Allowed choices are instance, zone, region, data, compromise.",
        "(lifeboat --help lists the commands)",
      ],
    });
  });

  test("adds them to the service for programs, where there are any", async () => {
    const found = async (service: string) => {
      const { out } = await lifeboat(directory, ["explain", service, ...ON_A_DAY, "--format", "json"]);
      const { name, timelines } = JSON.parse(out) as { name: string; timelines?: { members: string[] }[] };
      return { name, members: timelines?.map((one) => one.members.map((urn) => urn.split("::").pop())) };
    };
    expect([await found("orders"), await found("cache")]).toEqual([
      { name: "orders", members: [["audit-db"], ["orders-db"]] },
      { name: "cache", members: undefined },
    ]);
  });
});
