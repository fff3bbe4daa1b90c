import { describe, expect, test } from "@jest/globals";
import { type Arn, accountOf, differ, parseArn, regionOf } from "../../../continuity/estate/place";
import type { EstateProvider } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { provider, resource } from "../estate-builder";

function at(inputs: Bag | undefined, by: EstateProvider | undefined, outputs: Bag = {}): string | undefined {
  const { provider: _default, ...db } = resource("aws:rds/instance:Instance", "db", {}, { outputs });
  return regionOf({ ...db, inputs, ...(by ? { provider: by } : {}) });
}

const IRELAND = provider("eu-west-1");

test.each<[string, string | undefined, string | undefined]>([
  ["its own argument first", at({ region: "us-east-1" }, IRELAND, { region: "x" }), "us-east-1"],
  ["what the provider says it will be", at({}, IRELAND, { region: "eu-west-3" }), "eu-west-3"],
  ["its provider's", at({}, IRELAND), "eu-west-1"],
  ["a computed argument is not replaced by the provider's", at({ region: UNKNOWN }, IRELAND), undefined],
  [
    "a computed argument that the provider knows",
    at({ region: UNKNOWN }, IRELAND, { region: "eu-west-3" }),
    "eu-west-3",
  ],
  ["an argument that is no text", at({ region: 1 }, IRELAND), undefined],
  ["an unknown output falls back", at({}, IRELAND, { region: UNKNOWN }), "eu-west-1"],
  ["a provider without one", at({}, provider(undefined)), undefined],
  ["a provider whose Region is computed", at({}, provider(UNKNOWN)), undefined],
  ["no provider", at({}, undefined), undefined],
  ["nobody recorded the inputs", at(undefined, IRELAND), undefined],
])("the Region: %s", (_name, actual, expected) => {
  expect(actual).toBe(expected);
});

const role = (account: string): Value => ({ roleArn: `arn:aws:iam::${account}:role/deploy` });

test.each<[string, Bag, string | undefined]>([
  ["nothing said", {}, undefined],
  ["the only account allowed", { allowedAccountIds: ["111111111111"] }, "111111111111"],
  ["the same as JSON text", { allowedAccountIds: '["111111111111"]' }, "111111111111"],
  ["two accounts allowed", { allowedAccountIds: ["111111111111", "222222222222"] }, undefined],
  ["an allowed account that is computed", { allowedAccountIds: [UNKNOWN] }, undefined],
  ["the role it assumes", { assumeRole: role("222222222222") }, "222222222222"],
  ["the last of several roles", { assumeRoles: [role("222222222222"), role("333333333333")] }, "333333333333"],
  ["roles as JSON text", { assumeRoles: JSON.stringify([role("222222222222")]) }, "222222222222"],
  ["allowed before assumed", { allowedAccountIds: ["111111111111"], assumeRole: role("222222222222") }, "111111111111"],
  ["a role that is computed", { assumeRole: { roleArn: UNKNOWN } }, undefined],
  ["a role that is no ARN", { assumeRole: { roleArn: "deploy" } }, undefined],
  ["a role without an account", { assumeRole: role("") }, undefined],
  ["no role at all", { assumeRoles: [] }, undefined],
  ["text that is no JSON", { assumeRoles: "{" }, undefined],
])("the account: %s", (_name, inputs, expected) => {
  const by = provider("eu-west-1", inputs);
  expect(accountOf(resource("aws:rds/instance:Instance", "db", {}, { provider: by }))).toBe(expected);
});

test("a resource without a provider has no known account", () => {
  const { provider: _default, ...db } = resource("aws:rds/instance:Instance", "db");
  expect(accountOf(db)).toBeUndefined();
});

describe("an ARN", () => {
  test.each<[string, Arn | undefined]>([
    [
      "arn:aws:rds:eu-west-1:111111111111:db:orders",
      { service: "rds", region: "eu-west-1", account: "111111111111", resource: "db:orders" },
    ],
    ["arn:aws:s3:::bucket", { service: "s3", region: "", account: "", resource: "bucket" }],
    ["arn:aws:rds:eu-west-1:111111111111", undefined],
    ["urn:aws:rds:eu-west-1:111111111111:db:orders", undefined],
    ["", undefined],
  ])("%s", (text, expected) => {
    expect(parseArn(text)).toEqual(expected);
  });
});

test.each([
  ["a", "b", true],
  ["a", "a", false],
  ["a", undefined, "unknown"],
  [undefined, undefined, "unknown"],
] as const)("%p and %p differ: %p", (a, b, expected) => {
  expect(differ(a, b)).toBe(expected);
});
