import { expect, test } from "@jest/globals";
import { type Quota, shortages } from "../../../drills/guard/quota";

const quota = (name: string, used: number, max: number): Quota => ({ name, used, max });
const INSTANCE = [{ kind: "instance", id: "a" }] as const;
const CLUSTER = [{ kind: "cluster", id: "a" }, ...INSTANCE] as const;

test.each<[string, readonly Quota[], Parameters<typeof shortages>[1], number | null, readonly string[]]>([
  ["room for one", [quota("DBInstances", 39, 40)], INSTANCE, 20, []],
  [
    "no room",
    [quota("DBInstances", 40, 40)],
    INSTANCE,
    20,
    ["quota DBInstances: 40 of 40 are used, and the drill needs 1 more"],
  ],
  [
    "a cluster needs both",
    [quota("DBClusters", 40, 40)],
    CLUSTER,
    null,
    ["quota DBClusters: 40 of 40 are used, and the drill needs 1 more"],
  ],
  ["no cluster, no matter", [quota("DBClusters", 40, 40)], INSTANCE, 20, []],
  [
    "storage",
    [quota("AllocatedStorage", 90, 100)],
    INSTANCE,
    20,
    ["quota AllocatedStorage: 90 of 100 are used, and the drill needs 20 more"],
  ],
  ["what is exceeded and not needed", [quota("AllocatedStorage", 101, 100)], CLUSTER, null, []],
])("%s", (_, quotas, resources, size, expected) => {
  expect(shortages(quotas, resources, size)).toEqual(expected);
});
