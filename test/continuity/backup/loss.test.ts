import { describe, expect, test } from "@jest/globals";
import type { Chain } from "../../../continuity/backup/chain";
import { type Loss, type LossOptions, worstLoss } from "../../../continuity/backup/loss";
import type { Bag } from "../../../continuity/estate/value";
import { UNKNOWN } from "../../../continuity/estate/value";
import { bound } from "../../../continuity/recovery/bound";
import type { Step } from "../../../continuity/recovery/step";
import { AS_OF, rule } from "../estate-builder";
import { chainsOfRules, copy, job } from "./chains-of";

const M = 60;
const H = 3600;
const WORST: LossOptions = { asOf: AS_OF, toleratedMisses: 0, timing: "worst" };
const DAILY = rule("daily", { schedule: "cron(0 5 ? * * *)" });

/** A loss as the whole of its steps; the gap is the first. */
function bounded(
  gap: Partial<Step> & Pick<Step, "lo" | "detail" | "source">,
  longestGap: number,
  ...rest: Step[]
): Loss {
  const step: Step = { label: "largest gap", hi: gap.lo, provenance: "derived", ...gap };
  return { kind: "bounded", bound: bound(step, ...rest), longestGap };
}
const window = (seconds: number, of: string): Step => ({
  label: "start window",
  lo: seconds,
  hi: seconds,
  provenance: "derived",
  source: `start window of rule ${of}`,
});
const jobOf = (minutes: number): Step => ({
  label: "job",
  lo: minutes * M,
  hi: minutes * M,
  provenance: "declared",
  source: `a job takes ${minutes}m`,
});
const jobUpTo = (seconds: number, of: string): Step => ({
  label: "job",
  lo: 0,
  hi: seconds,
  provenance: "assumed",
  source: `completion window of rule ${of}: a job that takes longer is cancelled`,
});

describe("the table of the model: what is lost at most, with D = 20m declared unless said", () => {
  test.each<[string, readonly Bag[], number | undefined, Partial<LossOptions>, number, number, Loss]>([
    [
      "daily 05:00 UTC with a window of 60m: 25h20m",
      [DAILY],
      20,
      {},
      25 * H + 20 * M,
      25 * H + 20 * M,
      bounded(
        { lo: 24 * H, detail: "05:00→05:00 UTC", source: "cron(0 5 ? * * *) Etc/UTC, rule daily of nightly" },
        24 * H,
        window(H, "daily"),
        jobOf(20),
      ),
    ],
    [
      "daily, nothing else set: 25h to 28h",
      [rule("bare")],
      undefined,
      {},
      25 * H,
      28 * H,
      bounded(
        { lo: 24 * H, detail: "05:00→05:00 UTC", source: "cron(0 5 ? * * *) Etc/UTC, rule bare of nightly" },
        24 * H,
        window(H, "bare"),
        jobUpTo(3 * H, "bare"),
      ),
    ],
    [
      "daily with a window of 480m and a job of 1h: 33h",
      [{ ...DAILY, startWindow: 480 }],
      60,
      {},
      33 * H,
      33 * H,
      bounded(
        { lo: 24 * H, detail: "05:00→05:00 UTC", source: "cron(0 5 ? * * *) Etc/UTC, rule daily of nightly" },
        24 * H,
        window(8 * H, "daily"),
        jobOf(60),
      ),
    ],
    [
      "MON-FRI: 73h20m, from Friday to Monday",
      [rule("weekdays", { schedule: "cron(0 5 ? * MON-FRI *)" })],
      20,
      {},
      73 * H + 20 * M,
      73 * H + 20 * M,
      bounded(
        {
          lo: 72 * H,
          detail: "Fri 2026-01-02 05:00 → Mon 2026-01-05 05:00 UTC",
          source: "cron(0 5 ? * MON-FRI *) Etc/UTC, rule weekdays of nightly",
        },
        72 * H,
        window(H, "weekdays"),
        jobOf(20),
      ),
    ],
    [
      "two daily rules 12h apart: 13h20m",
      [DAILY, rule("evening", { schedule: "cron(0 17 ? * * *)" })],
      20,
      {},
      13 * H + 20 * M,
      13 * H + 20 * M,
      bounded(
        { lo: 12 * H, detail: "05:00→17:00 UTC", source: "cron(0 17 ? * * *) Etc/UTC, rule evening of nightly" },
        12 * H,
        window(H, "evening"),
        jobOf(20),
      ),
    ],
    [
      "hourly: 2h20m",
      [rule("hourly", { schedule: "cron(0 * ? * * *)" })],
      20,
      {},
      2 * H + 20 * M,
      2 * H + 20 * M,
      bounded(
        { lo: H, detail: "00:00→01:00 UTC", source: "cron(0 * ? * * *) Etc/UTC, rule hourly of nightly" },
        H,
        window(H, "hourly"),
        jobOf(20),
      ),
    ],
    [
      "6-hourly from 02:00 and, kept longer, daily at 00:00 with 480m: 12h20m at the gap of 4h, though one of 8h is larger",
      [
        rule("often", { schedule: "cron(0 2/6 ? * * *)", lifecycle: { deleteAfter: 7 } }),
        rule("long", { schedule: "cron(0 0 ? * * *)", startWindow: 480 }),
      ],
      20,
      {},
      12 * H + 20 * M,
      12 * H + 20 * M,
      bounded(
        { lo: 4 * H, detail: "20:00→00:00 UTC", source: "cron(0 0 ? * * *) Etc/UTC, rule long of nightly" },
        8 * H,
        window(8 * H, "long"),
        jobOf(20),
      ),
    ],
    [
      "MON-FRI with one tolerated miss: 97h20m",
      [rule("weekdays", { schedule: "cron(0 5 ? * MON-FRI *)" })],
      20,
      { toleratedMisses: 1 },
      97 * H + 20 * M,
      97 * H + 20 * M,
      bounded(
        {
          lo: 96 * H,
          detail: "Thu 2026-01-01 05:00 → Mon 2026-01-05 05:00 UTC, 1 missed",
          source: "cron(0 5 ? * MON-FRI *) Etc/UTC, rule weekdays of nightly",
        },
        96 * H,
        window(H, "weekdays"),
        jobOf(20),
      ),
    ],
    [
      "daily, as scheduled: 24h, nothing else",
      [DAILY],
      20,
      { timing: "scheduled" },
      24 * H,
      24 * H,
      bounded(
        { lo: 24 * H, detail: "05:00→05:00 UTC", source: "cron(0 5 ? * * *) Etc/UTC, rule daily of nightly" },
        24 * H,
      ),
    ],
  ])("%s", (_name, rules, minutes, options, lo, hi, expected) => {
    const chains = chainsOfRules(rules, minutes === undefined ? {} : job(minutes));
    const loss = worstLoss(chains, { ...WORST, ...options });
    expect(loss).toEqual(expected);
    expect(loss.kind === "bounded" && [loss.bound.lo, loss.bound.hi]).toEqual([lo, hi]);
  });
});

