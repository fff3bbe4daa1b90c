import { describe, expect, test } from "@jest/globals";
import { tzdataVersion } from "../../continuity/schedule";
import { lifeboatSchedule } from "./schedule/run";

describe("lifeboat schedule prints", () => {
  test("runs, gap, wait and week, on both clocks", async () => {
    const args = ["cron(30 2 ? * MON-FRI *)", "--timezone", "America/New_York", "--start-window", "1h", "--count", "2"];
    const { out, error } = await lifeboatSchedule([...args, "--from", "2027-03-11T18:00:00Z"]);
    expect(error).toBeUndefined();
    expect(out.split("\n")).toEqual([
      "cron(30 2 ? * MON-FRI *)",
      `America/New_York (tzdata ${tzdataVersion()}), from 2027-03-11T18:00:00Z`,
      "",
      "Next runs",
      "  UTC                   America/New_York",
      "  Fri 2027-03-12 07:30  Fri 2027-03-12 02:30",
      "  Mon 2027-03-15 06:30  Mon 2027-03-15 02:30",
      "",
      "Largest gap: 73h (of all until 2032-03-11)",
      "  from  Fri 2027-11-05 06:30 UTC  (Fri 2027-11-05 02:30)",
      "  to    Mon 2027-11-08 07:30 UTC  (Mon 2027-11-08 02:30)",
      "  worst-case wait 74h: gap 73h + start window 1h",
      "",
      "The week ahead, half an hour a column",
      "              00:00  03:00  06:00  09:00  12:00  15:00  18:00  21:00   runs",
      "  Thu 11 Mar  ...... ...... ...... ...... ...... ...... ...... ......     0",
      "  Fri 12 Mar  .....# ...... ...... ...... ...... ...... ...... ......     1",
      "  Sat 13 Mar  ...... ...... ...... ...... ...... ...... ...... ......     0",
      "  Sun 14 Mar  ...... ...... ...... ...... ...... ...... ...... ......     0",
      "  Mon 15 Mar  .....# ...... ...... ...... ...... ...... ...... ......     1",
      "  Tue 16 Mar  .....# ...... ...... ...... ...... ...... ...... ......     1",
      "  Wed 17 Mar  .....# ...... ...... ...... ...... ...... ...... ......     1",
      "",
    ]);
  });

  test("a year, where the week ahead has no run", async () => {
    const { out } = await lifeboatSchedule(["cron(0 0 L 2,11 ? *)", "--count", "0", "--from", "2026-12-01"]);
    expect(out.split("\n").slice(7)).toEqual([
      "The year ahead, a day a column",
      "              1     6     11    16    21    26    31     runs",
      "  Dec 2026    ..... ..... ..... ..... ..... ..... .         0",
      "  Jan 2027    ..... ..... ..... ..... ..... ..... .         0",
      "  Feb 2027    ..... ..... ..... ..... ..... ..#             1",
      "  Mar 2027    ..... ..... ..... ..... ..... ..... .         0",
      "  Apr 2027    ..... ..... ..... ..... ..... .....           0",
      "  May 2027    ..... ..... ..... ..... ..... ..... .         0",
      "  Jun 2027    ..... ..... ..... ..... ..... .....           0",
      "  Jul 2027    ..... ..... ..... ..... ..... ..... .         0",
      "  Aug 2027    ..... ..... ..... ..... ..... ..... .         0",
      "  Sep 2027    ..... ..... ..... ..... ..... .....           0",
      "  Oct 2027    ..... ..... ..... ..... ..... ..... .         0",
      "  Nov 2027    ..... ..... ..... ..... ..... ....#           1",
      "",
    ]);
  });

  test("that there is no bound, and why", async () => {
    const { out } = await lifeboatSchedule(["cron(0 0 30 2 ? *)", "cron(0 5 1 1 ? 2030)", "--count", "1"]);
    expect(out.split("\n")).toEqual([
      "cron(0 0 30 2 ? *)",
      "UTC, from 2026-11-22T18:00:00Z",
      "",
      "Next runs",
      "  none",
      "",
      "Largest gap: no bound",
      "  the schedule never runs",
      "",
      "cron(0 5 1 1 ? 2030)",
      "UTC, from 2026-11-22T18:00:00Z",
      "",
      "Next runs",
      "  UTC",
      "  Tue 2030-01-01 05:00",
      "",
      "Largest gap: no bound",
      "  the schedule ends: its last run is 2030-01-01T05:00:00Z",
      "",
    ]);
  });

  test("less than 80 columns, with 1,440 runs a day too", async () => {
    const { out } = await lifeboatSchedule(["cron(* * ? * * *)", "--timezone", "America/Argentina/ComodRivadavia"]);
    expect(Math.max(...out.split("\n").map((line) => line.length))).toBeLessThan(80);
  });

  const ESCAPE = "\u001b[";
  test.each([
    ["colour on a terminal", true, {}, true],
    ["none where NO_COLOR is set", true, { NO_COLOR: "1" }, false],
    ["none into a pipe", false, {}, false],
  ])("%s", async (_, isTTY, env, coloured) => {
    const { out } = await lifeboatSchedule(["cron(0 5 ? * * *)"], { isTTY, env });
    expect(out.includes(ESCAPE)).toBe(coloured);
  });
});

