import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, urnOf, vaultLock } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const AIR_GAPPED = "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault";
const locked = (inputs: Bag): readonly EstateResource[] => [vaultLock("lock", { backupVaultName: "main", ...inputs })];
const gapped = (minRetentionDays: number): readonly EstateResource[] => [
  resource(AIR_GAPPED, "gapped", { name: "gapped", minRetentionDays, maxRetentionDays: 90 }),
];

const finding = (problem: string, fix: string): Finding => ({
  rule: "vault-lock-valid",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  urn: urnOf("aws:backup/vaultLockConfiguration:VaultLockConfiguration", "lock"),
  message: `lock: AWS Backup refuses the lock: ${problem}.`,
  fix,
});
const impatient = finding(
  "changeableForDays is not a whole number of days from 3 to 36500",
  "Set changeableForDays to 3 or more.",
);
const printed: Finding = {
  ...impatient,
  message: "lock: AWS Backup refuses the lock: changeableForDays is not a whole number of days from 3 to 36500.",
};
const short = locked({ changeableForDays: 2 });

const rows: readonly Row[] = [
  ["nothing said", locked({}), {}, []],
  ["all that it can say", locked({ changeableForDays: 3, minRetentionDays: 1, maxRetentionDays: 36_500 }), {}, []],
  ["all of it computed", locked({ changeableForDays: UNKNOWN, minRetentionDays: UNKNOWN }), {}, []],
  ["a grace period that is too short", short, {}, [printed]],
  [
    "no days at all",
    locked({ minRetentionDays: 0 }),
    {},
    [finding("minRetentionDays is not a whole number of days from 1 to 36500", "Set minRetentionDays to 1 or more.")],
  ],
  [
    "half a day",
    locked({ maxRetentionDays: 1.5 }),
    {},
    [finding("maxRetentionDays is not a whole number of days from 1 to 36500", "Set maxRetentionDays to 1 or more.")],
  ],
  [
    "longer than AWS keeps anything",
    locked({ maxRetentionDays: 36_501 }),
    {},
    [finding("maxRetentionDays is not a whole number of days from 1 to 36500", "Set maxRetentionDays to 1 or more.")],
  ],
  [
    "a least that is more than the most",
    locked({ minRetentionDays: 35, maxRetentionDays: 7 }),
    {},
    [finding("minRetentionDays 35 is more than maxRetentionDays 7", "Set minRetentionDays to the less of the two.")],
  ],
  ["an air-gapped vault", gapped(7), {}, []],
  [
    "an air-gapped vault that keeps points too shortly",
    gapped(6),
    {},
    [
      {
        ...finding("", "Set minRetentionDays to 7 or more."),
        urn: urnOf(AIR_GAPPED, "gapped"),
        message: "gapped: AWS Backup refuses the lock: minRetentionDays is not a whole number of days from 7 to 36500.",
      },
    ],
  ],
  [
    "a lock that lifeboat.yaml tells of, which is there",
    short.map((one) => ({ ...one, declared: "declared by ann until 2027-01-01" })),
    {},
    [],
  ],
  ["lowered", short, { rules: { "vault-lock-valid": "advisory" } }, [{ ...impatient, level: "advisory" }]],
  ["off", short, { rules: { "vault-lock-valid": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("vault-lock-valid", resources, options)).toEqual(expected);
});
