import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { plan, rule, urnOf } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const aging = (lifecycle: Value | undefined, more: Bag = {}) => [
  plan("nightly", [rule("daily", { lifecycle: lifecycle ?? null, ...more })]),
];
const FAR = "arn:aws:backup:eu-central-1:222222222222:backup-vault:far";
const tooSoon = aging({ coldStorageAfter: 30, deleteAfter: 90 });

const finding = (message: string, fix: string): Finding => ({
  rule: "lifecycle-valid",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message,
  fix,
});
const tooSoonFound = finding(
  "AWS Backup refuses the lifecycle of rule daily of nightly: deleteAfter 90 is less than coldStorageAfter 30 + 90 days.",
  "Leave out coldStorageAfter of rule daily of nightly, or set its deleteAfter to 120.",
);

const rows: readonly Row[] = [
  ["kept long enough in cold storage", aging({ coldStorageAfter: 30, deleteAfter: 120 }), {}, []],
  ["absent: kept for ever", aging(undefined), {}, []],
  ["not known: the verdicts of what it covers say so", aging({ coldStorageAfter: UNKNOWN, deleteAfter: 90 }), {}, []],
  ["no rules known", [plan("nightly", UNKNOWN)], {}, []],
  ["deleted too soon after it went cold", tooSoon, {}, [tooSoonFound]],
  [
    "a continuous backup that goes cold and stays for ever",
    aging({ coldStorageAfter: 30 }, { enableContinuousBackup: true }),
    {},
    [
      finding(
        "AWS Backup refuses the lifecycle of rule daily of nightly: continuous backups are kept 1 to 35 days.",
        "Set deleteAfter of rule daily of nightly to 35 or less.",
      ),
      finding(
        "AWS Backup refuses the lifecycle of rule daily of nightly: continuous backups do not go to cold storage.",
        "Leave out coldStorageAfter of rule daily of nightly.",
      ),
    ],
  ],
  [
    "more than a hundred years",
    aging({ deleteAfter: 36_501 }),
    {},
    [
      finding(
        "AWS Backup refuses the lifecycle of rule daily of nightly: deleteAfter is not a whole number of days from 1 to 36500.",
        "State the lifecycle of rule daily of nightly in whole days from 1 to 36500.",
      ),
    ],
  ],
  [
    "of a copy, and never the text that stands there",
    aging({ deleteAfter: 35 }, { copyActions: [{ destinationVaultArn: FAR, lifecycle: { deleteAfter: "s3cret" } }] }),
    {},
    [
      finding(
        "AWS Backup refuses the lifecycle of a copy of rule daily of nightly: deleteAfter is not a whole number of days from 1 to 36500.",
        "State the lifecycle of the copies of rule daily of nightly in whole days from 1 to 36500.",
      ),
    ],
  ],
  ["lowered", tooSoon, { rules: { "lifecycle-valid": "advisory" } }, [{ ...tooSoonFound, level: "advisory" }]],
  ["off", tooSoon, { rules: { "lifecycle-valid": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("lifecycle-valid", resources, options)).toEqual(expected);
});
