import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { Chain, ChainFigures } from "../../../continuity/backup/chain";
import { smallestGap, withCollisions } from "../../../continuity/backup/overlap";
import { isSameEveryWeek, occurrences, parseSchedule } from "../../../continuity/schedule";
import { AS_OF, rule } from "../estate-builder";
import { crons } from "../schedule/arbitrary";
import { chainsOfRules, copy, job } from "./chains-of";

const COPIED = { copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-2:1:backup-vault:far" }] };

function chains(schedule: string, figures: ChainFigures, zone = "Etc/UTC"): readonly Chain[] {
  return chainsOfRules([rule("often", { schedule, scheduleExpressionTimezone: zone, ...COPIED })], figures);
}

const HOURLY = "cron(0 * ? * * *)";
const collide = (because: string) => ({ text: "its jobs end before the next run", holds: "unknown", because });

describe("AWS Backup runs one job of a resource at a time", () => {
  test.each<[string, readonly Chain[]]>([
    ["a job as long as the time to the next run", chains(HOURLY, { ...job(60), ...copy(0) })],
    ["a job and its copy as long as that", chains(HOURLY, { ...job(20), ...copy(40) })],
    ["a daily job that may take three hours", chains("cron(0 5 ? * * *)", copy(60))],
  ])("leaves %s alone", (_name, all) => {
    expect(all.map((chain) => withCollisions(chain, AS_OF))).toEqual(all);
  });

  test("a job that is known to outlast the time to the next run leaves its chain unproven", () => {
    const all = chains(HOURLY, { ...job(61), ...copy(0) });
    const because = "jobs of 1h1m do not end within the 1h to the next run of rule often";
    expect(all.map((chain) => withCollisions(chain, AS_OF))).toEqual(
      all.map((chain) => ({ ...chain, requires: [...chain.requires, collide(because)] })),
    );
  });

  test("a copy counts for the chain of copies", () => {
    const all = chains(HOURLY, { ...job(20), ...copy(41) });
    const because = "jobs of 1h1m do not end within the 1h to the next run of rule often";
    expect(all.map((chain) => withCollisions(chain, AS_OF).requires.at(-1))).toEqual([
      all[0]?.requires.at(-1),
      collide(because),
    ]);
  });

  test("an assumed job time that may outlast it is no bound", () => {
    const [snapshot] = chains(HOURLY, {});
    expect(snapshot && withCollisions(snapshot, AS_OF)).toEqual({
      ...snapshot,
      job: {
        label: "job",
        lo: 0,
        hi: null,
        provenance: "none",
        source: "a job may outlast the 1h to the next run of rule often; declare or measure backup-job-time",
        open: "untested",
        vouch: "backup-job-time",
      },
    });
  });

  test("a copy that just fits leaves the job beside it without a bound", () => {
    const [, copied] = chains(HOURLY, copy(60));
    expect(copied && withCollisions(copied, AS_OF)).toEqual({
      ...copied,
      job: expect.objectContaining({ lo: 0, hi: null, open: "untested" }),
    });
  });

  test("the shortest time is that of the year: clocks that go forward bring runs together", () => {
    const [snapshot] = chains("cron(0 1,3 ? * * *)", job(61), "Europe/Berlin");
    expect(snapshot && withCollisions(snapshot, AS_OF).requires.at(-1)).toEqual(
      collide("jobs of 1h1m do not end within the 1h to the next run of rule often"),
    );
  });

  test("a rule that runs once has no next run", () => {
    const [snapshot] = chains("cron(0 5 1 1 ? 2027)", job(60));
    expect(snapshot && withCollisions(snapshot, AS_OF)).toEqual(snapshot);
  });
});

test("of a schedule that is the same in every week, two weeks show the shortest gap of half a year", () => {
  const weekly = crons
    .map((expression) => parseSchedule({ expression }))
    .filter((schedule) => isSameEveryWeek(schedule, AS_OF));
  fc.assert(
    fc.property(weekly, (schedule) => {
      const runs = [...occurrences(schedule, AS_OF, AS_OF + 26 * 7 * 86_400)];
      const gaps = runs.slice(1).map((run, i) => run - (runs[i] ?? run));
      expect(smallestGap(schedule, AS_OF, Number.POSITIVE_INFINITY)).toBe(Math.min(...gaps));
    }),
    { numRuns: 40 },
  );
});