describe("a schedule that ends", () => {
  const ENDS = rule("pilot", { schedule: "cron(0 * ? * * 2026-2040)" });

  test.each<[string, readonly Bag[], Loss]>([
    ["has no bound", [ENDS], { kind: "unbounded", because: "rule pilot runs for the last time on 2040-12-31" }],
    [
      "nor has one that ends sooner beside it",
      [rule("test", { schedule: "cron(0 5 ? * * 2027)" }), ENDS],
      { kind: "unbounded", because: "rule pilot runs for the last time on 2040-12-31" },
    ],
    [
      "of 30 February never begins",
      [rule("never", { schedule: "cron(0 5 30 2 ? *)" })],
      { kind: "unbounded", because: "rule never never runs" },
    ],
    [
      "gives way to the rule that is left",
      [ENDS, { ...DAILY, lifecycle: { deleteAfter: 7 } }].map((one) => ({ ...one, lifecycle: { deleteAfter: 7 } })),
      bounded(
        { lo: 24 * H, detail: "05:00→05:00 UTC", source: "cron(0 5 ? * * *) Etc/UTC, rule daily of nightly" },
        24 * H,
        window(H, "daily"),
        jobOf(20),
      ),
    ],
  ])("%s", (name, rules, expected) => {
    const chains = chainsOfRules(rules, job(20));
    const apart = name.startsWith("gives way") ? chains.map((chain) => ({ ...chain, rivals: [] })) : chains;
    expect(worstLoss(apart, WORST)).toEqual(expected);
  });

  test("no chain at all has no bound", () => {
    expect(worstLoss([], WORST)).toEqual({ kind: "unbounded", because: "no rule leaves a recovery point" });
  });
});

/** What a loss comes to, in seconds. */
function ends(chains: readonly Chain[], options: Partial<LossOptions> = {}): readonly [number, number | null] | string {
  const loss = worstLoss(chains, { ...WORST, ...options });
  return loss.kind === "bounded" ? [loss.bound.lo, loss.bound.hi] : loss.because;
}

