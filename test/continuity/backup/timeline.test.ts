import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { withBlackouts } from "../../../continuity/backup/blackout";
import { type LossOptions, worstLoss } from "../../../continuity/backup/loss";
import { timelineOf } from "../../../continuity/backup/timeline";
import { UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, rdsInstance, rule } from "../estate-builder";
import { chainsOfRules, copy, job } from "./chains-of";

const H = 3600;
const DAY = 24 * H;
const WORST: LossOptions = { asOf: AS_OF, toleratedMisses: 0, timing: "worst" };

test("of two rules, the rarer kept longer: lanes, lost runs and the worst gap with the runs beside it", () => {
  const chains = chainsOfRules(
    [
      rule("often", { schedule: "cron(0 2/6 ? * * *)", lifecycle: { deleteAfter: 7 } }),
      rule("long", { schedule: "cron(0 0 ? * * *)", startWindow: 480 }),
    ],
    job(20),
  );
  const lost = "suppressed by rule long, which keeps its points longer";
  const lane = { plan: "nightly", kind: "snapshot", vault: "main", timezone: "Etc/UTC", job: { lo: 1200, hi: 1200 } };
  expect(timelineOf(chains, WORST)).toEqual({
    from: AS_OF + 13 * H,
    to: AS_OF + 34 * H,
    lanes: [
      {
        ...lane,
        rule: "often",
        expression: "cron(0 2/6 ? * * *)",
        startWindow: H,
        retention: 7 * DAY,
        runs: [
          { at: AS_OF + 14 * H, fate: "counts" },
          { at: AS_OF + 20 * H, fate: "counts" },
          { at: AS_OF + 26 * H, fate: "lost", because: lost },
          { at: AS_OF + 32 * H, fate: "counts" },
        ],
      },
      {
        ...lane,
        rule: "long",
        expression: "cron(0 0 ? * * *)",
        startWindow: 8 * H,
        retention: 35 * DAY,
        runs: [{ at: AS_OF + 24 * H, fate: "counts" }],
      },
    ],
    blackouts: [],
    worst: {
      holds: AS_OF + 20 * H,
      fires: AS_OF + 24 * H,
      usable: AS_OF + 32 * H + 20 * 60,
      loss: { lo: 12 * H + 20 * 60, hi: 12 * H + 20 * 60 },
    },
  });
});

