import { describe, expect, test } from "@jest/globals";
import type { ResourceRequest } from "../../../preview/provider";
import { UNKNOWN } from "../../../preview/unknown";
import { configuration } from "./configuration";
import { changes } from "./diff";
import { idOf, realised } from "./realise";

function request(type: string, inputs: Record<string, unknown>): ResourceRequest {
  const provider = { inputs: { region: "eu-central-1" }, known: true };
  return { urn: `urn:pulumi:dev::shop::${type}::orders`, type, name: "orders", inputs, provider };
}

/** Of digits that are made up, only how many there are. */
function counted(text: string): string {
  return text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/, "UUID")
    .replace(/(?<=[-_/])[0-9a-f]{9,}/g, ({ length }) => `${length}-DIGITS`);
}

describe("ids and ARNs have the shape of the type's real ones", () => {
  const rows: [type: string, inputs: Record<string, unknown>, id: string, arn: string][] = [
    [
      "aws:backup/vault:Vault",
      { name: "nightly" },
      "nightly",
      "arn:aws:backup:eu-central-1:123456789012:backup-vault:nightly",
    ],
    [
      "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
      { name: "distant" },
      "distant",
      "arn:aws:backup:eu-central-1:123456789012:backup-vault:distant",
    ],
    [
      "aws:apprunner/service:Service",
      { serviceName: "checkout" },
      "arn:aws:apprunner:eu-central-1:123456789012:service/checkout/32-DIGITS",
      "arn:aws:apprunner:eu-central-1:123456789012:service/checkout/32-DIGITS",
    ],
    [
      "aws:cloudwatch/eventBus:EventBus",
      { name: "paid" },
      "paid",
      "arn:aws:events:eu-central-1:123456789012:event-bus/paid",
    ],
    [
      "aws:cognito/userPool:UserPool",
      { name: "buyers" },
      "eu-central-1_9-DIGITS",
      "arn:aws:cognito-idp:eu-central-1:123456789012:userpool/eu-central-1_9-DIGITS",
    ],
    [
      "aws:docdb/cluster:Cluster",
      { clusterIdentifier: "catalogue" },
      "catalogue",
      "arn:aws:rds:eu-central-1:123456789012:cluster:catalogue",
    ],
    [
      "aws:efs/fileSystem:FileSystem",
      {},
      "fs-17-DIGITS",
      "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-17-DIGITS",
    ],
    [
      "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup",
      { name: "ldgnf-sessions" },
      "ldgnf-sessions",
      "arn:aws:elasticache::123456789012:globalreplicationgroup:ldgnf-sessions",
    ],
    [
      "aws:elasticache/serverlessCache:ServerlessCache",
      { name: "baskets" },
      "baskets",
      "arn:aws:elasticache:eu-central-1:123456789012:serverlesscache:baskets",
    ],
    [
      "aws:elb/loadBalancer:LoadBalancer",
      { name: "front" },
      "front",
      "arn:aws:elasticloadbalancing:eu-central-1:123456789012:loadbalancer/front",
    ],
    [
      "aws:fsx/ontapFileSystem:OntapFileSystem",
      {},
      "fs-17-DIGITS",
      "arn:aws:fsx:eu-central-1:123456789012:file-system/fs-17-DIGITS",
    ],
    [
      "aws:fsx/ontapStorageVirtualMachine:OntapStorageVirtualMachine",
      { name: "shop" },
      "svm-17-DIGITS",
      "arn:aws:fsx:eu-central-1:123456789012:storage-virtual-machine/fs-17-DIGITS/svm-17-DIGITS",
    ],
    [
      "aws:fsx/ontapVolume:OntapVolume",
      { name: "papers" },
      "fsvol-17-DIGITS",
      "arn:aws:fsx:eu-central-1:123456789012:volume/fs-17-DIGITS/fsvol-17-DIGITS",
    ],
    ["aws:iam/role:Role", { name: "backup" }, "backup", "arn:aws:iam::123456789012:role/backup"],
    [
      "aws:kinesis/firehoseDeliveryStream:FirehoseDeliveryStream",
      { name: "orders" },
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/orders",
      "arn:aws:firehose:eu-central-1:123456789012:deliverystream/orders",
    ],
    [
      "aws:kinesis/stream:Stream",
      { name: "clicks" },
      "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks",
      "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks",
    ],
    [
      "aws:msk/serverlessCluster:ServerlessCluster",
      { clusterName: "clicks" },
      "arn:aws:kafka:eu-central-1:123456789012:cluster/clicks/UUID-s1",
      "arn:aws:kafka:eu-central-1:123456789012:cluster/clicks/UUID-s1",
    ],
    [
      "aws:neptune/globalCluster:GlobalCluster",
      { globalClusterIdentifier: "likes" },
      "likes",
      "arn:aws:rds::123456789012:global-cluster:likes",
    ],
    [
      "aws:opensearch/domain:Domain",
      { domainName: "search" },
      "arn:aws:es:eu-central-1:123456789012:domain/search",
      "arn:aws:es:eu-central-1:123456789012:domain/search",
    ],
    [
      "aws:redshift/cluster:Cluster",
      { clusterIdentifier: "sales" },
      "sales",
      "arn:aws:redshift:eu-central-1:123456789012:cluster:sales",
    ],
    [
      "aws:redshiftserverless/namespace:Namespace",
      { namespaceName: "trends" },
      "trends",
      "arn:aws:redshift-serverless:eu-central-1:123456789012:namespace/UUID",
    ],
    [
      "aws:redshiftserverless/workgroup:Workgroup",
      { workgroupName: "reports", namespaceName: "trends" },
      "reports",
      "arn:aws:redshift-serverless:eu-central-1:123456789012:workgroup/UUID",
    ],
    [
      "aws:rds/cluster:Cluster",
      { clusterIdentifier: "orders", region: "eu-west-1" },
      "orders",
      "arn:aws:rds:eu-west-1:123456789012:cluster:orders",
    ],
    ["aws:s3/bucketV2:BucketV2", { bucket: "invoices" }, "invoices", "arn:aws:s3:::invoices"],
    ["aws:s3/bucket:Bucket", { bucket: "receipts" }, "receipts", "arn:aws:s3:::receipts"],
    [
      "aws:sfn/stateMachine:StateMachine",
      { name: "checkout" },
      "arn:aws:states:eu-central-1:123456789012:stateMachine:checkout",
      "arn:aws:states:eu-central-1:123456789012:stateMachine:checkout",
    ],
    [
      "aws:sns/topic:Topic",
      { name: "alarms" },
      "arn:aws:sns:eu-central-1:123456789012:alarms",
      "arn:aws:sns:eu-central-1:123456789012:alarms",
    ],
    ["aws:sqs/queue:Queue", { name: "jobs" }, "jobs", "arn:aws:sqs:eu-central-1:123456789012:jobs"],
    [
      "aws:transfer/server:Server",
      { name: "inbox" },
      "inbox",
      "arn:aws:transfer:eu-central-1:123456789012:server/inbox",
    ],
  ];
  test.each(rows)("%s", (type, inputs, id, arn) => {
    const wanted = request(type, inputs);
    const made = [idOf(wanted), realised(wanted, { arn: UNKNOWN }).arn];
    expect(made.map((text) => counted(String(text)))).toEqual([id, arn]);
  });
});

test("what AWS decides by default is settled, what we cannot tell is left out, what is set stays", () => {
  const planned = { multiAz: UNKNOWN, backupRetentionPeriod: 7, timezone: UNKNOWN, vpcSecurityGroupIds: [UNKNOWN] };
  expect(realised(request("aws:rds/instance:Instance", {}), planned)).toEqual({
    id: "db-60df81ae690075d22",
    multiAz: false,
    backupRetentionPeriod: 7,
  });
});

test("configuration: lists and objects travel as JSON text", () => {
  expect(configuration({ region: "eu-west-1", defaultTags: '{"tags":{"team":"shop"}}' })).toEqual({
    region: "eu-west-1",
    defaultTags: { tags: { team: "shop" } },
  });
});

test("changes: added, removed and different properties, not the bridge's own", () => {
  const before = { __defaults: [], same: { a: [1] }, removed: 1, different: 1 };
  const after = { __defaults: ["name"], same: { a: [1] }, added: 1, different: 2 };
  expect(changes(before, after)).toEqual(["added", "different", "removed"]);
});
