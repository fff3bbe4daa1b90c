import { expect, test } from "@jest/globals";
import { UNKNOWN_PART } from "../../../continuity/backup/arn-pattern";
import { arnOf, isBackable } from "../../../continuity/backup/types";
import { UNKNOWN } from "../../../continuity/estate/value";
import { provider, rdsInstance, resource } from "../estate-builder";

const AT_HOME = provider("eu-west-1", { allowedAccountIds: ["111111111111"] });

test.each<[string, ReturnType<typeof resource>, string | undefined]>([
  ["all is known", rdsInstance("orders", {}, { provider: AT_HOME }), "arn:aws:rds:eu-west-1:111111111111:db:orders"],
  [
    "what the provider says comes first",
    rdsInstance("orders", {}, { outputs: { arn: "arn:aws:rds:eu-west-2:222222222222:db:other" } }),
    "arn:aws:rds:eu-west-2:222222222222:db:other",
  ],
  [
    "neither account nor name",
    rdsInstance("orders", { identifier: UNKNOWN }),
    `arn:aws:rds:eu-west-1:${UNKNOWN_PART}:db:${UNKNOWN_PART}`,
  ],
  [
    "no Region",
    rdsInstance("orders", {}, { provider: provider(undefined) }),
    `arn:aws:rds:${UNKNOWN_PART}:${UNKNOWN_PART}:db:orders`,
  ],
  [
    "an id that AWS chooses",
    resource("aws:ebs/volume:Volume", "disk", {}, { provider: AT_HOME }),
    `arn:aws:ec2:eu-west-1:111111111111:volume/${UNKNOWN_PART}`,
  ],
  ["a bucket has no place", resource("aws:s3/bucket:Bucket", "files", { bucket: "files" }), "arn:aws:s3:::files"],
  [
    "a cluster",
    resource("aws:rds/cluster:Cluster", "ledger", { clusterIdentifier: "ledger" }, { provider: AT_HOME }),
    "arn:aws:rds:eu-west-1:111111111111:cluster:ledger",
  ],
  [
    "China",
    rdsInstance("orders", {}, { provider: provider("cn-north-1", { allowedAccountIds: ["111111111111"] }) }),
    "arn:aws-cn:rds:cn-north-1:111111111111:db:orders",
  ],
  [
    "GovCloud",
    rdsInstance("orders", {}, { provider: provider("us-gov-west-1", { allowedAccountIds: ["111111111111"] }) }),
    "arn:aws-us-gov:rds:us-gov-west-1:111111111111:db:orders",
  ],
  ["a type that AWS Backup cannot back up", resource("aws:sqs/queue:Queue", "jobs"), undefined],
  ["a type named like something of JavaScript", resource("constructor", "x"), undefined],
])("the ARN: %s", (_name, one, expected) => {
  expect(arnOf(one)).toBe(expected);
  expect(isBackable(one.type)).toBe(expected !== undefined);
});
