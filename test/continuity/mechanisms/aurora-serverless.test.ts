import { describe, expect, test } from "@jest/globals";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { type About, ways } from "./ways";

const cluster = (inputs: Bag = {}) =>
  resource("aws:rds/cluster:Cluster", "orders", {
    clusterIdentifier: "orders",
    engine: "aurora-mysql",
    deletionProtection: true,
    ...inputs,
  });
const instance = (name: string, zone: string, inputs: Bag = {}) =>
  resource("aws:rds/clusterInstance:ClusterInstance", name, {
    clusterIdentifier: "orders",
    instanceClass: "db.serverless",
    availabilityZone: zone,
    ...inputs,
  });
const one = instance("one", "eu-west-1a");
const two = (inputs: Bag = {}) => instance("two", "eu-west-1b", inputs);
const TO_ZERO = { serverlessv2ScalingConfiguration: { minCapacity: 0, maxCapacity: 8 } };

const KEPT = "loses storage in three zones 0s";
const TAKES = "takes failover to a reader (typical) 30s to 1m";
const READER = `failover to a reader (automatic, same endpoint); ${KEPT}; ${TAKES}`;

describe("instances that pause", () => {
  const failover = (inputs: Bag, reader: Bag = {}, about: About = {}) => {
    const { instance: here, zone } = ways(cluster(inputs), { others: [one, two(reader)], ...about });
    return [here?.[0], zone?.[0]];
  };
  const both = (more = "") => [
    `${READER}${more}`,
    `${READER.replace("a reader (a", "a reader in another zone (a")}${more}`,
  ];
  const resumes = " + a paused reader resumes (no figure)";

  test.each<[string, ReturnType<typeof failover>, ReturnType<typeof failover>]>([
    ["no capacity range: provisioned", failover({}, { promotionTier: 15 }), both()],
    [
      "a capacity that stays above 0",
      failover({ serverlessv2ScalingConfiguration: { minCapacity: 0.5 } }, { promotionTier: 15 }),
      both(),
    ],
    ["a tier that is left out: it pauses with the writer", failover(TO_ZERO), both()],
    ["tier 1: it pauses with the writer", failover(TO_ZERO, { promotionTier: 1 }), both()],
    ["tier 2: it may be paused when it is to take over", failover(TO_ZERO, { promotionTier: 2 }), both(resumes)],
    [
      "another reader that pauses with the writer, and is chosen first",
      failover(
        TO_ZERO,
        { promotionTier: 2 },
        { others: [one, two({ promotionTier: 2 }), instance("three", "eu-west-1a")] },
      ),
      [both()[0], both(resumes)[1]],
    ],
    [
      "the same in another zone",
      failover(
        TO_ZERO,
        { promotionTier: 2 },
        { others: [one, two({ promotionTier: 2 }), instance("three", "eu-west-1b")] },
      ),
      both(),
    ],
    [
      "what somebody vouches for",
      failover(TO_ZERO, { promotionTier: 2 }, { assumptions: [vouched("start-time", 60)] }),
      both(" + a paused reader resumes 1m"),
    ],
    ["a reader that is not serverless", failover(TO_ZERO, { promotionTier: 2, instanceClass: "db.r6g.large" }), both()],
    ["a class that is computed", failover(TO_ZERO, { promotionTier: 2, instanceClass: UNKNOWN }), both(resumes)],
    ["a tier that is computed", failover(TO_ZERO, { promotionTier: UNKNOWN }), both(resumes)],
    [
      "a capacity that is computed",
      failover({ serverlessv2ScalingConfiguration: { minCapacity: UNKNOWN } }, { promotionTier: 2 }),
      both(resumes),
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });

  test.each<[string, Bag, Bag, boolean]>([
    ["all is known", TO_ZERO, { promotionTier: 2 }, true],
    ["a tier that is computed", TO_ZERO, { promotionTier: UNKNOWN }, false],
  ])("somebody's word fills in a time, not a setting: %s", (_name, inputs, reader, filled) => {
    const [here] = failover(inputs, reader, { assumptions: [vouched("start-time", 60)] });
    expect(here?.endsWith("resumes 1m")).toBe(filled);
  });
});

describe("a new primary where it is not known whether there is a reader", () => {
  const stray = instance("stray", "eu-west-1b", { clusterIdentifier: UNKNOWN });
  const anew = `a new primary in the same zone (automatic, same endpoint); ${KEPT}; takes a new primary in the same zone (typical) 0s to 10m`;
  const doubt =
    "UNKNOWN: it has no reader that may be paused, since which cluster stray belongs to is not known at preview";

  test.each<[string, Bag, string]>([
    ["a reader would only be quicker", {}, anew],
    ["a reader would be waited for, paused or not", TO_ZERO, `${anew}; ${doubt}`],
  ])("%s", (_name, inputs, expected) => {
    const { instance: here } = ways(cluster(inputs), { others: [one, stray] });
    expect(here?.filter((way) => way.startsWith("a new primary"))).toEqual([expected]);
  });
});

describe("Serverless v1", () => {
  const ended =
    "UNKNOWN: it is a cluster of Aurora Serverless v1, since AWS ended Aurora Serverless v1 on 31 March 2025 and turns its clusters into others, so engineMode of orders no longer tells → leave out engineMode of orders and give it cluster instances of class db.serverless";
  const anew = `Aurora makes its instance anew (automatic, same endpoint); loses storage in several zones 0s; takes a new instance (no figure); ${ended}`;

  test("has one instance, which AWS makes anew in any zone, but is no more", () => {
    const { instance: here, zone } = ways(cluster({ engineMode: "serverless" }));
    expect([here, zone]).toEqual([[anew], [anew]]);
  });

  test.each<[string, Bag, string]>([
    ["another mode is that of instances", { engineMode: "provisioned" }, READER],
    [
      "a mode that is computed",
      { engineMode: UNKNOWN },
      `${READER}; UNKNOWN: its engine mode is known, since engineMode of orders is computed and not known at preview`,
    ],
  ])("%s", (_name, inputs, expected) => {
    expect(ways(cluster(inputs), { others: [one, two()] }).instance?.[0]).toBe(expected);
  });
});
