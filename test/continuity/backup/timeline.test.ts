import { expect, test } from "@jest/globals";
import type { LossOptions } from "../../../continuity/backup/loss";
import { timelineOf } from "../../../continuity/backup/timeline";
import { AS_OF, rule } from "../estate-builder";
import { chainsOfRules, job } from "./chains-of";

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
