import { describe, expect, test } from "@jest/globals";
import { otherTargetOf, targetOf } from "../../../drills/targets/arn";
import { membersOf, objectiveOf } from "../../../drills/targets/state-file";

const ARN = "arn:aws:rds:eu-west-1:123456789012:db:orders-db";
const resource = (name: string, tags: object, more: object = {}, type = "aws:rds/instance:Instance") => ({
  urn: `urn:pulumi:prod::shop::${type}::${name}`,
  type,
  outputs: { arn: ARN, tags, ...more },
});
const state = (...resources: object[]) => ({ version: 3, deployment: { resources } });
const ORDERS = {
  "continuity:service": "orders",
  "continuity:rto": "4h",
  "continuity:rpo": "15m",
  "continuity:rto:region": "8h",
};

test("databases of a service, with what their tags state", () => {
  const all = state(
    { urn: "urn:pulumi:prod::shop::pulumi:pulumi:Stack::prod", type: "pulumi:pulumi:Stack" },
    resource("orders", ORDERS),
    resource("reporting", { ...ORDERS, "continuity:role": "none" }),
    resource("by-default", {}, { tagsAll: ORDERS }),
    resource("queue", ORDERS, {}, "aws:sqs/queue:Queue"),
    resource("billing", { "continuity:service": "billing" }),
    resource("secret", { "continuity:service": { ciphertext: "v1:x" } }),
  );
  expect(membersOf(all, "orders").map(({ member }) => member.name)).toEqual(["orders", "by-default"]);
  expect(membersOf(all).map(({ service }) => service)).toEqual(["orders", "orders", "billing"]);
  const [first] = membersOf(all, "orders");
  const urn = "urn:pulumi:prod::shop::aws:rds/instance:Instance::orders";
  expect(first?.member).toEqual({ urn, arn: ARN, type: "aws:rds/instance:Instance", name: "orders" });
  const objectives = (["data", "region", "compromise"] as const).map(
    (scenario) => first && objectiveOf(first.statement, scenario),
  );
  expect(objectives).toEqual([
    { rtoSeconds: 14_400, rpoSeconds: 900 },
    { rtoSeconds: 28_800, rpoSeconds: null },
    { rtoSeconds: null, rpoSeconds: null },
  ]);
});

test("what Lifeboat does not know is drilled only where it is asked for by name", () => {
  const files = "arn:aws:fsx:eu-west-1:123456789012:file-system/fs-01";
  const type = "aws:fsx/windowsFileSystem:WindowsFileSystem";
  const all = state(resource("orders", ORDERS), resource("files", ORDERS, { arn: files }, type));
  expect(membersOf(all, "orders").map(({ member }) => member.name)).toEqual(["orders"]);
  const named = membersOf(all, "orders", "files").find(({ member }) => member.name === "files");
  expect(named?.member).toMatchObject({ arn: files, type, name: "files" });
  expect(otherTargetOf(files)).toEqual({
    kind: "other",
    id: "fs-01",
    arn: files,
    region: "eu-west-1",
    account: "123456789012",
  });
});

describe("refused", () => {
  const NONE = "it is no exported state; write it with pulumi stack export --file";
  test.each<[string, unknown, string | undefined, string]>([
    ["null", null, "orders", NONE],
    ["another JSON", { resources: [] }, "orders", NONE],
    ["no such service", state(), "orders", "nothing in it that drills restore has the tag continuity:service=orders"],
    ["no service", state(), undefined, "nothing in it that drills restore has the tag continuity:service"],
  ])("%s", (_, value, service, message) => {
    expect(() => membersOf(value, service)).toThrow(message);
  });
});

test.each([
  [ARN, "instance", "orders-db"],
  ["arn:aws-cn:rds:cn-north-1:123456789012:cluster:Shop", "cluster", "shop"],
  ["arn:aws:dynamodb:eu-west-1:123456789012:table/Carts", "table", "Carts"],
  ["arn:aws:elasticfilesystem:eu-west-1:123456789012:file-system/fs-01", "file-system", "fs-01"],
  ["arn:aws:ec2:eu-west-1:123456789012:volume/vol-01", "volume", "vol-01"],
])("%s is an %s", (arn, kind, id) => {
  expect(targetOf(arn)).toMatchObject({ kind, id, arn, account: "123456789012" });
});

test("a bucket is where its program says, or whoever asks: its ARN does not", () => {
  const bucket = { kind: "bucket", id: "orders", arn: "arn:aws:s3:::orders", region: "eu-west-1", account: null };
  expect(targetOf("arn:aws:s3:::orders", "eu-west-1")).toEqual(bucket);
  expect(() => targetOf("arn:aws:s3:::orders")).toThrow("arn:aws:s3:::orders does not say its Region: give --region");
  const outputs = { arn: "arn:aws:s3:::orders", tags: undefined, bucketRegion: "eu-west-1", region: "eu-west-3" };
  const [member] = membersOf(state(resource("files", {}, { ...outputs, tagsAll: ORDERS }, "aws:s3/bucket:Bucket")));
  expect(member?.region).toBe("eu-west-1");
});

test.each(["orders-db", "arn:aws:s3:::orders/key", `${ARN}/x`, "arn:aws:rds:eu-west-1:123456789012:snapshot:a"])(
  "%s cannot be drilled",
  (arn) => {
    expect(() => targetOf(arn)).toThrow(
      `${arn} is not the ARN of a DB instance or cluster, DynamoDB table, S3 bucket, EFS file system or EBS volume: drills restore those`,
    );
  },
);