const DAILY = {
  expression: "cron(0 5 ? * * *)",
  timezone: "UTC",
  nextRuns: ["2026-11-23T05:00:00Z"],
  largestGap: { seconds: 86_400, start: "2026-11-23T05:00:00Z", end: "2026-11-24T05:00:00Z" },
};

const lines = (out: string) =>
  out
    .split("\n")
    .slice(0, -1)
    .map((line) => JSON.parse(line));

describe("lifeboat schedule --format json prints", () => {
  test("a line for each expression", async () => {
    const args = [DAILY.expression, "cron(0 0 30 2 ? *)", "cron(0 5 1 1 ? 2030)", "--count", "1", "--format", "json"];
    expect(lines((await lifeboatSchedule(args)).out)).toEqual([
      DAILY,
      {
        expression: "cron(0 0 30 2 ? *)",
        timezone: "UTC",
        nextRuns: [],
        largestGap: null,
        reason: "the schedule never runs",
      },
      {
        expression: "cron(0 5 1 1 ? 2030)",
        timezone: "UTC",
        nextRuns: ["2030-01-01T05:00:00Z"],
        largestGap: null,
        reason: "the schedule ends: its last run is 2030-01-01T05:00:00Z",
      },
    ]);
  });

  test("the worst-case wait, if a start window is given", async () => {
    const args = [DAILY.expression, "--count", "1", "--format", "json", "--start-window", "8h"];
    expect(lines((await lifeboatSchedule(args)).out)).toEqual([{ ...DAILY, worstCaseWaitSeconds: 32 * 3_600 }]);
  });
});

describe("lifeboat schedule --batch", () => {
  test("answers each line by a line, in order, with its own error where it has one", async () => {
    const stdin = [
      '{"expression": "cron(0 5 ? * * *)"}\n{"expression": "cron(30 2 ? * * *)", "timezone": "America/New_',
      'York", "from": "2027-03-13T00:00:00-05:00", "count": 2}\n\n',
      'rate\n["cron(0 5 ? * * *)"]\n{"expression": 5}\n{"expression": "cron(75 5 ? * * *)"}\n',
      '{"expression": "cron(0 5 ? * * *)", "timezone": 1}\n{"expression": "cron(0 5 ? * * *)", "from": 0}\n',
      '{"expression": "cron(0 5 ? * * *)", "from": "2026-02-30"}\n{"expression": "cron(0 5 ? * * *)", "count": -1}\n',
      '{"expression": "cron(0 5 ? * * *)", "zone": "UTC"}\n{"expression": "cron(0 5 ? * * *)", "count": 1}',
    ];
    const { out, error } = await lifeboatSchedule(["--batch", "--count", "1"], { stdin });
    expect(error).toBeUndefined();
    expect(lines(out)).toEqual([
      DAILY,
      {
        expression: "cron(30 2 ? * * *)",
        timezone: "America/New_York",
        nextRuns: ["2027-03-13T07:30:00Z", "2027-03-15T06:30:00Z"],
        largestGap: { seconds: 169_200, start: "2027-03-13T07:30:00Z", end: "2027-03-15T06:30:00Z" },
      },
      { error: "not JSON" },
      { error: "not JSON" },
      { error: "not a JSON object" },
      { error: "expression must be a string" },
      { error: 'minute "75" is not allowed; use 0-59, with , - * /' },
      { error: "timezone must be a string" },
      { error: "from must be a string" },
      { error: "not an instant from 1970 to 2199; write 2026-11-22T18:00:00Z or 2026-11-22" },
      { error: "count must be a whole number from 0 to 10000" },
      { error: "keys must be of expression, timezone, from, count" },
      DAILY,
    ]);
  });

  test("refuses a line without end, and goes on after it", async () => {
    const stdin = [
      "x".repeat(600_000),
      "x".repeat(600_000),
      "x\n",
      '{"expression": "cron(0 5 ? * * *)", "count": 1}\n',
    ];
    expect(lines((await lifeboatSchedule(["--batch"], { stdin })).out)).toEqual([
      { error: "a line must be no longer than 1000000 characters" },
      DAILY,
    ]);
  });

  test("reads characters that a chunk cuts in two", async () => {
    const [expression, euro] = [Buffer.from('{"expression": "€"}\n'), 16];
    const stdin = [expression.subarray(0, euro + 1), expression.subarray(euro + 1)] as unknown as string[];
    expect(lines((await lifeboatSchedule(["--batch"], { stdin })).out)).toEqual([
      {
        error: 'expression "€" is not a cron expression; use cron(minute hour day-of-month month day-of-week year)',
      },
    ]);
  });

  test("answers nothing with nothing", async () => {
    expect(await lifeboatSchedule(["--batch"])).toEqual({ out: "", error: undefined });
  });
});

