import { describe, expect, test } from "@jest/globals";
import type { BackupRule } from "../../../continuity/backup/plan";
import { rulesOf } from "../../../continuity/backup/plan";
import type { Refusal } from "../../../continuity/backup/refusal";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Condition } from "../../../continuity/recovery/path";
import { indexOf, plan, rule } from "../estate-builder";
import { chainsOfRules } from "./chains-of";

const DAY = 86_400;
const FAR = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";

function one(bag: Bag): BackupRule {
  const nightly = plan("nightly", [{ ruleName: "daily", targetVaultName: "main", ...bag }]);
  const rules = rulesOf(nightly, indexOf(nightly));
  if (rules.kind !== "known" || rules.value[0] === undefined) throw new Error("the rule should be known");
  return rules.value[0];
}

const copied = (lifecycle: Value | undefined): Bag => ({
  copyActions: [{ destinationVaultArn: FAR, ...(lifecycle === undefined ? {} : { lifecycle }) }],
});

const days = (value: number | null) => ({ kind: "known" as const, value: value === null ? null : value * DAY });
const unknown = (because: string) => ({ kind: "unknown" as const, because });
const AGE = "deleteAfter is not a whole number of days from 1 to 36500";

/** What is read of a lifecycle. */
function read(lifecycle: Value | undefined) {
  const { retention, coldAfter, archive } = one(lifecycle === undefined ? {} : { lifecycle });
  return { retention, coldAfter, archive };
}

const aging = (
  retention: unknown,
  coldAfter: unknown = days(null),
  archive: unknown = { kind: "known", value: false },
) => ({
  retention,
  coldAfter,
  archive,
});

describe("a lifecycle", () => {
  test.each<[string, Value | undefined, ReturnType<typeof aging>]>([
    ["none: kept for ever, never cold", undefined, aging(days(null))],
    ["an empty one is none", {}, aging(days(null))],
    ["days", { deleteAfter: 35 }, aging(days(35))],
    ["days as text", { deleteAfter: "35" }, aging(days(35))],
    ["0, which the provider does not send", { deleteAfter: 0, coldStorageAfter: 0 }, aging(days(null))],
    ["-1, which is never for AWS", { deleteAfter: -1, coldStorageAfter: -1 }, aging(days(null))],
    ["the most", { deleteAfter: 36_500 }, aging(days(36_500))],
    ["cold", { deleteAfter: 97, coldStorageAfter: 7 }, aging(days(97), days(7))],
    [
      "cold, in the archive too",
      { coldStorageAfter: 7, optInToArchiveForSupportedResources: true },
      aging(days(null), days(7), { kind: "known", value: true }),
    ],
    [
      "computed",
      UNKNOWN,
      aging(
        unknown("lifecycle is not known at preview"),
        unknown("lifecycle is not known at preview"),
        unknown("lifecycle is not known at preview"),
      ),
    ],
    [
      "computed in part",
      { deleteAfter: UNKNOWN, coldStorageAfter: UNKNOWN, optInToArchiveForSupportedResources: UNKNOWN },
      aging(
        unknown("deleteAfter is not known at preview"),
        unknown("coldStorageAfter is not known at preview"),
        unknown("optInToArchiveForSupportedResources is not known at preview"),
      ),
    ],
    [
      "no object",
      "35",
      aging(
        unknown("lifecycle is not an object"),
        unknown("lifecycle is not an object"),
        unknown("lifecycle is not an object"),
      ),
    ],
    ...[36_501, 1e300, -2, 1.5, "35 days", "", true, [35], {}].map(
      (value): [string, Value, ReturnType<typeof aging>] => [
        `no number of days: ${JSON.stringify(value)}`,
        { deleteAfter: value },
        aging(unknown(AGE)),
      ],
    ),
  ])("%s", (_name, lifecycle, expected) => {
    expect(read(lifecycle)).toEqual(expected);
  });
});

