import { expect, test } from "@jest/globals";
import { setConfig } from "@pulumi/pulumi/runtime";
import { ASIDE, backedUpNightly, inAnotherAccount, KEY_ELSEWHERE, MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

test("point-in-time recovery alone", async () => {
  const ran = await running(() => MEMBERS.table(orders({ objectives: { rto: "4h", rpo: "5m" } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:dynamodb/table:Table stock": {
      attributes: [{ name: "sku", type: "S" }],
      billingMode: "PAY_PER_REQUEST",
      deletionProtectionEnabled: true,
      hashKey: "sku",
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 },
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo": "5m",
        "continuity:rto": "4h",
        "continuity:service": "orders",
      },
    },
  });
});

test("a replica and copies in another account, each under a key", async () => {
  const ran = await running(() => {
    setConfig("aws:allowedAccountIds", '["111111111111"]');
    MEMBERS.table(
      orders({
        objectives: {
          data: { rto: "1d", rpo: "1d" },
          region: { rto: "1h", rpo: "1h" },
          compromise: { rto: "2d", rpo: "2d" },
        },
        account: "111111111111",
        backups: inAnotherAccount(),
      }),
    );
  });
  expect(resourcesOf(ran)).toEqual({
    ...backedUpNightly("stock", {
      policy: "platform",
      copied: { to: "other-account", vaultArn: "arn:aws:backup:eu-central-1:222222222222:backup-vault:kept" },
    }),
    "aws:dynamodb/table:Table stock": {
      attributes: [{ name: "sku", type: "S" }],
      billingMode: "PAY_PER_REQUEST",
      deletionProtectionEnabled: true,
      hashKey: "sku",
      pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: 7 },
      replicas: [
        {
          deletionProtectionEnabled: true,
          kmsKeyArn: "arn:aws:mock:region:111111111111:platform-key-eu-west-1",
          pointInTimeRecovery: true,
          propagateTags: true,
          regionName: "eu-west-1",
        },
      ],
      serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:mock:region:111111111111:stock-key" },
      streamEnabled: true,
      streamViewType: "NEW_AND_OLD_IMAGES",
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:compromise": "2d",
        "continuity:rpo:data": "1d",
        "continuity:rpo:region": "1h",
        "continuity:rto:compromise": "2d",
        "continuity:rto:data": "1d",
        "continuity:rto:region": "1h",
        "continuity:service": "orders",
      },
    },
    "aws:kms/key:Key platform-key-eu-west-1": KEY_ELSEWHERE,
    "aws:kms/key:Key stock-key": {
      deletionWindowInDays: 30,
      description: "Encrypts the member and its backups",
      enableKeyRotation: true,
      policy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [
          { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111111111111:root" }, Action: "kms:*", Resource: "*" },
          {
            Effect: "Allow",
            Principal: { AWS: "arn:aws:iam::222222222222:root" },
            Action: ["kms:CreateGrant", "kms:Decrypt", "kms:DescribeKey", "kms:GenerateDataKey*", "kms:ReEncrypt*"],
            Resource: "*",
          },
        ],
      }),
      tags: ASIDE,
    },
  });
});