describe("lifeboat schedule refuses, and prints nothing,", () => {
  const OK = "cron(0 5 ? * * *)";
  const table: [string, string[], string][] = [
    [
      "no expression",
      [],
      'UsageError: give an expression, such as "cron(0 5 ? * * *)", or --batch, --plan FILE or --stack NAME',
    ],
    [
      "--batch and an expression",
      ["--batch", OK],
      "UsageError: --batch reads expressions from stdin; give none as arguments",
    ],
    [
      "one wrong expression among right ones",
      [OK, "cron(0 24 ? * * *)"],
      'UsageError: hour "24" is not allowed; use 0-23, with , - * /',
    ],
    [
      "a wrong zone",
      [OK, "--timezone", "Mars/Olympus"],
      'UsageError: timezone "Mars/Olympus" is not a time zone; use an IANA name, such as UTC or America/New_York',
    ],
    [
      "a wrong zone for a batch",
      ["--batch", "--timezone", "Mars"],
      'UsageError: timezone "Mars" is not a time zone; use an IANA name, such as UTC or America/New_York',
    ],
    [
      "a wrong count",
      [OK, "--count", "many"],
      "CommanderError: error: option '--count <n>' argument 'many' is invalid. count must be a whole number from 0 to 10000",
    ],
    [
      "a wrong instant",
      [OK, "--from", "tomorrow"],
      "CommanderError: error: option '--from <instant>' argument 'tomorrow' is invalid. " +
        "not an instant from 1970 to 2199; write 2026-11-22T18:00:00Z or 2026-11-22",
    ],
    [
      "a plan and an expression",
      ["--plan", "plan.json", OK],
      "UsageError: --plan draws the rules of a plan; give no expressions with it, or leave it out",
    ],
    [
      "a plan and a program",
      ["--stack", "dev", "--plan", "plan.json"],
      "UsageError: --plan and --stack ask different things; give one of them",
    ],
    [
      "a job time without a plan",
      [OK, "--job-time", "20m"],
      "UsageError: --job-time goes with --plan, not with expressions",
    ],
    [
      "a picture of expressions",
      [OK, "--svg", "out.svg"],
      "UsageError: --svg goes with --plan or --stack, not with expressions",
    ],
    [
      "a zone for a plan, which has its own",
      ["--plan", "plan.json", "--timezone", "UTC"],
      "UsageError: --timezone goes with expressions or --batch, not with --plan",
    ],
    [
      "an instant for a program, which has its own",
      ["--stack", "dev", "--from", "2026-01-01"],
      "UsageError: --from goes with expressions or --batch or --plan, not with --stack",
    ],
    [
      "an expression for a program",
      ["--stack", "dev", OK],
      "UsageError: --stack draws the plans of a program; give its directory only, or leave --stack out",
    ],
    [
      "two directories",
      ["--stack", "dev", ".", ".."],
      "UsageError: --stack draws the plans of a program; give its directory only, or leave --stack out",
    ],
    [
      "a kind of member that there is not",
      ["--plan", "plan.json", "--for", "mysql"],
      "CommanderError: error: option '--for <type>' argument 'mysql' is invalid. " +
        "Allowed choices are rds, aurora, ebs, efs, dynamodb, s3, fsx.",
    ],
    ["a plan that is missing", ["--plan", "missing.json"], "UsageError: missing.json cannot be read"],
    [
      "a wrong window",
      [OK, "--start-window", "60"],
      "CommanderError: error: option '--start-window <duration>' argument '60' is invalid. " +
        "has no unit; write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M",
    ],
  ];
  test.each(table)("%s", async (_, args, error) => {
    expect(await lifeboatSchedule(args)).toEqual({ out: "", error });
  });
});
