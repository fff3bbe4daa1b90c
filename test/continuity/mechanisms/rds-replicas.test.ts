import { describe, expect, test } from "@jest/globals";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import type { Assumption } from "../../../continuity/evidence/assumption";
import { AS_OF, FRANKFURT, IRELAND, provider, rdsInstance } from "../estate-builder";
import { ways } from "./ways";

const ARN = "arn:aws:rds:eu-west-1:111122223333:db:orders-db";

const source = (inputs: Bag = {}, outputs: Bag = {}) => rdsInstance("orders-db", inputs, { outputs });

/** A replica of `orders-db`, by reference unless `inputs` names its source. */
const replica = (inputs: Bag = {}, of = FRANKFURT, from: readonly EstateResource[] = [source()]) =>
  rdsInstance(
    "reader",
    { replicateSourceDb: UNKNOWN, ...inputs },
    { provider: of, edges: inputs.replicateSourceDb === undefined ? { replicateSourceDb: from } : {} },
  );

type Told = Readonly<Partial<Record<Scenario, readonly string[]>>>;

/** The ways that lead over replicas. */
function overReplicas(...input: Parameters<typeof ways>): Told {
  const found = Object.entries(ways(...input)).map(
    ([scenario, all]) => [scenario, all.filter((way) => /^(promote read replica|source|replica)/.test(way))] as const,
  );
  return Object.fromEntries(found.filter(([, all]) => all.length > 0));
}

