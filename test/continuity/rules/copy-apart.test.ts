import { expect, test } from "@jest/globals";
import type { EstateResource } from "../../../continuity/estate/resource";
import { UNKNOWN, type Value } from "../../../continuity/estate/value";
import type { Finding } from "../../../continuity/rules/finding";
import { plan, resource, rule, urnOf, vault, vaultLock } from "../estate-builder";
import { findingsOf, type Row } from "./findings";

const MAIN = vault("main");
const SECOND = vault("second");
const GAPPED = resource("aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault", "gapped", { name: "gapped" });
const FAR_ARN = "arn:aws:backup:eu-central-1:111111111111:backup-vault:far";

function copying(to: Value, from: readonly EstateResource[], lifecycle: Value = null): readonly EstateResource[] {
  const nightly = plan("nightly", [rule("daily", { copyActions: [{ destinationVaultArn: to, lifecycle }] })], {
    edges: { rules: from },
  });
  return [MAIN, SECOND, GAPPED, nightly];
}
const together = copying(UNKNOWN, [MAIN, SECOND]);
const lock = (changeableForDays: Value) => vaultLock("lock", { backupVaultName: "second", changeableForDays });

const finding: Finding = {
  rule: "copy-apart",
  verdict: "violates",
  level: "advisory",
  severity: "low",
  urn: urnOf("aws:backup/plan:Plan", "nightly"),
  message:
    "nightly: rule daily copies to vault second in the same Region and account, which can be emptied with the source: no scenario needs that copy.",
  fix: "Copy to another Region or account, or into a vault with a compliance lock.",
};

const rows: readonly Row[] = [
  ["another Region", copying(FAR_ARN, []), {}, []],
  ["a vault that is not known", copying(UNKNOWN, []), {}, []],
  ["an air-gapped vault", copying(UNKNOWN, [GAPPED]), {}, []],
  ["a vault with a compliance lock", [...together, lock(3)], {}, []],
  ["a vault with a lock of a mode that is computed", [...together, lock(UNKNOWN)], {}, []],
  ["another account", copying("arn:aws:backup:eu-west-1:222222222222:backup-vault:second", []), {}, []],
  ["a vault that others make", copying("arn:aws:backup:eu-west-1::backup-vault:third", []), {}, []],
  ["kept longer than its source", copying(UNKNOWN, [MAIN, SECOND], { deleteAfter: 36 }), {}, []],
  ["kept for a time that is computed", copying(UNKNOWN, [MAIN, SECOND], { deleteAfter: UNKNOWN }), {}, []],
  ["the same Region and account", together, {}, [finding]],
  ["the same Region and account, kept less long", copying(UNKNOWN, [MAIN, SECOND], { deleteAfter: 34 }), {}, [finding]],
  ["the same Region and account, with a governance lock", [...together, lock(null)], {}, [finding]],
  [
    "the vault that it comes from",
    copying("arn:aws:backup:eu-west-1::backup-vault:main", []).filter((one) => one !== MAIN),
    {},
    [
      {
        ...finding,
        message:
          "nightly: rule daily copies into vault main, where its points lie already: no scenario needs that copy.",
      },
    ],
  ],
  ["no rules known", [plan("nightly", UNKNOWN)], {}, []],
  ["raised", together, { rules: { "copy-apart": "mandatory" } }, [{ ...finding, level: "mandatory" }]],
  ["off", together, { rules: { "copy-apart": "off" } }, []],
];

test.each(rows)("%s", (_, resources, options, expected) => {
  expect(findingsOf("copy-apart", resources, options)).toEqual(expected);
});
