import { describe, expect, test } from "@jest/globals";
import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, estate, FRANKFURT, IRELAND, provider, rdsInstance, resource } from "../estate-builder";
import { vouched } from "../rules/findings";
import { criticalPath } from "./builders";

const TAGS: Bag = {
  "continuity:service": "orders",
  "continuity:rto": "2h",
  "continuity:rpo": "1h",
  "continuity:rto:region": "2h",
  "continuity:rto:compromise": "2h",
};

/** Where providers tag everything, records are members too. */
const TAGGING = provider("eu-west-1", { defaultTags: { tags: { "continuity:service": "orders" } } }, "tagging");

const balancer = (name: string, of = IRELAND) =>
  resource("aws:lb/loadBalancer:LoadBalancer", name, { loadBalancerType: "application", tags: TAGS }, { provider: of });
const here = balancer("front");
const there = balancer("front-2", FRANKFURT);
const db = rdsInstance("db", { backupRetentionPeriod: 7, deletionProtection: true, tags: TAGS });
const check = resource("aws:route53/healthCheck:HealthCheck", "check", { type: "HTTPS", requestInterval: 10 });

const alias = (name: string, to: EstateResource, more: Bag = {}, of = IRELAND, from = {}) =>
  resource(
    "aws:route53/record:Record",
    name,
    { name: "shop.example.com", type: "A", zoneId: "Z1", aliases: [{ name: UNKNOWN, zoneId: UNKNOWN }], ...more },
    { edges: { aliases: [to], ...from }, provider: of },
  );
const cname = (name: string, to: EstateResource, ttl: Bag[string], of = IRELAND) =>
  resource(
    "aws:route53/record:Record",
    name,
    { name: "db.example.com", type: "CNAME", zoneId: "Z1", records: [UNKNOWN], ttl },
    { edges: { records: [to] }, provider: of },
  );
const primary = (more: Bag = { healthCheckId: UNKNOWN }, of = IRELAND) =>
  alias("www", here, { failoverRoutingPolicies: [{ type: "PRIMARY" }], ...more }, of, { healthCheckId: [check] });
const secondary = (more: Bag = {}, of = IRELAND) =>
  alias("www-2", there, { failoverRoutingPolicies: [{ type: "SECONDARY" }], ...more }, of);

function path(scenario: Scenario, resources: readonly EstateResource[], options: Partial<AssessOptions> = {}) {
  const { verdicts } = assess(estate(...resources), {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    assumptions: [vouched("start-time", 600), vouched("restore-time", 1200)],
    ...options,
  });
  const found = verdicts.flatMap(({ scenarios }) => scenarios).find((one) => one.scenario === scenario);
  return criticalPath(found as NonNullable<typeof found>);
}

const PEOPLE = ["detect 0-300", "decide 0-900"];
const NEW = ["front: cut over to the new endpoint 0-300", "verify 0-300"];
const CHANGED = (of: string, record: string, ttl = 60) => [
  `${of}: until all name servers know the change 0-60 record ${record}`,
  `${of}: until clients resolve the name again (TTL) 0-${ttl} record ${record}`,
];
const VERIFY = "verify 0-300";
const DEPLOYED = "front: deployment 600";
const RESTORED = "db: restore 1200";
/** Of two Regions that are lost alike, the one whose name comes first. */
const FAILED_OVER = [
  "front-2: until the health check fails 20-30 record www-2",
  "front-2: until clients resolve the name again (TTL) 0-60 record www-2",
];

