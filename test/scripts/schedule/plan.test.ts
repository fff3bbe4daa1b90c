import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "@jest/globals";
import { scratchSpace } from "../../preview/scratch";
import { lifeboatSchedule } from "./run";

const scratch = scratchSpace();

const PLAN = {
  BackupPlan: {
    BackupPlanName: "orders",
    Rules: [
      {
        RuleName: "weekdays",
        TargetBackupVaultName: "orders",
        ScheduleExpression: "cron(0 5 ? * MON-FRI *)",
        StartWindowMinutes: 480,
        Lifecycle: { DeleteAfterDays: 14 },
      },
    ],
  },
  BackupPlanArn: "arn:aws:backup:eu-central-1:111111111111:backup-plan:5f0e3c2a",
};

let directory = "";
let file = "";

beforeEach(() => {
  directory = scratch({ "plan.json": JSON.stringify(PLAN) }, { installed: false });
  file = join(directory, "plan.json");
});

const DRAWN = ["--job-time", "20m", "--from", "2026-11-26"];

describe("lifeboat schedule --plan draws", () => {
  test("a plan", async () => {
    expect((await lifeboatSchedule(["--plan", file, ...DRAWN])).out).toMatchInlineSnapshot(`
"orders for an Amazon RDS instance:
  Thu 2026-11-26 04:00 → Tue 2026-12-01 14:00 UTC, 2h a column

                       Fri 27      Sat 28      Sun 29      Mon 30      Tue 1
                       |           |           |           |           |
  weekdays   #---=.......#---=...............................#---=.......#---=
  worst gap              |<-------------- 80h20m --------------->|

  # run, = job, - start window

  weekdays   snapshots of plan orders in vault orders,
             cron(0 5 ? * MON-FRI *) Etc/UTC, start window 8h, job 20m,
             kept 14d, 4 runs

Worst gap: data loss 80h20m = gap 72h
  Fri 2026-11-27 05:00 → Mon 2026-11-30 05:00 UTC + start window 8h + job 20m
"
`);
  });

  test("the same from stdin", async () => {
    const stdin = [JSON.stringify(PLAN)];
    const [piped, read] = [
      await lifeboatSchedule(["--plan", "-", ...DRAWN], { stdin }),
      await lifeboatSchedule(["--plan", file, ...DRAWN]),
    ];
    expect(piped).toEqual(read);
  });

  test("for programs", async () => {
    const { out } = await lifeboatSchedule(["--plan", file, ...DRAWN, "--format", "json", "--for", "efs"]);
    expect(JSON.parse(out)).toMatchInlineSnapshot(`
{
  "timelines": [
    {
      "blackouts": [],
      "from": "2026-11-26T04:00:00.000Z",
      "lanes": [
        {
          "expression": "cron(0 5 ? * MON-FRI *)",
          "job": {
            "hi": 1200,
            "lo": 1200,
          },
          "kind": "snapshot",
          "plan": "orders",
          "retention": 1209600,
          "rule": "weekdays",
          "runs": [
            {
              "at": [
                "2026-11-26T05:00:00.000Z",
                "2026-11-27T05:00:00.000Z",
                "2026-11-30T05:00:00.000Z",
                "2026-12-01T05:00:00.000Z",
              ],
              "fate": "counts",
            },
          ],
          "startWindow": 28800,
          "timezone": "Etc/UTC",
          "vault": "orders",
        },
      ],
      "members": [],
      "to": "2026-12-01T14:00:00.000Z",
      "worst": {
        "fires": "2026-11-30T05:00:00.000Z",
        "holds": "2026-11-27T05:00:00.000Z",
        "loss": {
          "hi": 289200,
          "lo": 289200,
        },
        "usable": "2026-11-30T13:20:00.000Z",
      },
    },
  ],
}
`);
  });

  test("from now on, with a note where a job may take its whole window", async () => {
    const { out, notes } = await lifeboatSchedule(["--plan", file]);
    expect([out.split("\n")[1], notes]).toMatchInlineSnapshot(`
[
  "  Thu 2026-11-26 00:00 → Mon 2026-12-07 18:00 UTC, 6h a column",
  "note: without --job-time a backup job may take its whole completion window
",
]
`);
  });

  test("and notes what cannot be expressed or read, never the text of a schedule", async () => {
    const [rule] = PLAN.BackupPlan.Rules;
    const rules = [rule, { ...rule, RuleName: "odd", ScheduleExpression: "hunter2", IndexActions: [1] }];
    const stdin = [JSON.stringify({ BackupPlan: { ...PLAN.BackupPlan, Rules: rules } })];
    const { out, notes = "" } = await lifeboatSchedule(["--plan", "-", ...DRAWN], { stdin });
    expect([notes.split("\n"), `${out}${notes}`.includes("hunter2")]).toMatchInlineSnapshot(`
[
  [
    "note: rule odd: IndexActions cannot be expressed and is left out",
    "note: the schedule of rule odd cannot be read: expression is not a cron expression; use cron(minute hour day-of-month month day-of-week year)",
    "",
  ],
  false,
]
`);
  });

  test("a plan of nothing", async () => {
    const stdin = [JSON.stringify({ BackupPlan: { BackupPlanName: "empty", Rules: [] } })];
    expect(await lifeboatSchedule(["--plan", "-", ...DRAWN], { stdin })).toMatchInlineSnapshot(`
{
  "error": undefined,
  "out": "empty for an Amazon RDS instance:
  Thu 2026-11-26 00:00 → Thu 2026-12-03 00:00 UTC, 3h a column

  no backup rule leaves a recovery point

Worst gap: no bound; no rule leaves a recovery point
",
}
`);
  });

  const ESCAPE = "\u001b[";
  test.each([
    ["colour on a terminal", true, {}, true],
    ["none where NO_COLOR is set", true, { NO_COLOR: "1" }, false],
    ["none into a pipe", false, {}, false],
  ])("%s", async (_, isTTY, env, coloured) => {
    const { out } = await lifeboatSchedule(["--plan", file, ...DRAWN], { isTTY, env });
    expect(out.includes(ESCAPE)).toBe(coloured);
  });
});

