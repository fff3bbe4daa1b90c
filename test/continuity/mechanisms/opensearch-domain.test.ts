import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN, type Value } from "../../../continuity/estate/value";
import { resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, pathsOf, ways } from "./ways";

const TYPE = "aws:opensearch/domain:Domain";
const told = (clusterConfig: Value, about: About = {}, type = TYPE) =>
  ways(resource(type, "search", clusterConfig === null ? {} : { clusterConfig }), about);
const doubts = (way: string | undefined) => way?.split("; ").slice(3);

const STANDBY =
  "promotion of the standby (automatic, same endpoint); loses a full copy in each zone 0s; takes promotion of the standby (typical) 0s to 1m";
const TURN_ON =
  "set multiAzWithStandbyEnabled of search to true, with nodes in 3 zones, as many in each, and dedicated master nodes";
const OFF = `NOT: multiAzWithStandbyEnabled is on → ${TURN_ON}`;
const LEFT =
  "the nodes that are left go on (automatic, same endpoint); loses replicas of every index (no figure); takes takeover of shards (no figure)";
const SNAPSHOT =
  "restore an automated snapshot (people, same endpoint); loses hourly snapshot 1h + snapshot (no figure); takes restore (no figure)";
const DELETED = "NOT: its automated snapshots outlive a deletion";
const SPREAD: Bag = {
  instanceCount: 4,
  zoneAwarenessEnabled: true,
  dedicatedMasterEnabled: true,
  dedicatedMasterCount: 3,
};

test("over two zones, with master nodes of its own", () => {
  expect(told(SPREAD)).toEqual({
    instance: [`${STANDBY}; ${OFF}`, LEFT, SNAPSHOT],
    zone: [`${STANDBY}; ${OFF}`, LEFT],
    data: [`${SNAPSHOT}; ${DELETED}`],
  });
});

test("the older type has no standby to turn on", () => {
  expect(told(SPREAD, {}, "aws:elasticsearch/domain:Domain")).toEqual({
    instance: [LEFT, SNAPSHOT],
    zone: [LEFT],
    data: [`${SNAPSHOT}; ${DELETED}`],
  });
});

test.each<[string, Bag, string]>([
  ["two zones", SPREAD, " (that its master nodes stand in 3 zones is assumed)"],
  ["three zones", { ...SPREAD, zoneAwarenessConfig: { availabilityZoneCount: 3 } }, ""],
])("that the master nodes of a domain are spread is said where it is assumed: %s", (_name, clusterConfig, said) => {
  const [, left] = pathsOf(resource(TYPE, "search", { clusterConfig })).filter(({ scenario }) => scenario === "zone");
  expect(left?.requires[1]).toEqual({
    text: `a majority of the nodes that vote is left${said}`,
    holds: true,
    fix: "set dedicatedMasterEnabled of search to true and dedicatedMasterCount to 3",
  });
});

test("a standby zone", () => {
  const { instance = [], zone = [] } = told({ ...SPREAD, multiAzWithStandbyEnabled: true });
  expect([instance[0], zone[0]]).toEqual([STANDBY, STANDBY]);
});

test("a standby that is computed", () => {
  expect(doubts(told({ ...SPREAD, multiAzWithStandbyEnabled: UNKNOWN }).zone?.[0])).toEqual([
    `UNKNOWN: multiAzWithStandbyEnabled is on, since multiAzWithStandbyEnabled is not known at preview → ${TURN_ON}`,
  ]);
});

describe("what is left", () => {
  const few = (left: string, order = "") => `NOT: enough nodes are left (${left})${order}`;
  const ORDER = " → set dedicatedMasterEnabled of search to true and dedicatedMasterCount to 3";
  const AWARE = " → set zoneAwarenessEnabled of search to true, with 2 nodes or more";
  const VOTE = `NOT: a majority of the nodes that vote is left${ORDER}`;
  const unclear = (why: string) => `UNKNOWN: a majority of the nodes that vote is left, since ${why}${ORDER}`;

  test.each<[string, Value, About, readonly string[], readonly string[]]>([
    [
      "left to the defaults: one node",
      null,
      {},
      [few("0 of 1", " → set instanceCount of search to 2"), VOTE],
      [few("0 of 1", AWARE), VOTE],
    ],
    [
      "two nodes in two zones, that vote themselves",
      { instanceCount: 2, zoneAwarenessEnabled: true },
      {},
      [VOTE],
      [VOTE],
    ],
    ["three nodes in one zone", { instanceCount: 3 }, {}, [], [few("0 of 3", AWARE), VOTE]],
    ["three nodes in two zones", { instanceCount: 3, zoneAwarenessEnabled: true }, {}, [], [VOTE]],
    [
      "three nodes in three zones",
      { instanceCount: 3, zoneAwarenessEnabled: true, zoneAwarenessConfig: { availabilityZoneCount: 3 } },
      {},
      [],
      [],
    ],
    ["too few master nodes", { ...SPREAD, dedicatedMasterCount: 2 }, {}, [VOTE], [VOTE]],
    ["four master nodes, of which a zone may hold two", { ...SPREAD, dedicatedMasterCount: 4 }, {}, [], [VOTE]],
    ["five master nodes", { ...SPREAD, dedicatedMasterCount: 5 }, {}, [], []],
    ["master nodes that nobody counts", { ...SPREAD, dedicatedMasterCount: null }, {}, [VOTE], [VOTE]],
    ["less than the service needs", SPREAD, { minimumServiceLevel: 0.6 }, [], [few("2 of 4, 0.6 of them needed")]],
    [
      "zones that are computed",
      { instanceCount: 3, zoneAwarenessEnabled: UNKNOWN },
      {},
      [],
      [
        "UNKNOWN: enough nodes are left, since zoneAwarenessEnabled is not known at preview",
        unclear("zoneAwarenessEnabled is not known at preview"),
      ],
    ],
    [
      "how many zones is computed",
      { instanceCount: 3, zoneAwarenessEnabled: true, zoneAwarenessConfig: { availabilityZoneCount: UNKNOWN } },
      {},
      [],
      [
        "UNKNOWN: enough nodes are left, since availabilityZoneCount is not known at preview",
        unclear("availabilityZoneCount is not known at preview"),
      ],
    ],
    [
      "all that is computed",
      UNKNOWN,
      {},
      [
        "UNKNOWN: enough nodes are left, since clusterConfig of search is computed and not known at preview",
        unclear("clusterConfig of search is computed and not known at preview"),
      ],
      [
        "UNKNOWN: enough nodes are left, since clusterConfig of search is computed and not known at preview",
        unclear("clusterConfig of search is computed and not known at preview"),
      ],
    ],
  ])("%s", (_name, config, about, instance, zone) => {
    const all = told(config, about);
    expect([doubts(all.instance?.[1]), doubts(all.zone?.[1])]).toEqual([instance, zone]);
  });
});

test("what somebody vouches for, and a detection window beyond what is kept", () => {
  const all = told(SPREAD, {
    detectionWindow: 14 * 86_400,
    assumptions: [
      vouched("replica-lag", 0),
      vouched("start-time", 90),
      vouched("backup-job-time", 600),
      vouched("restore-time", 1200),
    ],
  });
  expect(all.zone?.[1]).toBe(
    "the nodes that are left go on (automatic, same endpoint); loses replicas of every index 0s; takes takeover of shards 1m30s",
  );
  expect(all.data).toEqual([
    `restore an automated snapshot (people, same endpoint); loses hourly snapshot 1h + snapshot 10m; takes restore 20m; ${DELETED}; NOT: snapshots of 14 days reach back over the detection window of 14d`,
  ]);
});