describe("several chains in one place", () => {
  const withCopy = rule("daily", {
    schedule: "cron(0 5 ? * * *)",
    copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:111111111111:backup-vault:second" }],
  });

  test("a copy of which nobody knows how long it takes does not spoil the snapshot beside it", () => {
    expect(ends(chainsOfRules([withCopy], job(20)))).toEqual([25 * H + 20 * M, 25 * H + 20 * M]);
  });

  test("copies alone have no upper end until somebody vouches for their time", () => {
    const copies = (figures: object) => chainsOfRules([withCopy], { ...job(20), ...figures }).slice(1);
    expect(ends(copies({}))).toEqual([25 * H + 20 * M, null]);
    expect(ends(copies(copy(40)))).toEqual([26 * H, 26 * H]);
  });

  test("a run and its copy are missed together: they tolerate no miss for each other", () => {
    const chains = chainsOfRules([withCopy], { ...job(20), ...copy(40) });
    expect(ends(chains, { toleratedMisses: 1 })).toEqual([49 * H + 20 * M, 49 * H + 20 * M]);
  });

  test("rules of one plan whose runs fall together leave one point, and tolerate no miss for each other", () => {
    const twins = chainsOfRules([DAILY, { ...DAILY, ruleName: "twin" }], job(20));
    expect(ends(twins, { toleratedMisses: 1 })).toEqual([49 * H + 20 * M, 49 * H + 20 * M]);
  });

  test("of two that fall together the one that may take longer counts", () => {
    const twins = [
      { ...DAILY, completionWindow: 60 },
      { ...DAILY, ruleName: "twin", completionWindow: 180 },
    ];
    expect(ends(chainsOfRules(twins))).toEqual([25 * H, 28 * H]);
  });

  test("the run that is usable first ends a loss, also where the horizon ends: 12:00 to 00:00, not to the slow 23:00", () => {
    const chains = [
      rule("slow", { schedule: "cron(0 12,23 ? * * *)", startWindow: 480 }),
      rule("quick", { schedule: "cron(0 0,9 ? * * *)" }),
    ].flatMap((one) => chainsOfRules([one], job(20)));
    expect(ends(chains)).toEqual([13 * H + 20 * M, 13 * H + 20 * M]);
  });

  test("copies of another rule, of which nobody knows how long they take, neither help nor spoil", () => {
    const evening = { ...withCopy, ruleName: "evening", schedule: "cron(0 17 ? * * *)" };
    const [snapshot, , copied] = chainsOfRules([DAILY, evening], job(20));
    expect([snapshot, copied].map((chain) => chain?.kind)).toEqual(["snapshot", "copy"]);
    expect(ends(snapshot && copied ? [snapshot, copied] : [])).toEqual([13 * H + 20 * M, 25 * H + 20 * M]);
  });

  test("the least is that of the rule that may be quick, the most that of the one that surely is", () => {
    const rules = [
      rule("slow job", { schedule: "cron(0 10 ? * * *)", completionWindow: 900 }),
      rule("slow start", { schedule: "cron(30 12 ? * * *)", startWindow: 480, completionWindow: 60 }),
    ];
    const chains = chainsOfRules(rules).map((chain) => ({ ...chain, rivals: [] }));
    expect(ends(chains)).toEqual([22 * H + 30 * M, 33 * H]);
  });
});

describe("what may or may not suppress runs", () => {
  const often = rule("often", { schedule: "cron(0 0/6 ? * * *)", lifecycle: { deleteAfter: 7 } });

  test("an unknown retention of the other rule widens the interval, and proves nothing better", () => {
    const rules = [often, rule("other", { schedule: "cron(0 6/12 ? * * *)", lifecycle: UNKNOWN })];
    const [chain] = chainsOfRules(rules, job(20));
    expect(ends(chain ? [chain] : [])).toEqual([7 * H + 20 * M, 13 * H + 20 * M]);
  });

  test("where it may suppress every run, only the least is known", () => {
    const rules = [often, rule("other", { schedule: "cron(0 0/6 ? * * *)", lifecycle: UNKNOWN })];
    const [chain] = chainsOfRules(rules, job(20));
    expect(worstLoss(chain ? [chain] : [], WORST)).toEqual({
      kind: "bounded",
      bound: bound({
        label: "largest gap",
        lo: 7 * H + 20 * M,
        hi: null,
        provenance: "none",
        source:
          "cron(0 0/6 ? * * *) Etc/UTC, rule often of nightly; every run may be lost to another rule of its plan or to a time in which snapshots fail",
        open: "unknown",
      }),
      longestGap: 6 * H,
    });
  });

  test("a longer retention that surely suppresses every run leaves no point", () => {
    const rules = [often, rule("other", { schedule: "cron(0 0/6 ? * * *)" })];
    const [chain] = chainsOfRules(rules, job(20));
    expect(ends(chain ? [chain] : [])).toBe(
      "every run is lost to another rule of its plan or to a time in which snapshots fail",
    );
  });

  test("a rule that begins only after years still counts: the horizon is that of all schedules", () => {
    const rules = [often, rule("later", { schedule: "cron(0 6 ? * * 2035-2199)" })];
    const [chain] = chainsOfRules(rules, job(20));
    expect(ends(chain ? [chain] : [])).toEqual([13 * H + 20 * M, 13 * H + 20 * M]);
  });

  test("beside continuous backup of Amazon RDS perhaps only one snapshot a day is taken", () => {
    const rules = [
      rule("often", { schedule: "cron(0 0/6 ? * * *)" }),
      rule("always", { schedule: "cron(0 3 ? * * *)", enableContinuousBackup: true, lifecycle: { deleteAfter: 7 } }),
    ];
    const snapshots = chainsOfRules(rules, job(20), "snapshots once a day").filter(({ kind }) => kind === "snapshot");
    expect(worstLoss(snapshots, WORST)).toEqual(
      bounded(
        {
          lo: 6 * H,
          hi: 42 * H,
          detail: "Thu 2026-01-01 00:00 → Fri 2026-01-02 18:00 UTC",
          source:
            "cron(0 0/6 ? * * *) Etc/UTC, rule often of nightly, at most one snapshot a day beside continuous backup",
        },
        42 * H,
        window(H, "often"),
        jobOf(20),
      ),
    );
  });
});
