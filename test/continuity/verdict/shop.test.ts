import { describe, expect, test } from "@jest/globals";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { Scenario } from "../../../continuity/declaration/scenario";
import type { EstateProvider, EstateResource } from "../../../continuity/estate/resource";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { AS_OF, estate, plan, provider, rdsInstance, resource, rule, selection, vault } from "../estate-builder";
import { vouched } from "../rules/findings";
import { criticalPath } from "./builders";

/**
 * A shop as people build it: a name, load balancers, tasks and two databases in two Regions, which need a service that
 * takes payments; daily copies in the other Region, and stated response times.
 */
const SHOP: Bag = {
  "continuity:service": "shop",
  "continuity:depends-on": "payments",
  "continuity:rto": "1h",
  "continuity:rpo": "10m",
  "continuity:rto:region": "2h",
  "continuity:rpo:region": "30h",
  "continuity:rto:compromise": "4h",
  "continuity:rpo:compromise": "30h",
  "continuity:detect": "2m",
  "continuity:decide": "10m",
  "continuity:verify": "4m",
  "continuity:minimum-service-level": "0.5",
};
const PAYMENTS: Bag = {
  "continuity:service": "payments",
  "continuity:rto": "4h",
  "continuity:rto:region": "4h",
  "continuity:detect": "1m",
  "continuity:decide": "3m",
  "continuity:verify": "1m",
  "continuity:cutover": "30s",
};
const TAGS = { "continuity:service": "shop" };

const ACCOUNT = { allowedAccountIds: ["111111111111"] };
const IRELAND = provider("eu-west-1", ACCOUNT);
const FRANKFURT = provider("eu-central-1", ACCOUNT, "frankfurt");

const zone = (name: string, of: EstateProvider) =>
  resource("aws:ec2/subnet:Subnet", name, { availabilityZone: name }, { provider: of });
const inIreland = [zone("eu-west-1a", IRELAND), zone("eu-west-1b", IRELAND)];
const inFrankfurt = [zone("eu-central-1a", FRANKFURT), zone("eu-central-1b", FRANKFURT)];
const listed = [UNKNOWN, UNKNOWN];

const balancer = (name: string, subnets: readonly EstateResource[], of: EstateProvider) =>
  resource(
    "aws:lb/loadBalancer:LoadBalancer",
    name,
    { loadBalancerType: "application", subnets: listed, tags: TAGS },
    { edges: { subnets }, provider: of },
  );
const targets = resource("aws:lb/targetGroup:TargetGroup", "targets", {
  healthCheck: { interval: 10, unhealthyThreshold: 2, timeout: 5 },
});
const tasks = (name: string, subnets: readonly EstateResource[], of: EstateProvider, more: Bag = {}) =>
  resource(
    "aws:ecs/service:Service",
    name,
    {
      desiredCount: 4,
      launchType: "FARGATE",
      networkConfiguration: { subnets: listed },
      loadBalancers: [{ targetGroupArn: UNKNOWN }],
      tags: TAGS,
      ...more,
    },
    { edges: { networkConfiguration: subnets, loadBalancers: [targets] }, provider: of },
  );
const database = (name: string, more: Bag = {}) =>
  rdsInstance(
    name,
    { multiAz: true, backupRetentionPeriod: 7, deletionProtection: true, tags: SHOP, ...more },
    { provider: IRELAND },
  );

const [near, far] = [balancer("front", inIreland, IRELAND), balancer("front-far", inFrankfurt, FRANKFURT)];
const check = resource("aws:route53/healthCheck:HealthCheck", "check", { type: "HTTPS", requestInterval: 10 });
const record = (name: string, type: string, to: EstateResource) =>
  resource(
    "aws:route53/record:Record",
    name,
    {
      name: "shop.example.com",
      type: "A",
      zoneId: "Z1",
      aliases: [{ name: UNKNOWN, zoneId: UNKNOWN }],
      failoverRoutingPolicies: [{ type }],
      ...(type === "PRIMARY" ? { healthCheckId: UNKNOWN } : {}),
    },
    { edges: { aliases: [to], ...(type === "PRIMARY" ? { healthCheckId: [check] } : {}) } },
  );
const dbName = (of: EstateResource) =>
  resource(
    "aws:route53/record:Record",
    "db-name",
    { name: "db.example.com", type: "CNAME", zoneId: "Z2", records: [UNKNOWN], ttl: 120 },
    { edges: { records: [of] } },
  );

