import { describe, expect, test } from "@jest/globals";
import { targetOf } from "../../../drills/targets/arn";
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

describe("refused", () => {
  const NONE = "it is no exported state; write it with pulumi stack export --file";
  test.each<[string, unknown, string | undefined, string]>([
    ["null", null, "orders", NONE],
    ["another JSON", { resources: [] }, "orders", NONE],
    ["no such service", state(), "orders", "no DB instance or cluster in it has the tag continuity:service=orders"],
    ["no service", state(), undefined, "no DB instance or cluster in it has the tag continuity:service"],
  ])("%s", (_, value, service, message) => {
    expect(() => membersOf(value, service)).toThrow(message);
  });
});

test.each([
  [ARN, "instance", "orders-db"],
  ["arn:aws-cn:rds:cn-north-1:123456789012:cluster:Shop", "cluster", "shop"],
])("%s is an %s", (arn, kind, id) => {
  expect(targetOf(arn)).toMatchObject({ kind, id, arn, account: "123456789012" });
});

test.each(["orders-db", "arn:aws:s3:::orders", `${ARN}/x`, "arn:aws:rds:eu-west-1:123456789012:snapshot:a"])(
  "%s cannot be drilled",
  (arn) => {
    expect(() => targetOf(arn)).toThrow(
      `${arn} is not the ARN of a DB instance or cluster (arn:aws:rds:REGION:ACCOUNT:db:NAME): drills restore those`,
    );
  },
);
