import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { plan, provider, rule, selection, urnOf, vault } from "../estate-builder";
import { database, findingsOf, type Row } from "./findings";

const OURS = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });
const FAR = provider("eu-central-1", { allowedAccountIds: ["111111111111"] }, "far");
const FAR_ARN = "arn:aws:backup:eu-central-1:111111111111:backup-vault:far";
const THEIR_ARN = "arn:aws:backup:eu-west-1:222222222222:backup-vault:safe";

/** Databases of `orders` in one account, backed up by a plan that copies to the vaults of such ARNs. */
function copying(
  to: readonly unknown[],
  db: Bag = {},
  far: Bag = {},
  names = ["orders-db"],
): readonly EstateResource[] {
  const copyActions = to.map((destinationVaultArn) => ({ destinationVaultArn })) as readonly Bag[];
  const nightly = plan("nightly", [rule("daily", { copyActions })], { provider: OURS });
  const databases = names.map((name) => ({ ...database(name, { "continuity:rto:region": "4h" }, db), provider: OURS }));
  return [
    ...databases,
    vault("main", {}, { provider: OURS }),
    vault("far", far, { provider: FAR }),
    nightly,
    selection("all", nightly, {}, { provider: OURS }),
  ];
}

const KEY = "arn:aws:kms:eu-central-1:111111111111:key/1";
const wrongKey = copying([FAR_ARN], {}, { kmsKeyArn: "arn:aws:kms:eu-west-1:111111111111:key/1" });

const finding: Finding = {
  rule: "copy-usable",
  verdict: "violates",
  level: "mandatory",
  severity: "high",
  service: "orders",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message:
    "nightly: rule daily cannot copy to vault far: the key in kmsKeyArn of vault far is of eu-west-1, the vault of eu-central-1. It covers orders-db.",
  fix: "Give vault far a customer key of its own Region (kmsKeyArn).",
};
const shared: Finding = {
  ...finding,
  urn: urnOf("aws:rds/instance:Instance", "orders-db"),
  message: "orders-db: rule daily of nightly cannot copy it to vault safe: AWS manages the key of orders-db.",
  fix: "Encrypt orders-db with a customer key (kmsKeyId).",
};
const ownKey: Finding = {
  ...finding,
  verdict: "unproven",
  level: "advisory",
  message:
    "nightly: rule daily may not be able to copy to vault far: vault far has AWS Backup's own key, under which AWS documents that copies of Amazon RDS to another Region or account fail. It covers orders-db.",
};

const rows: readonly Row[] = [
  ["under a key of its Region", copying([FAR_ARN], {}, { kmsKeyArn: KEY }), {}, []],
  ["no copies", copying([]), {}, []],
  ["to a vault elsewhere, whose key nobody can see", copying([THEIR_ARN]), {}, []],
  ["to a vault that is not known: the verdicts say so", copying([UNKNOWN]), {}, []],
  ["under a key of another Region", wrongKey, {}, [finding]],
  ["to another account, under a key that AWS manages", copying([THEIR_ARN], { storageEncrypted: true }), {}, [shared]],
  [
    "the key of the one and of the other, each by itself",
    copying([THEIR_ARN, FAR_ARN], { storageEncrypted: true }, { kmsKeyArn: "arn:aws:kms:eu-west-1:1:key/1" }),
    {},
    [finding, shared],
  ],
  ["absent: AWS Backup's own key", copying([FAR_ARN]), {}, [ownKey]],
  [
    "of several members, said once",
    copying([FAR_ARN], {}, {}, ["orders-db", "ledger-db"]),
    {},
    [
      {
        ...ownKey,
        message: ownKey.message.replace("orders-db", "ledger-db and orders-db"),
      },
    ],
  ],
  [
    "perhaps: the key of the database is computed",
    copying([THEIR_ARN], { kmsKeyId: UNKNOWN }),
    {},
    [
      {
        ...shared,
        verdict: "unproven",
        level: "advisory",
        message:
          "orders-db: rule daily of nightly may not be able to copy it to vault safe: kmsKeyId of orders-db is computed and not known at preview.",
      },
    ],
  ],
  [
    "to another account and Region at once",
    copying(["arn:aws:backup:eu-central-1:222222222222:backup-vault:safe"]),
    {},
    [
      {
        ...ownKey,
        message:
          "nightly: rule daily may not be able to copy to vault safe: vault safe may lie in another account and another Region, which AWS does not document for Amazon RDS in one copy. It covers orders-db.",
        fix: "Copy it to a place that AWS Backup documents.",
      },
    ],
  ],
  ["lowered", wrongKey, { rules: { "copy-usable": "advisory" } }, [{ ...finding, level: "advisory" }]],
  ["off", wrongKey, { rules: { "copy-usable": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("copy-usable", resources, options)).toEqual(expected);
});
