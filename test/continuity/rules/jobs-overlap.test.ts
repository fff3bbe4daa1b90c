import { expect, test } from "@jest/globals";
import { UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { rule, urnOf } from "../estate-builder";
import { backedUpBy } from "./backed-up-by";
import { findingsOf, type Row, vouched } from "./findings";

const hourly = (more = {}) => backedUpBy([rule("hourly", { schedule: "cron(0 * ? * * *)", ...more })]);
const job = (seconds: number) => ({ assumptions: [vouched("backup-job-time", seconds)] });

const finding: Finding = {
  rule: "jobs-overlap",
  verdict: "violates",
  level: "advisory",
  severity: "medium",
  service: "orders",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message:
    "nightly: of rule hourly, jobs of 1h30m do not end within the 1h to the next run, which then misses its start window. It covers orders-db.",
  fix: "Leave at least 1h30m between the runs of rule hourly.",
};
const untested: Finding = {
  ...finding,
  verdict: "unproven",
  message:
    "nightly: of rule hourly, a job may outlast the 1h to the next run, as nobody has measured or vouched for its time. It covers orders-db.",
  fix: "Declare backup-job-time in lifeboat.yaml, or leave more time between the runs of rule hourly.",
};

const rows: readonly Row[] = [
  ["just in time", hourly(), job(3600), []],
  ["a day between runs", backedUpBy([rule("daily")]), {}, []],
  ["a schedule that is not known", hourly({ schedule: UNKNOWN }), {}, []],
  ["jobs that take longer than the completion window leave nothing at all", hourly(), job(4 * 3600), []],
  ["too long", hourly(), job(5400), [finding]],
  [
    "with the copy",
    hourly({ copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-2:111111111111:backup-vault:far" }] }),
    { assumptions: [vouched("backup-job-time", 2700), vouched("copy-time", 2700)] },
    [finding],
  ],
  ["perhaps: nobody vouches for the job, so the completion window counts", hourly(), {}, [untested]],
  ["lowered", hourly(), { ...job(5400), rules: { "jobs-overlap": "advisory" } }, [finding]],
  ["off", hourly(), { ...job(5400), rules: { "jobs-overlap": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("jobs-overlap", resources, options)).toEqual(expected);
});