describe("a copy", () => {
  const source = { deleteAfter: 120, coldStorageAfter: 30, optInToArchiveForSupportedResources: true };
  const on = { kind: "known", value: true };
  test.each<[string, Value | undefined, ReturnType<typeof aging>]>([
    ["without a lifecycle has that of its source", undefined, aging(days(120), days(30), on)],
    ["with an empty one too", {}, aging(days(120), days(30), on)],
    ["that is to be kept for ever too", { deleteAfter: -1 }, aging(days(120), days(30), on)],
    ["with days of its own", { deleteAfter: 200 }, aging(days(200), days(null))],
    ["that goes cold earlier", { coldStorageAfter: 7 }, aging(days(120), days(7))],
    [
      "whose lifecycle is computed",
      UNKNOWN,
      aging(
        unknown("lifecycle is not known at preview"),
        unknown("lifecycle is not known at preview"),
        unknown("lifecycle is not known at preview"),
      ),
    ],
  ])("%s", (_name, lifecycle, expected) => {
    const { copies } = one({ lifecycle: source, ...copied(lifecycle) });
    expect(copies).toEqual({ kind: "known", value: [{ destination: expect.anything(), ...expected }] });
  });
});

const about = (of: string, more: Omit<Refusal, "about" | "of">): Refusal => ({ about: "lifecycle", of, ...more });
const OF = "the lifecycle of rule daily of nightly";
const COPY = "the lifecycle of a copy of rule daily of nightly";
const no = (problem: string, fix: string, of = OF) => about(of, { holds: false, problem, fix });
const perhaps = (problem: string, of = OF) => about(of, { holds: "unknown", problem });
const CONTINUOUS = { enableContinuousBackup: true };
const NOT_COLD = no(
  "continuous backups do not go to cold storage",
  "leave out coldStorageAfter of rule daily of nightly",
);
const NOT_SO_LONG = no(
  "continuous backups are kept 1 to 35 days",
  "set deleteAfter of rule daily of nightly to 35 or less",
);

