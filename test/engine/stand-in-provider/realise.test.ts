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
      "aws:docdb/cluster:Cluster",
      { clusterIdentifier: "catalogue" },
      "catalogue",
      "arn:aws:rds:eu-central-1:123456789012:cluster:catalogue",
    ],
    [
      "aws:efs/fileSystem:FileSystem",
      {},
      "fs-ID",
      "arn:aws:elasticfilesystem:eu-central-1:123456789012:file-system/fs-ID",
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
    ["aws:fsx/ontapFileSystem:OntapFileSystem", {}, "fs-ID", "arn:aws:fsx:eu-central-1:123456789012:file-system/fs-ID"],
    ["aws:iam/role:Role", { name: "backup" }, "backup", "arn:aws:iam::123456789012:role/backup"],
    [
      "aws:kinesis/stream:Stream",
      { name: "clicks" },
      "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks",
      "arn:aws:kinesis:eu-central-1:123456789012:stream/clicks",
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
      "aws:rds/cluster:Cluster",
      { clusterIdentifier: "orders", region: "eu-west-1" },
      "orders",
      "arn:aws:rds:eu-west-1:123456789012:cluster:orders",
    ],
    ["aws:s3/bucketV2:BucketV2", { bucket: "invoices" }, "invoices", "arn:aws:s3:::invoices"],
    ["aws:s3/bucket:Bucket", { bucket: "receipts" }, "receipts", "arn:aws:s3:::receipts"],
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
    expect(made.map((text) => String(text).replace(/fs-[0-9a-f]{17}$/, "fs-ID"))).toEqual([id, arn]);
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