describe("lifeboat schedule --plan --svg", () => {
  test("writes a picture beside the text", async () => {
    const svg = join(directory, "plan.svg");
    const { out } = await lifeboatSchedule(["--plan", file, ...DRAWN, "--svg", svg]);
    expect(out).toBe((await lifeboatSchedule(["--plan", file, ...DRAWN])).out);
    expect(readFileSync(svg, "utf8")).toContain("<title>weekdays, Fri 2026-11-27 05:00 UTC, counts</title>");
  });

  test("refuses a place where nothing can be written, and prints nothing", async () => {
    mkdirSync(join(directory, "taken.svg"));
    const into = async (path: string) => {
      const { out, error } = await lifeboatSchedule(["--plan", file, ...DRAWN, "--svg", join(directory, path)]);
      return { out, error: error?.replace(directory, ".") };
    };
    expect([await into("missing/x.svg"), await into("plan.json/x.svg"), await into("taken.svg")]).toEqual([
      { out: "", error: "UsageError: cannot write ./missing/x.svg: its directory does not exist" },
      { out: "", error: "UsageError: cannot write ./plan.json/x.svg: its directory is a file" },
      { out: "", error: "UsageError: cannot write ./taken.svg: it is there, and not a file" },
    ]);
    expect(readdirSync(directory).sort()).toEqual(["package.json", "plan.json", "taken.svg"]);
  });
});

describe("lifeboat schedule --plan refuses", () => {
  const WAY = "save what aws backup get-backup-plan --backup-plan-id ID prints";
  test.each([
    ["what is no JSON", "plan: orders", "UsageError: stdin is not JSON"],
    ["nothing", "", "UsageError: stdin is not JSON"],
    [
      "what is no plan",
      '{"BackupSelection": {}}',
      `UsageError: stdin is not a backup plan: BackupPlan is missing, or not an object; ${WAY}`,
    ],
    [
      "a rule without a name",
      '{"BackupPlan": {"BackupPlanName": "orders", "Rules": [{}]}}',
      `UsageError: stdin is not a backup plan: Rules.0.RuleName is missing, or not a text; ${WAY}`,
    ],
  ])("%s", async (_, stdin, error) => {
    expect(await lifeboatSchedule(["--plan", "-"], { stdin: [stdin] })).toEqual({ out: "", error });
  });

  test("a directory", async () => {
    expect(await lifeboatSchedule(["--plan", directory])).toEqual({
      out: "",
      error: `UsageError: ${directory} cannot be read`,
    });
  });

  test("a file that is no JSON, by its name", async () => {
    writeFileSync(file, "{");
    expect(await lifeboatSchedule(["--plan", file])).toEqual({ out: "", error: `UsageError: ${file} is not JSON` });
  });
});