describe("clients of a member that comes back under a new endpoint", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "follow as the service states where no record leads to it",
      path("region", [here]),
      ["meets", ...PEOPLE, DEPLOYED, ...NEW],
    ],
    [
      "follow the record that leads to it",
      path("region", [here, alias("www", here)]),
      ["meets", ...PEOPLE, DEPLOYED, ...CHANGED("front", "www"), VERIFY],
    ],
    [
      "do not follow a record that leads to something else",
      path("region", [here, alias("www", resource("aws:lb/loadBalancer:LoadBalancer", "other"))]),
      ["meets", ...PEOPLE, DEPLOYED, ...NEW],
    ],
    [
      "follow it after a compromise too",
      path("compromise", [here, alias("www", here)]),
      ["meets", ...PEOPLE, DEPLOYED, ...CHANGED("front", "www"), VERIFY],
    ],
    [
      "follow it to a restored database, as resolvers let them",
      path("data", [db, cname("db-name", db, 900)]),
      ["meets", ...PEOPLE, RESTORED, ...CHANGED("db", "db-name", 900), VERIFY],
    ],
    [
      "have followed once the slowest of several records has",
      path("data", [db, cname("a", db, 60), cname("b", db, 900), cname("c", db, 300)]),
      ["meets", ...PEOPLE, RESTORED, ...CHANGED("db", "b", 900), VERIFY],
    ],
    [
      "may take any time where its TTL is computed",
      path("data", [db, cname("db-name", db, UNKNOWN)]),
      [
        "unproven: unknown: ttl of db-name is computed and not known at preview",
        ...PEOPLE,
        RESTORED,
        "db: until all name servers know the change 0-60 record db-name",
        "db: until clients resolve the name again (TTL) 0-… record db-name",
        VERIFY,
      ],
    ],
    [
      "follow as the service states, if it does, and then as resolvers let them",
      path("data", [db, cname("db-name", db, 900)], { response: { cutover: 120 } }),
      [
        "meets",
        ...PEOPLE,
        RESTORED,
        "db: cut over to the new endpoint 120",
        "db: until clients resolve the name again (TTL) 0-900 record db-name",
        VERIFY,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("where Route 53 fails over", () => {
  const two = [here, there, check];
  test.each<[string, readonly string[], readonly string[]]>([
    ["nobody has to act", path("region", [...two, primary(), secondary()]), ["meets", ...FAILED_OVER]],
    [
      "every name that leads to the member has to",
      path("region", [...two, primary(), secondary(), alias("api", here, { name: "api.example.com" })]),
      ["meets", ...PEOPLE, ...CHANGED("front", "api"), VERIFY],
    ],
    [
      "and no health check watches, people change the record",
      path("region", [...two, primary({}), secondary()]),
      ["meets", ...PEOPLE, ...CHANGED("front-2", "www-2"), VERIFY],
    ],
    [
      "to something else than a twin, people change the record",
      path("region", [...two, primary(), secondary({ name: "other.example.com" })]),
      ["meets", ...PEOPLE, ...CHANGED("front-2", "www-2"), VERIFY],
    ],
    [
      "the zone waits for people all the same",
      path("zone", [...two, primary(), secondary()]),
      ["meets", ...PEOPLE, "front-2: deployment 600", ...CHANGED("front-2", "www-2"), VERIFY],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});

describe("a record that is a member itself counts once", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    [
      "changed by people",
      path("region", [here, alias("www", here, {}, TAGGING)]),
      ["meets", ...PEOPLE, DEPLOYED, ...CHANGED("front", "www"), VERIFY],
    ],
    [
      "failing over",
      path("region", [here, there, check, primary({ healthCheckId: UNKNOWN }, TAGGING), secondary({}, TAGGING)]),
      ["meets", ...FAILED_OVER],
    ],
    [
      "leading to a member and to an address of elsewhere, which only it brings back",
      path("region", [
        here,
        resource(
          "aws:route53/record:Record",
          "www",
          { name: "shop.example.com", type: "A", zoneId: "Z1", records: [UNKNOWN, "192.0.2.1"], ttl: 240 },
          { edges: { records: [here] }, provider: TAGGING },
        ),
      ]),
      [
        "meets",
        ...PEOPLE,
        DEPLOYED,
        ...CHANGED("front", "www", 240),
        "www: until all name servers know the change 0-60",
        "www: until clients resolve the name again (TTL) 0-240",
        VERIFY,
      ],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