describe("a timeline", () => {
  const daily = rule("daily", { schedule: "cron(0 5 ? * * *)" });

  test("shows times in which snapshots fail, and the run that is lost in the worst gap", () => {
    const chains = withBlackouts(
      chainsOfRules([daily], job(20)),
      rdsInstance("db", { maintenanceWindow: "sun:05:00-sun:05:30" }),
    );
    const { from, to, lanes, blackouts, worst } = timelineOf(chains, WORST);
    const saturday = AS_OF + 2 * DAY + 5 * H;
    expect({ from, to, runs: lanes.map(({ runs }) => runs), blackouts, worst }).toEqual({
      from: saturday - 25 * H,
      to: saturday + 74 * H,
      runs: [
        [
          { at: saturday - DAY, fate: "counts" },
          { at: saturday, fate: "counts" },
          { at: saturday + DAY, fate: "lost", because: "scheduled in the maintenance window or the 1h before it" },
          { at: saturday + 2 * DAY, fate: "counts" },
          { at: saturday + 3 * DAY, fate: "counts" },
        ],
      ],
      blackouts: [
        { start: saturday + 23 * H, end: saturday + 24.5 * H, what: "maintenance window and the 1h before it" },
      ],
      worst: {
        holds: saturday,
        fires: saturday + 2 * DAY,
        usable: saturday + 49 * H + 1200,
        loss: { lo: 49 * H + 1200, hi: 49 * H + 1200 },
      },
    });
  });

  test("shows copies and continuous backups, in the span that is asked for, and what is not known of them", () => {
    const rules = [
      {
        ...daily,
        enableContinuousBackup: true,
        lifecycle: { deleteAfter: UNKNOWN },
        copyActions: [{ destinationVaultArn: UNKNOWN, lifecycle: { deleteAfter: 90 } }],
      },
    ];
    const chains = chainsOfRules(rules, {}, "beside snapshots");
    const lane = {
      plan: "nightly",
      rule: "daily",
      expression: "cron(0 5 ? * * *)",
      timezone: "Etc/UTC",
      startWindow: H,
    };
    const runs = [{ at: AS_OF + 5 * H, fate: "counts" }];
    expect(timelineOf(chains, WORST, { from: AS_OF, to: AS_OF + DAY })).toEqual({
      from: AS_OF,
      to: AS_OF + DAY,
      lanes: [
        {
          ...lane,
          kind: "continuous",
          vault: "main",
          job: { lo: 0, hi: 3 * H },
          retention: undefined,
          runs,
          doubt: "deleteAfter is not known at preview",
        },
        {
          ...lane,
          kind: "copy",
          vault: "a vault not known at preview",
          job: { lo: 0, hi: 3 * H },
          copy: { lo: 0, hi: null },
          retention: 90 * DAY,
          runs,
          doubt:
            "which vault a copy of nightly goes to is not known at preview (one plan a destination makes it known)",
        },
      ],
      blackouts: [],
      worst: { holds: AS_OF + 5 * H, fires: AS_OF + 29 * H, usable: null, loss: { lo: 25 * H, hi: null } },
    });
  });

  test("says why there is no bound, and shows a week", () => {
    const { worst, because, from, to } = timelineOf(
      chainsOfRules([rule("pilot", { schedule: "cron(0 5 ? * * 2026)" })]),
      WORST,
    );
    expect({ worst, because, from, to }).toEqual({
      worst: undefined,
      because: "rule pilot runs for the last time on 2026-12-31",
      from: AS_OF,
      to: AS_OF + 7 * DAY,
    });
  });

  test("says what keeps a chain from existing", () => {
    const [lane] = timelineOf(chainsOfRules([daily], job(240)), WORST).lanes;
    expect(lane?.doubt).toBe("it does not hold that its job fits into the completion window");
  });
});

test("the worst gap is that of the loss to the second, with the runs beside it in view", () => {
  const someRule = fc.record({
    schedule: fc.constantFrom(
      "cron(0 5 ? * * *)",
      "cron(0 0/6 ? * * *)",
      "cron(30 4 ? * SUN *)",
      "cron(0 5 1 * ? *)",
      "cron(0 5 ? * * 2027)",
    ),
    startWindow: fc.constantFrom(60, 480),
    lifecycle: fc.constantFrom({ deleteAfter: 7 }, { deleteAfter: 35 }, UNKNOWN),
    copyActions: fc.constantFrom([], [{ destinationVaultArn: "arn:aws:backup:eu-west-2:1:backup-vault:far" }]),
  });
  const figures = fc.constantFrom({}, job(20), { ...job(20), ...copy(45) });
  const options = fc.record({
    asOf: fc.constant(AS_OF),
    toleratedMisses: fc.constantFrom(0, 1),
    timing: fc.constantFrom<LossOptions["timing"]>("worst", "scheduled"),
  });
  const windows = fc.constantFrom({}, { maintenanceWindow: "sun:05:00-sun:05:30" });
  fc.assert(
    fc.property(
      fc.array(someRule, { minLength: 1, maxLength: 3 }),
      figures,
      options,
      windows,
      (bags, given, how, window) => {
        const chains = withBlackouts(
          chainsOfRules(
            bags.map((bag, i) => rule(`rule ${i}`, bag)),
            given,
          ),
          rdsInstance("db", window),
        );
        const [loss, { worst, because, from, to }] = [worstLoss(chains, how), timelineOf(chains, how)];
        if (loss.kind === "unbounded") {
          expect({ worst, because }).toEqual({ worst: undefined, because: loss.because });
          return;
        }
        const { lo, hi } = loss.bound;
        expect({ loss: worst?.loss, because }).toEqual({ loss: { lo, hi }, because: undefined });
        expect(worst && worst.usable !== null ? worst.usable - worst.holds : null).toBe(hi);
        expect(worst && from < worst.holds && worst.fires < to && (worst.usable ?? 0) < to).toBe(true);
      },
    ),
    { numRuns: 40 },
  );
});
