import { expect, test } from "@jest/globals";
import { EstateIndex } from "../../../continuity/estate/resource";
import { changeSteps } from "../../../continuity/fix-plan/changes";
import { writeSnippets } from "../../../continuity/fix-plan/snippets";
import { around } from "../../../continuity/fix-plan/surroundings";
import type { Edit, Stated } from "../../../continuity/recovery/edit";
import { estate, FRANKFURT, plan, rdsInstance, resource, rule, urnOf, vault } from "../estate-builder";

const nightly = plan("nightly", [rule("daily")]);
const { provider: _, ...bare } = vault("bare");
const member = rdsInstance("orders-db");
const index = new EstateIndex(
  estate(nightly, bare, member, vault("main"), resource("aws:s3/bucket:Bucket", "assets", {}, { provider: FRANKFURT })),
);

/** The program that changes come to, with what stands for names in it. */
function written(edit: Edit): string {
  const site = { member, service: "orders", around: around(member, index), index, latest: index };
  const { snippets, standsFor } = writeSnippets(changeSteps([{ order: "o", edits: [edit] }], site), index);
  return [...standsFor.map(({ name, what }) => `${name}: ${what}`), ...snippets.map(({ code }) => code)].join("\n");
}

const copyTo = (destinationVaultArn: string, more: Readonly<Record<string, Stated>> = {}): Edit => ({
  kind: "set",
  urn: nightly.urn,
  path: ["rules", 0, "copyActions", 0],
  value: { destinationVaultArn, ...more },
  cost: "copies",
});

const lock = (beside: string): Edit => ({
  kind: "add",
  beside,
  type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
  name: "lock",
  inputs: { changeableForDays: 3 },
  from: { backupVaultName: beside, kmsKeyId: beside },
  cost: "setting",
});

const at = (region: string, account: string, name = "new") =>
  `arn:aws:backup:${region}:${account}:backup-vault:${name}`;

test("a vault that is there is named as it is", () => {
  expect(written(copyTo(at("eu-west-3", "111111111111", "far")))).toMatchInlineSnapshot(`
"nightlyPlanArgs: the arguments of nightly as they are
new aws.backup.Plan("nightly", {
  ...nightlyPlanArgs,
  rules: [
    {
      ...nightlyPlanArgs.rules![0],
      copyActions: [
        { destinationVaultArn: "arn:aws:backup:eu-west-3:111111111111:backup-vault:far" },
      ],
    },
  ],
});"
`);
});

test("a vault of another account is for the reader to name", () => {
  expect(written(copyTo(at("eu-west-1", "another-account")))).toMatchInlineSnapshot(`
"nightlyPlanArgs: the arguments of nightly as they are
otherAccountVaultArn: a vault of another account that is administered apart
new aws.backup.Plan("nightly", {
  ...nightlyPlanArgs,
  rules: [
    { ...nightlyPlanArgs.rules![0], copyActions: [{ destinationVaultArn: otherAccountVaultArn }] },
  ],
});"
`);
});

test("a vault of another Region is made where most else stands, with its key, and what stands beside it stays", () => {
  expect(written(copyTo(at("another-region", "111111111111"), { tags: ["a", null, 1] }))).toMatchInlineSnapshot(`
"nightlyPlanArgs: the arguments of nightly as they are
const keyEuCentral1Key = new aws.kms.Key("key-eu-central-1", {
  description: "Keeps what is replicated and copied to eu-central-1",
  enableKeyRotation: true,
  deletionWindowInDays: 30,
  region: "eu-central-1",
  tags: { "continuity:role": "none" },
}, { protect: true });
const backupsEuCentral1Vault = new aws.backup.Vault("backups-eu-central-1", {
  name: "backups-eu-central-1",
  kmsKeyArn: keyEuCentral1Key.arn,
  region: "eu-central-1",
  tags: { "continuity:role": "none" },
}, { protect: true });
new aws.backup.Plan("nightly", {
  ...nightlyPlanArgs,
  rules: [
    {
      ...nightlyPlanArgs.rules![0],
      copyActions: [
        {
          destinationVaultArn: backupsEuCentral1Vault.arn,
          tags: [
            "a",
            null,
            1,
          ],
        },
      ],
    },
  ],
});"
`);
});

test("a vault of the Region in which others come back is made there", () => {
  expect(written(copyTo(at("eu-west-3", "111111111111")))).toMatchInlineSnapshot(`
"nightlyPlanArgs: the arguments of nightly as they are
const keyEuWest3Key = new aws.kms.Key("key-eu-west-3", {
  description: "Keeps what is replicated and copied to eu-west-3",
  enableKeyRotation: true,
  deletionWindowInDays: 30,
  region: "eu-west-3",
  tags: { "continuity:role": "none" },
}, { protect: true });
const backupsEuWest3Vault = new aws.backup.Vault("backups-eu-west-3", {
  name: "backups-eu-west-3",
  kmsKeyArn: keyEuWest3Key.arn,
  region: "eu-west-3",
  tags: { "continuity:role": "none" },
}, { protect: true });
new aws.backup.Plan("nightly", {
  ...nightlyPlanArgs,
  rules: [
    {
      ...nightlyPlanArgs.rules![0],
      copyActions: [{ destinationVaultArn: backupsEuWest3Vault.arn }],
    },
  ],
});"
`);
});

test.each(["main", "bare"])("a resource is made beside %s, whether that has a provider or not", (name) => {
  expect(written(lock(urnOf("aws:backup/vault:Vault", name)))).toBe(`${name}Vault: the resource ${name}
const lockVaultLockConfiguration = new aws.backup.VaultLockConfiguration("lock", {
  changeableForDays: 3,
  backupVaultName: ${name}Vault.name,
  kmsKeyId: ${name}Vault.id,
});`);
});
