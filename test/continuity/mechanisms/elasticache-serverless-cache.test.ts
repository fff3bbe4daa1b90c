import { expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { FRANKFURT, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const TYPE = "aws:elasticache/serverlessCache:ServerlessCache";
const a = resource("aws:ec2/subnet:Subnet", "a", { availabilityZone: "eu-west-1a" });
const b = resource("aws:ec2/subnet:Subnet", "b", { availabilityZone: "eu-west-1b" });
const cache = (inputs: Bag = {}, subnets = [a, b]) =>
  resource(
    TYPE,
    "carts",
    { engine: "valkey", subnetIds: subnets.map(() => UNKNOWN), ...inputs },
    { edges: { subnetIds: subnets } },
  );
const told = (one: ReturnType<typeof cache>, about: About = {}) => ways(one, { others: [a, b], ...about });

const RUNS =
  "runs over several zones (automatic, same endpoint); loses asynchronous replication (no figure); takes nothing";
const GONE = "loses all that it held never";
const SNAPSHOT =
  "restore a daily snapshot (people, new endpoint); loses daily snapshot 24h to 48h + snapshot (no figure); takes restore (no figure)";
const OFF = "NOT: snapshotRetentionLimit keeps snapshots for 48h or more → set snapshotRetentionLimit of carts to 2";
const anew = (to = "") => `make it anew, empty${to} (people, new endpoint); ${GONE}; takes deployment (no figure)`;

test("subnets in two zones", () => {
  expect(told(cache())).toEqual({
    instance: [RUNS, `${SNAPSHOT}; ${OFF}`],
    zone: [RUNS, `${SNAPSHOT}; ${OFF}`, anew()],
    region: [anew(" to somewhere")],
    data: [`${SNAPSHOT}; ${OFF}; NOT: its automatic snapshots outlive a deletion`],
    compromise: [anew(" to somewhere")],
  });
});

test.each<[string, ReturnType<typeof cache>, string]>([
  [
    "two subnets in one zone",
    cache({}, [a, a]),
    "; NOT: it spans at least 2 zones → give it subnets in 2 zones or more",
  ],
  [
    "subnets of AWS's choice",
    cache({ subnetIds: null }, []),
    "; UNKNOWN: it spans at least 2 zones, since in which zones carts runs is left to AWS → give it subnets in 2 zones or more",
  ],
])("%s", (_name, one, doubt) => {
  expect(told(one).zone?.[0]).toBe(`${RUNS}${doubt}`);
  expect(told(one).instance?.[0]).toBe(RUNS);
});

test("what somebody vouches for, snapshots that are kept, and a twin", () => {
  const twin = resource(TYPE, "far", {}, { provider: FRANKFURT });
  const all = told(cache({ snapshotRetentionLimit: 2 }), {
    siblings: [twin],
    assumptions: [vouched("replica-lag", 2)],
  });
  expect(all.zone?.slice(0, 2)).toEqual([RUNS.replace("(no figure); takes", "2s; takes"), SNAPSHOT]);
  expect(all.region?.[0]).toBe(
    `far in another Region takes over to eu-central-1 (people, new endpoint); ${GONE}; takes nothing`,
  );
});
