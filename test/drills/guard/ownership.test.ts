import { describe, expect, test } from "@jest/globals";
import type { Database } from "../../../drills/aws/database";
import type { Store } from "../../../drills/aws/stores/store";
import { type Ownership, strangeness } from "../../../drills/guard/ownership";
import { DISK, PLAN, RESTORED } from "../state";

const OWN: Ownership = { drill: PLAN.id, resources: [{ kind: "instance", id: RESTORED.id }], recoveryPoint: null };
const POINT = "arn:aws:rds:eu-west-1:123456789012:snapshot:awsbackup:job-1";

test.each<[string, Partial<Database>, Partial<Ownership>, string | undefined]>([
  ["tag, prefix and lease agree", {}, {}, undefined],
  ["no prefix", { id: "orders-db" }, {}, "its name does not begin with lifeboat-drill-"],
  ["another name", { id: "lifeboat-drill-x" }, {}, `the lease of drill ${PLAN.id} does not name it`],
  ["another kind", { kind: "cluster" }, {}, `the lease of drill ${PLAN.id} does not name it`],
  ["another drill's", { tags: { "lifeboat:drill-id": "b" } }, {}, "its tag lifeboat:drill-id names drill b"],
  [
    "another drill's, although of the same point",
    { tags: { "lifeboat:drill-id": "b" }, recoveryPoint: POINT },
    { recoveryPoint: POINT },
    "its tag lifeboat:drill-id names drill b",
  ],
  ["untagged", { tags: {} }, {}, "it has no tag lifeboat:drill-id"],
  [
    "untagged, and AWS Backup made it of the drill's point",
    { tags: {}, recoveryPoint: POINT },
    { recoveryPoint: POINT },
    undefined,
  ],
  [
    "untagged, and AWS Backup made it of another point",
    { tags: {}, recoveryPoint: "another" },
    { recoveryPoint: POINT },
    "it has no tag lifeboat:drill-id",
  ],
])("%s", (_, found, own, expected) => {
  expect(strangeness({ ...RESTORED, ...found }, { ...OWN, ...own })).toBe(expected);
});

describe("what AWS named is called by a tag", () => {
  const own: Ownership = { ...OWN, resources: [{ kind: "volume", id: RESTORED.id }], recoveryPoint: POINT };
  test.each<[string, Partial<Store>, string | undefined]>([
    ["its own", {}, undefined],
    ["no name", { tags: { "lifeboat:drill-id": PLAN.id } }, "its name does not begin with lifeboat-drill-"],
    [
      "another drill's",
      { tags: { "lifeboat:drill-id": "b", Name: "lifeboat-drill-b" } },
      `the lease of drill ${PLAN.id} does not name it`,
    ],
    ["a user's", { tags: { Name: "data" } }, "its name does not begin with lifeboat-drill-"],
    ["untagged", { tags: {} }, "it has no tag lifeboat:drill-id"],
    ["untagged, and AWS Backup made it of the drill's point", { tags: {}, recoveryPoint: POINT }, undefined],
  ])("%s", (_, found, expected) => {
    expect(strangeness({ ...DISK, ...found }, own)).toBe(expected);
  });
});