describe("AWS refuses", () => {
  test.each<[string, Bag, readonly Refusal[]]>([
    ["nothing of a rule without a lifecycle", {}, []],
    ["nothing of points that stay cold just long enough", { lifecycle: { deleteAfter: 97, coldStorageAfter: 7 } }, []],
    ["nothing of points that stay for ever", { lifecycle: { coldStorageAfter: 7 } }, []],
    [
      "points that would stay cold a day too short",
      { lifecycle: { deleteAfter: 96, coldStorageAfter: 7 } },
      [
        no(
          "deleteAfter 96 is less than coldStorageAfter 7 + 90 days",
          "leave out coldStorageAfter of rule daily of nightly, or set its deleteAfter to 97",
        ),
      ],
    ],
    [
      "points that could never stay cold long enough",
      { lifecycle: { deleteAfter: 36_500, coldStorageAfter: 36_411 } },
      [
        no(
          "deleteAfter 36500 is less than coldStorageAfter 36411 + 90 days",
          "leave out coldStorageAfter of rule daily of nightly",
        ),
      ],
    ],
    [
      "perhaps a time that is computed",
      { lifecycle: { deleteAfter: 96, coldStorageAfter: UNKNOWN } },
      [perhaps("coldStorageAfter is not known at preview")],
    ],
    [
      "perhaps an age that is computed",
      { lifecycle: { deleteAfter: UNKNOWN, coldStorageAfter: 7 } },
      [perhaps("deleteAfter is not known at preview")],
    ],
    [
      "what is no number of days",
      { lifecycle: { deleteAfter: "a week", coldStorageAfter: 1.5 } },
      [
        no(AGE, "state the lifecycle of rule daily of nightly in whole days from 1 to 36500"),
        no(
          AGE.replace("deleteAfter", "coldStorageAfter"),
          "state the lifecycle of rule daily of nightly in whole days from 1 to 36500",
        ),
      ],
    ],
    [
      "what is no lifecycle",
      { lifecycle: 35 },
      [no("lifecycle is not an object", "state the lifecycle of rule daily of nightly in whole days from 1 to 36500")],
    ],
    ["nothing of a continuous backup of 35 days", { ...CONTINUOUS, lifecycle: { deleteAfter: 35 } }, []],
    ["a continuous backup of 36 days", { ...CONTINUOUS, lifecycle: { deleteAfter: 36 } }, [NOT_SO_LONG]],
    ["a continuous backup that stays for ever", CONTINUOUS, [NOT_SO_LONG]],
    [
      "a continuous backup that goes cold",
      { ...CONTINUOUS, lifecycle: { deleteAfter: 120, coldStorageAfter: 30 } },
      [NOT_COLD, NOT_SO_LONG],
    ],
    [
      "perhaps a continuous backup whose lifecycle is computed",
      { ...CONTINUOUS, lifecycle: UNKNOWN },
      [perhaps("lifecycle is not known at preview"), perhaps("lifecycle is not known at preview")],
    ],
    [
      "perhaps a backup of 36 days that may be continuous",
      { enableContinuousBackup: UNKNOWN, lifecycle: { deleteAfter: 36 } },
      [perhaps("enableContinuousBackup is not known at preview")],
    ],
    [
      "nothing of a backup of 35 days that may be continuous",
      { enableContinuousBackup: UNKNOWN, lifecycle: { deleteAfter: 35 } },
      [],
    ],
    [
      "a copy that would stay cold too short, in its own name",
      { lifecycle: { deleteAfter: 200 }, ...copied({ deleteAfter: 96, coldStorageAfter: 7 }) },
      [
        no(
          "deleteAfter 96 is less than coldStorageAfter 7 + 90 days",
          "leave out coldStorageAfter of the copies of rule daily of nightly, or set its deleteAfter to 97",
          COPY,
        ),
      ],
    ],
    [
      "perhaps a copy that expires with its source before that",
      { lifecycle: { deleteAfter: 35 }, ...copied({ coldStorageAfter: 7 }) },
      [perhaps("deleteAfter 35 is less than coldStorageAfter 7 + 90 days", COPY)],
    ],
    [
      "a copy whose days are none",
      { lifecycle: { deleteAfter: 35 }, ...copied({ deleteAfter: 0.5 }) },
      [no(AGE, "state the lifecycle of the copies of rule daily of nightly in whole days from 1 to 36500", COPY)],
    ],
    [
      "nothing of a copy of a continuous backup that stays longer, and cold",
      { ...CONTINUOUS, lifecycle: { deleteAfter: 7 }, ...copied({ deleteAfter: 200, coldStorageAfter: 7 }) },
      [],
    ],
  ])("%s", (_name, bag, expected) => {
    expect(one(bag).refusals).toEqual(expected);
  });
});

describe("a plan of which AWS refuses one rule leaves nothing, beside what else must hold", () => {
  const conditions = (...rules: readonly Bag[]) => chainsOfRules(rules).map(({ requires }) => requires.slice(1));

  test("a refusal is a condition on every chain, that of the other rules included", () => {
    const refused: Condition = {
      text: "AWS Backup accepts the windows of rule short of nightly (startWindow is not a whole number of minutes from 60 to 52560000)",
      holds: false,
      fix: "set startWindow of rule short of nightly to 60",
    };
    expect(conditions(rule("daily"), rule("short", { startWindow: 30 }))).toEqual([[refused], [refused]]);
  });

  test("what nobody can tell is an unknown condition", () => {
    const unclear: Condition = {
      text: "AWS Backup accepts the lifecycle of rule daily of nightly",
      holds: "unknown",
      because: "coldStorageAfter is not known at preview",
    };
    expect(conditions(rule("daily", { lifecycle: { deleteAfter: 35, coldStorageAfter: UNKNOWN } }))).toEqual([
      [unclear],
    ]);
  });
});
