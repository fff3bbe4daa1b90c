import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { plan, rule, urnOf } from "../estate-builder";
import { backedUpBy } from "./backed-up-by";
import { findingsOf, type Row, vouched } from "./findings";

const kept = (name: string, deleteAfter: Value, more: Bag = {}): Bag =>
  rule(name, { lifecycle: { deleteAfter }, ...more });
const TEN_DAYS: Bag = { "continuity:detection-window": "10d" };
const RPO: Bag = { "continuity:rto": "4h", "continuity:rpo": "26h" };
const JOB = { assumptions: [vouched("backup-job-time", 1200), vouched("restore-time", 1800)] };
const covering = (rules: Value, tags: Bag = TEN_DAYS, names?: readonly string[]) => backedUpBy(rules, {}, tags, names);

const finding = (message: string, fix: string, more: Partial<Finding> = {}): Finding => ({
  rule: "retention-reaches",
  verdict: "violates",
  level: "advisory",
  severity: "high",
  service: "orders",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message,
  fix,
  ...more,
});

const week = covering([kept("daily", 7)]);
const GAP = "largest gap 24h 05:00→05:00 UTC";
const weekFound = finding(
  "nightly: the points of rule daily are kept 7d; needed: detection window 10d + largest gap 24h 05:00→05:00 UTC + start window 1h = 265h. It covers orders-db.",
  "Keep the points of rule daily 12 days.",
);

const FAR = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";
const copied = (lifecycle: Bag): Bag => ({ copyActions: [{ destinationVaultArn: FAR, lifecycle }] });
const continuous = (deleteAfter: number): Bag => kept("always", deleteAfter, { enableContinuousBackup: true });
const EVERY_12H = { schedule: "cron(0 0,12 ? * * *)" };

const rows: readonly Row[] = [
  ["kept long enough", covering([kept("daily", 12)]), {}, []],
  ["absent: kept for ever", covering([kept("daily", null)]), {}, []],
  ["no detection window: it is noticed at once", covering([kept("daily", 2)], {}), {}, []],
  ["not known: the verdicts of what it covers say so", covering([kept("daily", UNKNOWN)]), {}, []],
  ["covers nothing", [plan("nightly", [kept("daily", 1)])], {}, []],
  ["gone before a corruption is noticed", week, {}, [weekFound]],
  [
    "that makes an objective fail",
    covering([kept("daily", 7)], { ...TEN_DAYS, ...RPO }),
    JOB,
    [{ ...weekFound, level: "mandatory" }],
  ],
  [
    "gone before the next is there",
    covering([kept("daily", 1)], {}),
    JOB,
    [
      finding(
        `nightly: the points of rule daily are kept 24h; needed: ${GAP} + start window 1h + job 20m = 25h20m. It covers orders-db.`,
        "Keep the points of rule daily 2 days.",
      ),
    ],
  ],
  [
    "perhaps gone before the next is there",
    covering([kept("often", 1, { ...EVERY_12H, startWindow: 660 })], {}),
    {},
    [
      finding(
        "nightly: the points of rule often are kept 24h; needed: largest gap 12h 00:00→12:00 UTC + start window 11h + job 0s to 3h = 23h to 26h. It covers orders-db.",
        "Keep the points of rule often 2 days.",
        { verdict: "unproven" },
      ),
    ],
  ],
  [
    "two rules that together leave no hole",
    covering([kept("morning", 1), kept("evening", 1, { schedule: "cron(0 17 ? * * *)" })], {}),
    JOB,
    [],
  ],
  [
    "one rule for what is noticed at once, and one for what is not",
    covering([kept("often", 2, EVERY_12H), kept("daily", 35)]),
    {},
    [],
  ],
  [
    "the same, where what is noticed late loses too much",
    covering([kept("often", 2, { schedule: "cron(0 6,18 ? * * *)" }), kept("daily", 35)], {
      ...TEN_DAYS,
      "continuity:rpo": "14h",
    }),
    JOB,
    [
      finding(
        "nightly: the points of rule often are kept 48h; needed: detection window 10d + largest gap 12h 06:00→18:00 UTC + start window 1h = 253h. It covers orders-db.",
        "Keep the points of rule often 11 days.",
        { level: "mandatory" },
      ),
    ],
  ],
  [
    "a copy elsewhere",
    covering([kept("daily", 35, copied({ deleteAfter: 2 }))]),
    { assumptions: [...JOB.assumptions, vouched("copy-time", 3600)] },
    [
      finding(
        `nightly: the points of the copies of rule daily in far are kept 48h; needed: detection window 10d + ${GAP} + start window 1h = 265h. It covers orders-db.`,
        "Keep the points of the copies of rule daily in far 12 days.",
      ),
    ],
  ],
  [
    "a copy of which nobody knows when it arrives: the verdict says that",
    covering([kept("daily", 35, copied({ deleteAfter: 12 }))]),
    {},
    [],
  ],
  ["a continuous backup that goes back far enough", covering([continuous(10)]), {}, []],
  [
    "a continuous backup that does not",
    covering([continuous(7)]),
    {},
    [
      finding(
        "nightly: the continuous backup of rule always goes back 7d; needed: detection window 10d. It covers orders-db.",
        "Keep the points of rule always 10 days.",
      ),
    ],
  ],
  [
    "a detection window that no continuous backup goes back over",
    covering([continuous(35)], { "continuity:detection-window": "40d" }),
    {},
    [
      finding(
        "nightly: the continuous backup of rule always goes back 35d; needed: detection window 40d. It covers orders-db.",
        "Keep snapshots beside it: a continuous backup goes back 35 days at most.",
      ),
    ],
  ],
  [
    "a hundred members share a finding",
    covering([kept("daily", 7)], TEN_DAYS, ["db-1", "db-2", "db-3"]),
    {},
    [{ ...weekFound, message: weekFound.message.replace("orders-db", "db-1, db-2 and 1 more") }],
  ],
  ["a rule that AWS refuses leaves nothing that could stay", covering([kept("daily", 7, { startWindow: 30 })]), {}, []],
  [
    "lowered",
    covering([kept("daily", 7)], { ...TEN_DAYS, ...RPO }),
    { ...JOB, rules: { "retention-reaches": "advisory" } },
    [weekFound],
  ],
  ["off", week, { rules: { "retention-reaches": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("retention-reaches", resources, options)).toEqual(expected);
});

/** Every fix that names days, done: the finding is gone. */
test.each(rows.filter(([, , , [found]]) => /\d+ days?\.$/.test(found?.fix ?? "")))(
  "the way out suffices, and a day less does not: %s",
  (_, resources, options, [found]) => {
    const days = Number(/(\d+) days?\.$/.exec(found?.fix ?? "")?.[1]);
    const of = /points of (the copies of )?rule (\w+)/.exec(found?.fix ?? "");
    const after = (count: number) =>
      findingsOf(
        "retention-reaches",
        resources.map((one) => lasting(one, of?.[2] ?? "", of?.[1] !== undefined, count)),
        { ...options, rules: {} },
      );
    expect(after(days)).toEqual([]);
    expect(after(days - 1)).not.toEqual([]);
  },
);

/** A plan whose points of one rule, or its copies, stay so many days. */
function lasting(one: EstateResource, of: string, copies: boolean, deleteAfter: number): EstateResource {
  if (one.name !== "nightly") return one;
  const rules = ((one.inputs?.rules ?? []) as readonly Bag[]).map((each) =>
    each.ruleName !== of ? each : { ...each, ...(copies ? copied({ deleteAfter }) : { lifecycle: { deleteAfter } }) },
  );
  return { ...one, inputs: { ...one.inputs, rules } };
}