const abroad = "arn:aws:backup:eu-central-1:111111111111:backup-vault:abroad";
const lifecycle = { deleteAfter: 35 };
const nightly = plan("nightly", [rule("nightly", { copyActions: [{ destinationVaultArn: abroad, lifecycle }] })], {
  provider: IRELAND,
});
const backups = [
  vault("main", {}, { provider: IRELAND }),
  vault(
    "abroad",
    { kmsKeyArn: "arn:aws:kms:eu-central-1:111111111111:key/1" },
    { provider: FRANKFURT, outputs: { arn: abroad } },
  ),
  nightly,
  selection("all", nightly, { resources: ["arn:aws:rds:*:*:db:*"] }, { provider: IRELAND }),
];
const handler = resource(
  "aws:lambda/function:Function",
  "pay",
  { vpcConfig: { subnetIds: listed }, role: "r", tags: PAYMENTS },
  { edges: { vpcConfig: inIreland } },
);

interface Variant {
  readonly db?: EstateResource;
  readonly compute?: EstateResource;
  readonly more?: readonly EstateResource[];
  /** How long the payments take to be deployed. */
  readonly deployed?: number;
}

function shop(
  scenario: Scenario,
  { db = database("db"), compute, more = [], deployed = 900 }: Variant = {},
): readonly string[] {
  const whole = [
    ...inIreland,
    ...inFrankfurt,
    ...[near, far, targets, check, record("www", "PRIMARY", near), record("www-far", "SECONDARY", far)],
    ...[compute ?? tasks("web", inIreland, IRELAND), tasks("web-far", inFrankfurt, FRANKFURT)],
    ...[db, dbName(db), handler, ...backups, ...more],
  ];
  const { verdicts } = assess(estate(...whole), {
    ...DEFAULT_OPTIONS,
    asOf: AS_OF,
    assumptions: [
      vouched("restore-time", 1800, { for: { kind: "service", service: "shop" } }),
      vouched("backup-job-time", 600, { for: { kind: "service", service: "shop" } }),
      vouched("copy-time", 1200, { for: { kind: "service", service: "shop" } }),
      vouched("start-time", 300, { for: { kind: "service", service: "shop" } }),
      vouched("start-time", deployed, { for: { kind: "service", service: "payments" } }),
    ],
  });
  const found = verdicts.find(({ name }) => name === "shop")?.scenarios.find((one) => one.scenario === scenario);
  return criticalPath(found as NonNullable<typeof found>);
}

const FAILED_OVER = "db: Multi-AZ failover (typical) 60-120";
const FRONT = "front: until clients resolve the name again (TTL) 0-60";
const OPENING = ["detect 120", "decide 600"];
const RESTORED = [
  "db: restore 1800",
  "db: until all name servers know the change 0-60 record db-name",
  "db: until clients resolve the name again (TTL) 0-120 record db-name",
];
const FAR_FRONT = [
  "front: until the health check fails 20-30 record www",
  "front: until clients resolve the name again (TTL) 0-60 record www",
];
const VERIFIED = "verify 240";

const ledger = (more: Bag = {}) =>
  database("ledger", { tags: { ...TAGS, "continuity:consistency-group": "money" }, ...more });
const grouped = database("db", { tags: { ...SHOP, "continuity:consistency-group": "money" } });

describe("a shop, in every scenario", () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ["a fault of one member: the slowest", shop("instance"), ["meets", FAILED_OVER]],
    [
      "a zone: data, then compute, then network, without people",
      shop("zone"),
      ["meets", FAILED_OVER, "web: health checks of the load balancer 10-25", FRONT],
    ],
    [
      "a zone that leaves fewer tasks than the minimum service level asks for",
      shop("zone", { compute: tasks("web", inIreland, IRELAND, { desiredCount: 1 }) }),
      ["meets", FAILED_OVER, "web: start of new tasks 300", FRONT],
    ],
    [
      "a Region: the copy is restored there, its name led to it, and then Route 53 fails over",
      shop("region"),
      ["meets", ...OPENING, ...RESTORED, ...FAR_FRONT, VERIFIED],
    ],
    [
      "a Region from which the service it depends on comes back later",
      shop("region", { deployed: 9000 }),
      [
        "violates",
        "detect of service payments 60",
        "decide of service payments 180",
        "pay: deployment of service payments 9000",
        "pay: cut over to the new endpoint of service payments 30",
        "verify of service payments 60",
        VERIFIED,
      ],
    ],
    ["its data: nothing else waits", shop("data"), ["meets", ...OPENING, ...RESTORED, VERIFIED]],
    [
      "its data, two databases of one consistency group",
      shop("data", { db: grouped, more: [ledger()] }),
      ["meets", ...OPENING, "ledger: restore 1800", "ledger: cut over to the new endpoint 0-300", VERIFIED],
    ],
    [
      "its data, of which one database has no instant in common with the other",
      shop("data", { db: grouped, more: [ledger({ backupRetentionPeriod: 0 })] }),
      ["violates", ...OPENING, "ledger: restore 1800", "ledger: cut over to the new endpoint 0-300", VERIFIED],
    ],
    [
      "a compromise of the account, in which all copies lie",
      shop("compromise"),
      ["violates", "no way back Infinity-…"],
    ],
  ])("%s", (_name, actual, expected) => {
    expect(actual).toEqual(expected);
  });
});
