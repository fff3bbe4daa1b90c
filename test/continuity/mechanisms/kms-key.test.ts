import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { ways } from "./ways";

const DAY = 86_400;
const ARN = "arn:aws:kms:eu-west-1:111111111111:key/mrk-1";
const key = (inputs: Bag = {}, outputs: Bag = {}) => resource("aws:kms/key:Key", "orders", inputs, { outputs });
const replica = (inputs: Bag = { primaryKeyArn: UNKNOWN }, more: Parameters<typeof resource>[3] = {}) =>
  resource("aws:kms/replicaKey:ReplicaKey", "orders-frankfurt", inputs, {
    provider: FRANKFURT,
    edges: { primaryKeyArn: [key()] },
    ...more,
  });

const HERE = "runs over several zones (automatic, same endpoint); loses kept in several zones 0s; takes nothing";
const CANCEL =
  "cancel its deletion (people, same endpoint); loses its key material never changes 0s; takes cancelling the deletion (no figure)";
const REPLICA =
  "use replica key orders-frankfurt to eu-central-1 (people, new endpoint); loses the same key 0s; takes nothing";

test("a key of one Region", () => {
  expect(ways(key())).toEqual({ instance: [HERE], zone: [HERE], data: [CANCEL] });
});

test("a multi-Region key with a replica", () => {
  expect(ways(key({ multiRegion: true }), { others: [replica()] })).toEqual({
    instance: [HERE],
    zone: [HERE],
    region: [REPLICA],
    data: [CANCEL],
  });
});

describe("a replica", () => {
  const fix = "→ make orders a multi-Region key (multiRegion), which takes a new key";

  test.each<[string, Bag, readonly ReturnType<typeof replica>[], readonly string[] | undefined]>([
    ["by the ARN of its primary", { multiRegion: true }, [replica({ primaryKeyArn: ARN }, { edges: {} })], [REPLICA]],
    ["of a key that is none of several Regions", {}, [replica()], [`${REPLICA}; NOT: multiRegion is on ${fix}`]],
    [
      "of a key that may be one",
      { multiRegion: UNKNOWN },
      [replica()],
      [
        `${REPLICA}; UNKNOWN: multiRegion is on, since multiRegion of orders is computed and not known at preview ${fix}`,
      ],
    ],
    ["of another key", { multiRegion: true }, [replica({ primaryKeyArn: "arn:other" }, { edges: {} })], undefined],
  ])("%s", (_name, inputs, others, expected) => {
    expect(ways(key(inputs, { arn: ARN }), { others }).region).toEqual(expected);
  });
});

describe("a deletion", () => {
  const NOT = (window: string, fix: string) => `NOT: its deletion waits for the detection window of ${window} → ${fix}`;

  test.each<[string, Bag, number, readonly string[]]>([
    ["waits 30 days by default", {}, 30, []],
    ["not longer", {}, 31, [NOT("31d", "shorten the detection window to 30d")]],
    ["waits as long as is asked", { deletionWindowInDays: 7 }, 7, []],
    ["too short", { deletionWindowInDays: 7 }, 8, [NOT("8d", "set deletionWindowInDays of orders to 8")]],
    [
      "perhaps",
      { deletionWindowInDays: UNKNOWN },
      2,
      [
        "UNKNOWN: its deletion waits for the detection window of 48h, since deletionWindowInDays of orders is computed and not known at preview → set deletionWindowInDays of orders to 7",
      ],
    ],
  ])("%s", (_name, inputs, days, expected) => {
    const { data } = ways(key(inputs), { detectionWindow: days * DAY });
    expect(data?.[0]?.split("; ").slice(3)).toEqual(expected);
  });
});
