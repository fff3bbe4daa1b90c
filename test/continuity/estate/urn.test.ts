import { expect, test } from "@jest/globals";
import { nameInUrn, typeInUrn } from "../../../continuity/estate/urn";

test.each([
  ["urn:pulumi:dev::shop::aws:rds/instance:Instance::orders-db", "orders-db", "aws:rds/instance:Instance"],
  ["urn:pulumi:dev::shop::lifeboat:index:Service$aws:s3/bucket:Bucket::images", "images", "aws:s3/bucket:Bucket"],
  ["urn:pulumi:dev::shop::aws:s3/bucket:Bucket::a::b", "a::b", "aws:s3/bucket:Bucket"],
  ["external::plan", "plan", ""],
  ["orders-db", "orders-db", ""],
])("%s is called %s, of type %s", (urn, name, type) => {
  expect([nameInUrn(urn), typeInUrn(urn)]).toEqual([name, type]);
});
