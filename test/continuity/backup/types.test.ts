import { expect, test } from "@jest/globals";
import { UNKNOWN_PART } from "../../../continuity/backup/arn-pattern";
import {
  arnOf,
  backedUpInstead,
  inputsOfArn,
  isBackable,
  isNamedBySelections,
  namesType,
  optInNames,
} from "../../../continuity/backup/types";
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
  [
    "a namespace of Redshift Serverless",
    resource("aws:redshiftserverless/namespace:Namespace", "sales", { namespaceName: "sales" }),
    `arn:aws:redshift-serverless:eu-west-1:${UNKNOWN_PART}:namespace/${UNKNOWN_PART}`,
  ],
  ["a type that AWS Backup cannot back up", resource("aws:sqs/queue:Queue", "jobs"), undefined],
  ["a type named like something of JavaScript", resource("constructor", "x"), undefined],
])("the ARN: %s", (_name, one, expected) => {
  expect(arnOf(one)).toBe(expected);
  expect(isBackable(one.type)).toBe(expected !== undefined);
});

const CLUSTER = "aws:rds/cluster:Cluster";
const typed = (type: string, inputs = {}) => resource(type, "it", inputs);

test.each<[string, string, string, boolean]>([
  ["an ARN", "aws:rds/instance:Instance", "arn:aws:rds:eu-west-1:111111111111:db:orders", true],
  ["a type", "aws:ebs/volume:Volume", "arn:aws:ec2:*:*:volume/*", true],
  ["another type of the same service", "aws:ebs/volume:Volume", "arn:aws:ec2:*:*:instance/*", false],
  ["a part of a type", "aws:ebs/volume:Volume", "arn:aws:ec2:*:*:vol*", false],
  ["a service", "aws:ebs/volume:Volume", "arn:aws:ec2:*", false],
  ["a service, written out", "aws:ebs/volume:Volume", "arn:aws:ec2:*:*:*", false],
  ["everything", "aws:ebs/volume:Volume", "*", false],
  ["all buckets, which is all of S3", "aws:s3/bucket:Bucket", "arn:aws:s3:::*", false],
  ["some buckets", "aws:s3/bucket:Bucket", "arn:aws:s3:::shop-*", true],
  ["of what AWS Backup does not back up", "aws:sqs/queue:Queue", "arn:aws:sqs:*:*:jobs", false],
])("a pattern that names a type: %s", (_name, type, pattern, expected) => {
  expect(namesType(pattern, typed(type))).toBe(expected);
});

test.each<[string, ReturnType<typeof resource>, readonly string[]]>([
  ["a DB instance", typed("aws:rds/instance:Instance"), ["RDS"]],
  ["an Aurora cluster", typed(CLUSTER, { engine: "aurora-mysql" }), ["Aurora"]],
  ["a Multi-AZ DB cluster", typed(CLUSTER, { engine: "postgres" }), ["RDS"]],
  ["a cluster whose engine is not known may be either", typed(CLUSTER, { engine: UNKNOWN }), ["Aurora", "RDS"]],
  ["a volume of FSx for NetApp ONTAP", typed("aws:fsx/ontapVolume:OntapVolume"), ["FSx"]],
  ["what AWS Backup does not back up", typed("aws:sqs/queue:Queue"), []],
])("opt-in: %s", (_name, one, expected) => {
  expect(optInNames(one)).toEqual(expected);
});

test("what is backed up in place of what a selection names by mistake", () => {
  const types = [
    "aws:rds/clusterInstance:ClusterInstance",
    "aws:fsx/ontapFileSystem:OntapFileSystem",
    "aws:rds/instance:Instance",
  ];
  expect(types.map((type) => [backedUpInstead(typed(type)), isBackable(type), isNamedBySelections(type)])).toEqual([
    ["its cluster", false, true],
    ["its volumes", false, true],
    [undefined, true, true],
  ]);
});

test("types without a model that selections name all the same", () => {
  const types = ["aws:dsql/cluster:Cluster", "aws:eks/cluster:Cluster", "aws:sqs/queue:Queue", "constructor"];
  expect(types.map((type) => [isBackable(type), isNamedBySelections(type)])).toEqual([
    [false, true],
    [false, true],
    [false, false],
    [false, false],
  ]);
});

test("the inputs on which an ARN and what becomes of it hang", () => {
  const types = [CLUSTER, "aws:s3/bucket:Bucket", "aws:ebs/volume:Volume", "aws:sqs/queue:Queue"];
  expect(types.map(inputsOfArn)).toEqual([["clusterIdentifier", "engine"], ["bucket"], [], []]);
});
