import { describe, expect, test } from "@jest/globals";
import { awsProviderFor } from "../../../preview/aws";
import { UNKNOWN } from "../../../preview/unknown";
import { frankfurt } from "./fixtures";

const { invoke } = awsProviderFor(__dirname);
const token = (name: string) => `aws:index/${name}:${name}`;

describe("getAvailabilityZones", () => {
  const zones = (args: Record<string, unknown>) => invoke(token("getAvailabilityZones"), args, frankfurt);
  const all = {
    id: "eu-central-1",
    region: "eu-central-1",
    groupNames: ["eu-central-1"],
    names: ["eu-central-1a", "eu-central-1b", "eu-central-1c"],
    zoneIds: ["euc1-az2", "euc1-az3", "euc1-az1"],
  };
  const two = { ...all, names: ["eu-central-1a", "eu-central-1c"], zoneIds: ["euc1-az2", "euc1-az1"] };
  const none = { ...all, groupNames: [], names: [], zoneIds: [] };
  const byName = [{ name: "zone-name", values: ["eu-central-1a", "eu-central-1c"] }];

  const rows: [args: Record<string, unknown>, answer: Record<string, unknown> | undefined][] = [
    [{}, all],
    [{ state: "available" }, { ...all, state: "available" }],
    [{ state: "impaired" }, { ...none, state: "impaired" }],
    [{ excludeNames: ["eu-central-1b"] }, { ...two, excludeNames: ["eu-central-1b"] }],
    [{ excludeZoneIds: ["euc1-az3"] }, { ...two, excludeZoneIds: ["euc1-az3"] }],
    [{ filters: byName }, { ...two, filters: byName }],
    [
      { filters: [{ name: "zone-type", values: ["local-zone"] }] },
      { ...none, filters: [{ name: "zone-type", values: ["local-zone"] }] },
    ],
    [{ filters: [{ name: "message", values: ["*"] }] }, undefined],
    [{ region: "eu-atlantis-1" }, undefined],
  ];
  test.each(rows)("%j", (args, answer) => {
    expect(zones(args)).toEqual(answer && { ...args, ...answer });
  });

  test("the Region of the argument wins", () => {
    expect(zones({ region: "us-west-1" })).toEqual({
      id: "us-west-1",
      region: "us-west-1",
      groupNames: ["us-west-1"],
      names: ["us-west-1b", "us-west-1c"],
      zoneIds: ["usw1-az3", "usw1-az1"],
    });
  });
});

test("getRegion", () => {
  expect(invoke(token("getRegion"), {}, frankfurt)).toEqual({
    id: "eu-central-1",
    region: "eu-central-1",
    name: "eu-central-1",
    description: "Europe (Frankfurt)",
    endpoint: "ec2.eu-central-1.amazonaws.com",
  });
});

test("getCallerIdentity", () => {
  expect(invoke(token("getCallerIdentity"), {}, frankfurt)).toEqual({
    id: "123456789012",
    accountId: "123456789012",
    arn: "arn:aws:iam::123456789012:user/lifeboat",
    userId: "AIDACKCEVSQ6C2EXAMPLE",
  });
});

test.each([
  ["eu-central-1", { id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" }],
  [
    "cn-north-1",
    { id: "aws-cn", partition: "aws-cn", dnsSuffix: "amazonaws.com.cn", reverseDnsPrefix: "cn.com.amazonaws" },
  ],
  [
    "us-gov-west-1",
    { id: "aws-us-gov", partition: "aws-us-gov", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" },
  ],
])("getPartition in %s", (region, answer) => {
  expect(invoke(token("getPartition"), {}, { inputs: { region }, known: true })).toEqual(answer);
});

test.each([
  ["a data source that needs the cloud", token("getAmi"), frankfurt],
  ["a name that every object has", token("toString"), frankfurt],
  ["no Region", token("getRegion"), { inputs: {}, known: true }],
  ["an unknown Region", token("getRegion"), { inputs: { region: UNKNOWN }, known: false }],
])("no answer: %s", (_, asked, provider) => {
  expect(invoke(asked, {}, provider)).toBeUndefined();
});
