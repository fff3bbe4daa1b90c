import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { type About, ways } from "./ways";

const TYPE = "aws:elasticache/cluster:Cluster";
const SPREAD: Bag = {
  engine: "memcached",
  azMode: "cross-az",
  numCacheNodes: 2,
  preferredAvailabilityZones: ["eu-west-1a", "eu-west-1b"],
};
const cluster = (inputs: Bag = {}) => resource(TYPE, "pages", inputs);
const told = (inputs: Bag = {}, about: About = {}) => ways(cluster(inputs), about);
const doubts = (way: string | undefined) => way?.split("; ").slice(3);

const GONE = "loses all that it held never";
const LEFT = `the nodes that are left go on (automatic, same endpoint); ${GONE}; takes clients turn to the other nodes (no figure)`;
const NODE = `ElastiCache replaces the node (automatic, same endpoint); ${GONE}; takes a new node (no figure)`;
const OFF = "NOT: snapshotRetentionLimit keeps snapshots for 48h or more → set snapshotRetentionLimit of pages to 2";
const SNAPSHOT =
  "restore a daily snapshot (people, new endpoint); loses daily snapshot 24h to 48h + snapshot (no figure); takes restore (no figure)";
const anew = (to = "") => `make it anew, empty${to} (people, new endpoint); ${GONE}; takes deployment (no figure)`;

test("two nodes of Memcached in two zones", () => {
  expect(told(SPREAD)).toEqual({
    instance: [LEFT, NODE, `${SNAPSHOT}; ${OFF}`],
    zone: [LEFT, `${SNAPSHOT}; ${OFF}`, anew()],
    region: [anew(" to somewhere")],
    data: [`${SNAPSHOT}; ${OFF}; NOT: its automatic snapshots outlive a deletion`],
    compromise: [anew(" to somewhere")],
  });
});

describe("what is left", () => {
  const few = (left: string) => `NOT: enough nodes are left (${left})`;
  const order = " → set numCacheNodes of pages to 2";
  const single = "NOT: azMode is cross-az → set azMode of pages to cross-az";
  const leftToAws = "in which zones pages runs is left to AWS";

  test.each<[string, Bag, About, readonly string[], readonly string[]]>([
    [
      "left to the defaults: a single node",
      {},
      {},
      [`${few("0 of 1")}${order}`],
      [`UNKNOWN: enough nodes are left, since ${leftToAws}`, single],
    ],
    ["nodes in one zone", { ...SPREAD, azMode: null }, {}, [], [single]],
    [
      "nodes in one zone, by name",
      { ...SPREAD, preferredAvailabilityZones: ["eu-west-1a", "eu-west-1a"] },
      {},
      [],
      [few("0 of 2")],
    ],
    [
      "less than the service needs",
      SPREAD,
      { minimumServiceLevel: 0.6 },
      [`${few("1 of 2, 0.6 of them needed")} → set numCacheNodes of pages to 3`],
      [few("1 of 2, 0.6 of them needed")],
    ],
    [
      "a mode that is computed",
      { ...SPREAD, azMode: UNKNOWN },
      {},
      [],
      [
        "UNKNOWN: azMode is cross-az, since azMode of pages is computed and not known at preview → set azMode of pages to cross-az",
      ],
    ],
  ])("%s", (_name, inputs, about, instance, zone) => {
    const all = told(inputs, about);
    expect([doubts(all.instance?.[0]), doubts(all.zone?.[0])]).toEqual([instance, zone]);
  });
});

test("a single node of Redis OSS comes back from its snapshot, and by a twin", () => {
  const twin = resource(TYPE, "far", {}, { provider: FRANKFURT });
  const all = told({ engine: "redis", snapshotRetentionLimit: 2, snapshotWindow: "05:00-06:00" }, { siblings: [twin] });
  expect(all.zone?.[1]).toBe(SNAPSHOT.replace("24h to 48h", "24h to 25h"));
  expect(all.region?.[0]).toBe(
    `far in another Region takes over to eu-central-1 (people, new endpoint); ${GONE}; takes nothing`,
  );
});
