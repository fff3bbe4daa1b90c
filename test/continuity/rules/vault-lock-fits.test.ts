import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { resource, rule, urnOf, vault, vaultLock } from "../estate-builder";
import { backedUpBy } from "./backed-up-by";
import { findingsOf, type Row } from "./findings";

const daily = rule("daily");
const locked = (lock: Bag, of: Bag = daily, tags: Bag = {}): readonly EstateResource[] => [
  ...backedUpBy([of], {}, tags),
  vaultLock("lock", { backupVaultName: "main", ...lock }),
];
const copied = (more: Bag = {}) =>
  rule("daily", { copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-1:1:backup-vault:second", ...more }] });
const second = vault("second", {}, { outputs: { arn: "arn:aws:backup:eu-west-1:1:backup-vault:second" } });
const gapped = resource(
  "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
  "gapped",
  {
    name: "gapped",
    minRetentionDays: 36,
    maxRetentionDays: 90,
  },
  { outputs: { arn: "arn:aws:backup:eu-west-1:1:backup-vault:gapped" } },
);

const tooShort: Finding = {
  rule: "vault-lock-fits",
  verdict: "violates",
  level: "advisory",
  severity: "high",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message:
    "nightly: the points of rule daily are kept 35d in vault main, whose governance lock demands at least 36d: every such job fails.",
  fix: "Keep the points of rule daily at least 36d, or change the lock.",
};
const open = (because: string, kind = "governance lock"): Finding => ({
  ...tooShort,
  verdict: "unproven",
  message: `nightly: whether the ${kind} of vault main admits the points of rule daily is not known: ${because}.`,
  fix: "Give the setting a value that is known at preview.",
});
const short = locked({ minRetentionDays: 36 });

const rows: readonly Row[] = [
  ["no lock", backedUpBy([daily]), {}, []],
  ["no bounds", locked({ changeableForDays: 3 }), {}, []],
  ["within them", locked({ minRetentionDays: 35, maxRetentionDays: 35 }), {}, []],
  ["rules that are not known", [...backedUpBy(UNKNOWN), vaultLock("lock", { backupVaultName: "main" })], {}, []],
  ["kept too shortly", short, {}, [tooShort]],
  [
    "kept too shortly, and an objective fails of it",
    locked({ minRetentionDays: 36 }, daily, { "continuity:rto": "4h", "continuity:rpo": "26h" }),
    {},
    [{ ...tooShort, level: "mandatory" }],
  ],
  [
    "kept for ever, where no lock in compliance mode admits that",
    locked({ changeableForDays: 3, maxRetentionDays: 90 }, rule("daily", { lifecycle: null })),
    {},
    [
      {
        ...tooShort,
        message:
          "nightly: the points of rule daily are kept for ever in vault main, whose compliance lock demands at most 90d: every such job fails.",
        fix: "Keep the points of rule daily at most 90d.",
      },
    ],
  ],
  [
    "a continuous backup that no retention would satisfy",
    locked({ minRetentionDays: 36 }, rule("daily", { enableContinuousBackup: true })),
    {},
    [
      {
        ...tooShort,
        message:
          "nightly: the governance lock of vault main demands at least 36d, and the continuous backup of rule daily is kept 35d at most.",
        fix: "Store the continuous backup of rule daily in another vault.",
      },
    ],
  ],
  [
    "its copies, in the vault where they lie",
    [...backedUpBy([copied()]), second, vaultLock("lock", { backupVaultName: "second", minRetentionDays: 36 })],
    {},
    [
      {
        ...tooShort,
        message:
          "nightly: the points of the copies of rule daily are kept 35d in vault second, whose governance lock demands at least 36d: every such job fails.",
        fix: "Keep the points of the copies of rule daily at least 36d, or change the lock.",
      },
    ],
  ],
  [
    "copies with a retention of their own",
    [
      ...backedUpBy([copied({ lifecycle: { deleteAfter: 36 } })]),
      second,
      vaultLock("lock", { backupVaultName: "second", minRetentionDays: 36 }),
    ],
    {},
    [],
  ],
  [
    "copies of a continuous backup, which are snapshots",
    [
      ...backedUpBy([{ ...copied({ lifecycle: { deleteAfter: 36 } }), enableContinuousBackup: true }]),
      second,
      vaultLock("lock", { backupVaultName: "second", minRetentionDays: 36 }),
    ],
    {},
    [],
  ],
  [
    "what it leaves in an air-gapped vault",
    [
      ...backedUpBy([
        rule("daily", { targetLogicallyAirGappedBackupVaultArn: "arn:aws:backup:eu-west-1:1:backup-vault:gapped" }),
      ]),
      gapped,
    ],
    {},
    [
      {
        ...tooShort,
        message:
          "nightly: the points of the copies of rule daily are kept 35d in vault gapped, whose compliance lock demands at least 36d, at most 90d: every such job fails.",
        fix: "Keep the points of the copies of rule daily at least 36d, at most 90d.",
      },
    ],
  ],
  [
    "a bound that is computed",
    locked({ minRetentionDays: UNKNOWN }),
    {},
    [open("minRetentionDays of lock is computed and not known at preview")],
  ],
  [
    "a retention that is computed",
    locked({ minRetentionDays: 7 }, rule("daily", { lifecycle: { deleteAfter: UNKNOWN } })),
    {},
    [open("deleteAfter is not known at preview")],
  ],
  [
    "a lock that may be on another vault",
    locked({ backupVaultName: UNKNOWN, minRetentionDays: 36, changeableForDays: UNKNOWN }),
    {},
    [open("whether lock lock is on vault main is not known at preview", "lock")],
  ],
  ["lowered", short, { rules: { "vault-lock-fits": "advisory" } }, [tooShort]],
  ["off", short, { rules: { "vault-lock-fits": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("vault-lock-fits", resources, options)).toEqual(expected);
});
