import { describe, expect, test } from "@jest/globals";
import { awsProviderFor } from "../../../preview/aws";
import type { ProviderConfig } from "../../../preview/provider";
import { UNKNOWN } from "../../../preview/unknown";
import { frankfurt, request } from "./fixtures";

const { check, checkConfig } = awsProviderFor(__dirname);
const region = "eu-central-1";

describe("names", () => {
  const rows: [type: string, inputs: Record<string, unknown>, made: Record<string, unknown>][] = [
    ["aws:backup/vault:Vault", {}, { name: "orders-0bc0c74" }],
    ["aws:backup/plan:Plan", {}, { name: "orders-f227905" }],
    ["aws:backup/plan:Plan", { name: "nightly" }, {}],
    ["aws:backup/restoreTestingPlan:RestoreTestingPlan", {}, { name: "orders_e591b2f" }],
    ["aws:dynamodb/table:Table", {}, { name: "orders-3e428c2" }],
    ["aws:efs/fileSystem:FileSystem", {}, { creationToken: "orders-eb5763a" }],
    ["aws:elasticache/replicationGroup:ReplicationGroup", {}, { replicationGroupId: "orders-0302fa5" }],
    ["aws:glue/catalogDatabase:CatalogDatabase", {}, { name: "orders_lmdoadki" }],
    ["aws:kms/alias:Alias", {}, { name: "alias/orders-83e9ac6" }],
    ["aws:rds/cluster:Cluster", {}, {}],
    ["aws:rds/clusterInstance:ClusterInstance", {}, {}],
    ["aws:rds/instance:Instance", {}, { identifier: "ordersf66eb82" }],
    ["aws:rds/instance:Instance", { identifierPrefix: "db-" }, {}],
    ["aws:rds/instance:Instance", { engine: "sqlserver-ex" }, { identifier: "ordersf66" }],
    ["aws:route53/record:Record", { name: "db.example.com" }, {}],
    ["aws:s3/bucket:Bucket", {}, { bucket: "orders-5af1de1" }],
    ["aws:s3/bucketObjectv2:BucketObjectv2", {}, { key: "orders" }],
    ["aws:sqs/queue:Queue", { fifoQueue: true }, { name: "orders-b843e3a.fifo" }],
  ];
  test.each(rows)("%s %j", (type, inputs, made) => {
    const { __defaults, region: _, tagsAll: __, ...checked } = check(request(type, inputs));
    expect({ __defaults, ...checked }).toEqual({ __defaults: Object.keys(made), ...inputs, ...made });
  });

  test("capitals go where the service has none", () => {
    expect(check(request("aws:s3/bucket:Bucket", {}, frankfurt, "Orders")).bucket).toBe("orders-c445167");
    expect(check(request("aws:backup/vault:Vault", {}, frankfurt, "Orders")).name).toBe("Orders-03c9c5c");
  });

  test("a name that does not fit is refused", () => {
    const long = request("aws:lb/targetGroup:TargetGroup", {}, frankfurt, "orders-checkout-blue-green");
    expect(() => check(long)).toThrow(
      "name 'orders-checkout-blue-green-' plus 7 random chars is longer than maximum length 32",
    );
  });
});

test.each<[string, Record<string, unknown>, NodeJS.ProcessEnv, Record<string, unknown>]>([
  ["the configuration comes first", { region }, { AWS_REGION: "eu-west-1" }, { region }],
  [
    "then AWS_REGION",
    { profile: "p" },
    { AWS_REGION: "eu-west-1", AWS_DEFAULT_REGION: "eu-west-2" },
    { profile: "p", region: "eu-west-1" },
  ],
  ["then AWS_DEFAULT_REGION", {}, { AWS_REGION: "", AWS_DEFAULT_REGION: "eu-west-2" }, { region: "eu-west-2" }],
  ["else none is known", {}, {}, {}],
])("the Region of the default provider: %s", (_name, inputs, env, expected) => {
  expect(checkConfig?.(inputs, env)).toEqual(expected);
});

describe("tagsAll", () => {
  const defaults = { region, defaultTags: { tags: { team: "shop", stage: "prod" } } };
  const rows: [name: string, tags: unknown, provider: Record<string, unknown>, tagsAll: unknown][] = [
    ["no tags", undefined, { region }, {}],
    ["only the resource's", { a: "1" }, { region }, { a: "1" }],
    ["only the provider's", undefined, defaults, { team: "shop", stage: "prod" }],
    ["the resource's win", { stage: "test" }, defaults, { team: "shop", stage: "test" }],
    ["one unknown hides all", { a: "1", b: UNKNOWN }, defaults, UNKNOWN],
    ["an unknown default hides all", { a: "1" }, { region, defaultTags: { tags: { team: UNKNOWN } } }, UNKNOWN],
    ["unknown tags", UNKNOWN, { region }, UNKNOWN],
    [
      "ignored ones are left out",
      { a: "1", "aws:x": "2" },
      { ...defaults, ignoreTags: { keys: ["team"], keyPrefixes: ["aws:"] } },
      { a: "1", stage: "prod" },
    ],
  ];
  test.each(rows)("%s", (_, tags, inputs, tagsAll) => {
    const given = tags === undefined ? {} : { tags };
    expect(check(request("aws:ec2/vpc:Vpc", given, { inputs, known: true }))).toEqual({
      __defaults: [],
      region,
      ...given,
      tagsAll,
    });
  });

  test("not for a type without it", () => {
    expect(check(request("aws:autoscaling/group:Group", { name: "web", tags: [{ key: "a" }] }))).toEqual({
      __defaults: [],
      region,
      name: "web",
      tags: [{ key: "a" }],
    });
  });
});

describe("Region", () => {
  const rows: [inputs: Record<string, unknown>, provider: ProviderConfig, checked: Record<string, unknown>][] = [
    [{}, frankfurt, { region }],
    [{ region: "eu-west-1" }, frankfurt, { region: "eu-west-1" }],
    [{ region: UNKNOWN }, frankfurt, { region: UNKNOWN }],
    [{}, { inputs: {}, known: true }, {}],
  ];
  test.each(rows)("%j under %j", (inputs, provider, checked) => {
    expect(check(request("aws:ec2/vpc:Vpc", inputs, provider))).toEqual({ __defaults: [], tagsAll: {}, ...checked });
  });

  test("a global resource has none", () => {
    expect(check(request("aws:iam/role:Role", { name: "backup" }))).toEqual({
      __defaults: [],
      name: "backup",
      tagsAll: {},
    });
  });
});

test("descriptions", () => {
  expect(check(request("aws:rds/subnetGroup:SubnetGroup", { name: "private" }))).toEqual({
    __defaults: ["description"],
    description: "Managed by Pulumi",
    name: "private",
    region,
    tagsAll: {},
  });
});

test("a secret input stays wrapped as it came", () => {
  const password = { "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270", value: "s3cr3t" };
  expect(check(request("aws:rds/instance:Instance", { identifier: "db", password }))).toEqual({
    __defaults: [],
    identifier: "db",
    password,
    region,
    tagsAll: {},
  });
});

test.each([
  ["a provider that is not known", request("aws:backup/vault:Vault", { tags: {} }, { inputs: {}, known: false })],
  ["a type that the package lacks", request("aws:backup/nothing:Nothing", { tags: {} })],
])("inputs pass through: %s", (_, asked) => {
  expect(check(asked)).toEqual({ tags: {} });
});