describe("replicas are promoted", () => {
  const promoted = (to = "") =>
    `promote read replica reader${to} (people, new endpoint); loses replica lag (no figure); takes promotion of the replica (no figure)`;
  const declared = (what: Assumption["what"], value: number): Assumption => ({
    what,
    for: { kind: "service", service: "orders" },
    value,
    owner: "team-orders",
    reason: "alarm at 30s",
    until: AS_OF + 86_400,
  });
  const zone = "set availabilityZone of reader to another zone";
  const away = { region: [promoted(" to eu-central-1")] };

  test.each<[string, Told, Told]>([
    ["none", overReplicas(source(), { others: [] }), {}],
    ["in another Region", overReplicas(source(), { others: [replica()] }), away],
    [
      "of which somebody vouches for lag and promotion",
      overReplicas(source(), {
        others: [replica()],
        assumptions: [declared("replica-lag", 30), declared("start-time", 600)],
      }),
      {
        region: [
          "promote read replica reader to eu-central-1 (people, new endpoint); loses replica lag 30s; takes promotion of the replica 10m",
        ],
      },
    ],
    [
      "that name its known ARN",
      overReplicas(source({}, { arn: ARN }), { others: [replica({ replicateSourceDb: ARN })] }),
      away,
    ],
    [
      "in the same Region, in zones that are left to AWS",
      overReplicas(source(), { others: [replica({}, IRELAND)] }),
      {
        instance: [promoted()],
        zone: [
          `${promoted()}; UNKNOWN: reader stands in another zone, since the zones of reader and orders-db are not known → ${zone}`,
        ],
      },
    ],
    [
      "that name its identifier, in another zone",
      overReplicas(source({ availabilityZone: "eu-west-1a" }), {
        others: [replica({ replicateSourceDb: "orders-db", availabilityZone: "eu-west-1b" }, IRELAND)],
      }),
      { instance: [promoted()], zone: [promoted()] },
    ],
    [
      "that name its identifier, in another Region: they mean an instance there",
      overReplicas(source(), { others: [replica({ replicateSourceDb: "orders-db" })] }),
      {},
    ],
    [
      "in the same zone",
      overReplicas(source({ availabilityZone: "eu-west-1a" }), {
        others: [replica({ availabilityZone: "eu-west-1a" }, IRELAND)],
      }),
      { instance: [promoted()], zone: [`${promoted()}; NOT: reader stands in another zone → ${zone}`] },
    ],
    [
      "in a Region that is not known",
      overReplicas(source(), { others: [replica({}, provider(UNKNOWN, {}, "somewhere"))] }),
      {
        instance: [promoted()],
        zone: [
          `${promoted()}; UNKNOWN: reader stands in another zone, since the zones of reader and orders-db are not known → ${zone}`,
        ],
        region: [
          `${promoted(" to somewhere")}; UNKNOWN: reader lies in another Region, since the Region of reader or of orders-db is not known at preview`,
        ],
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("the source of a replica goes on", () => {
  const goesOn = (to = "", name = "orders-db") =>
    `source ${name} goes on${to} (people, new endpoint); loses kept by the source 0s; takes`;
  const failover = "Multi-AZ failover (typical) 1m to 2m";
  const fix = "set multiAz of orders-db to true";
  const elsewhere = {
    instance: [`${goesOn(" to eu-west-1")} nothing`],
    zone: [`${goesOn(" to eu-west-1")} nothing`],
    region: [`${goesOn(" to eu-west-1")} nothing`],
  };

  test.each<[string, Told, Told]>([
    ["in another Region", overReplicas(replica(), { others: [source()] }), elsewhere],
    [
      "in another Region, by its known ARN",
      overReplicas(replica({ replicateSourceDb: ARN }), { others: [source({}, { arn: ARN })] }),
      elsewhere,
    ],
    [
      "in the same Region, with a standby",
      overReplicas(replica({}, IRELAND), { others: [source({ multiAz: true })] }),
      { instance: [`${goesOn()} nothing`], zone: [`${goesOn()} ${failover}`] },
    ],
    [
      "a member of the same service, whose failover is counted already",
      overReplicas(replica({}, IRELAND), { siblings: [source({ multiAz: true })] }),
      { instance: [`${goesOn()} nothing`], zone: [`${goesOn()} nothing`] },
    ],
    [
      "a member that the replica names by text: nothing makes it wait",
      overReplicas(replica({ replicateSourceDb: "orders-db" }, IRELAND), { siblings: [source({ multiAz: true })] }),
      { instance: [`${goesOn()} nothing`], zone: [`${goesOn()} ${failover}`] },
    ],
    [
      "in the same Region, in another zone",
      overReplicas(replica({ availabilityZone: "eu-west-1b" }, IRELAND), {
        others: [source({ availabilityZone: "eu-west-1a" })],
      }),
      { instance: [`${goesOn()} nothing`], zone: [`${goesOn()} ${failover}`] },
    ],
    [
      "in the same zone",
      overReplicas(replica({ availabilityZone: "eu-west-1a" }, IRELAND), {
        others: [source({ availabilityZone: "eu-west-1a" })],
      }),
      {
        instance: [`${goesOn()} nothing`],
        zone: [`${goesOn()} ${failover}; NOT: orders-db outlives the zone → ${fix}`],
      },
    ],
    [
      "in a zone that is left to AWS",
      overReplicas(replica({}, IRELAND), { others: [source()] }),
      {
        instance: [`${goesOn()} nothing`],
        zone: [
          `${goesOn()} ${failover}; UNKNOWN: orders-db outlives the zone, since the zones of orders-db and reader are left to AWS → ${fix}`,
        ],
      },
    ],
    [
      "perhaps with a standby",
      overReplicas(replica({}, IRELAND), { others: [source({ multiAz: UNKNOWN })] }),
      {
        instance: [`${goesOn()} nothing`],
        zone: [
          `${goesOn()} ${failover}; UNKNOWN: orders-db outlives the zone, since multiAz of orders-db is computed and not known at preview → ${fix}`,
        ],
      },
    ],
    [
      "of another program, in another Region",
      overReplicas(replica({ replicateSourceDb: ARN }), {}),
      {
        instance: [`${goesOn(" to eu-west-1", "of another program")} nothing`],
        zone: [`${goesOn(" to eu-west-1", "of another program")} nothing`],
        region: [`${goesOn(" to eu-west-1", "of another program")} nothing`],
      },
    ],
    [
      "of another program, of which one in another Region has the identifier",
      overReplicas(replica({ replicateSourceDb: "orders-db" }), { others: [source()] }),
      {
        instance: [`${goesOn("", "of another program")} nothing`],
        zone: [
          `${goesOn("", "of another program")} ${failover}; UNKNOWN: its source outlives the zone, since the source of reader is not part of this program`,
        ],
      },
    ],
    [
      "of another program, in the same Region",
      overReplicas(replica({ replicateSourceDb: "orders-db" }, IRELAND), {}),
      {
        instance: [`${goesOn("", "of another program")} nothing`],
        zone: [
          `${goesOn("", "of another program")} ${failover}; UNKNOWN: its source outlives the zone, since the source of reader is not part of this program`,
        ],
      },
    ],
    [
      "of which nothing is known",
      overReplicas(replica({}, IRELAND, []), {}),
      {
        instance: [`${goesOn(" to somewhere", "of another program")} nothing`],
        zone: [
          `${goesOn(" to somewhere", "of another program")} ${failover}; UNKNOWN: its source outlives the zone, since the source of reader is not part of this program`,
        ],
        region: [
          `${goesOn(" to somewhere", "of another program")} nothing; UNKNOWN: its source lies in another Region, since the Region of the source of reader or of reader is not known`,
        ],
      },
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

test("other replicas of the same source go on in their Region", () => {
  const near = { ...replica({}, IRELAND), name: "near", urn: "near" };
  const { region } = overReplicas(near, { others: [source(), replica()] });
  expect(region).toEqual([
    "replica reader of the same source goes on to eu-central-1 (people, new endpoint); loses replica lag (no figure); takes nothing",
  ]);
  const lost = replica({}, provider(UNKNOWN, {}, "somewhere"));
  expect(overReplicas(lost, { others: [source()] }).region).toEqual([
    "source orders-db goes on to eu-west-1 (people, new endpoint); loses kept by the source 0s; takes nothing; UNKNOWN: its source lies in another Region, since the Region of the source of reader or of reader is not known",
  ]);
});
