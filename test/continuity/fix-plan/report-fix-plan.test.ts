import { expect, test } from "@jest/globals";
import { DEFAULT_OPTIONS } from "../../../continuity/assess";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { reportFixPlan } from "../../../continuity/fix-plan/report-fix-plan";
import type { ReportFixPlan } from "../../../continuity/report/report-fix-plan";
import { AS_OF, estate, resource } from "../estate-builder";
import { database, vouched } from "../rules/findings";

const OPTIONS = { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions: [vouched("restore-time", 5_400)] };

/** What a report says of services whose database has such tags and settings. */
function servicesOf(tags: Bag, inputs: Bag): ReportFixPlan["services"] {
  return reportFixPlan(estate(database("orders-db", tags, inputs)), OPTIONS).services;
}

type Scenario = ReportFixPlan["services"][number]["scenarios"][number];

test.each<[string, ReportFixPlan["services"], number, Scenario]>([
  [
    "a time that no change brings",
    servicesOf({ "continuity:rto:zone": "10s" }, {}),
    0,
    {
      scenario: "zone",
      objective: { rtoSeconds: 10, rpoSeconds: null },
      before: { verdict: "violates", rtoSeconds: 120, rpoSeconds: 0 },
      after: { verdict: "violates", rtoSeconds: 120, rpoSeconds: 0 },
      left: {
        because:
          "No setting that Lifeboat knows shortens the longest step, Multi-AZ failover (typical) (1m to 2m): shorten it, or loosen the RTO.",
        nearest: { rtoSeconds: 120, rpoSeconds: null },
      },
    },
  ],
  [
    "a loss that no change brings",
    servicesOf({ "continuity:rpo:data": "1m" }, {}),
    0,
    {
      scenario: "data",
      objective: { rtoSeconds: null, rpoSeconds: 60 },
      before: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      left: {
        because:
          "No backup schedule can give RPO 1m: hourly runs with a 1h window lose 2h or more, point-in-time recovery up to 5m. Loosen the RPO.",
        nearest: { rtoSeconds: null, rpoSeconds: 300 },
      },
    },
  ],
  [
    "an objective of which half is not known: the other half is kept",
    servicesOf({ "continuity:rto:zone": UNKNOWN, "continuity:rpo:zone": "1m" }, { multiAz: false }),
    1,
    {
      scenario: "zone",
      objective: { rtoSeconds: null, rpoSeconds: 60 },
      before: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "unproven", reason: "unknown", rtoSeconds: 120, rpoSeconds: 0 },
      left: {
        because: "The RTO is not known at preview: give it a value that is.",
        nearest: { rtoSeconds: null, rpoSeconds: null },
      },
    },
  ],
  [
    "an objective of which half is not known, and a setting that is not, and could be",
    servicesOf({ "continuity:rto:zone": "15m", "continuity:rpo:zone": UNKNOWN }, { multiAz: UNKNOWN }),
    1,
    {
      scenario: "zone",
      objective: { rtoSeconds: 900, rpoSeconds: null },
      before: { verdict: "unproven", reason: "unknown", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "unproven", reason: "unknown", rtoSeconds: 120, rpoSeconds: 0 },
      left: {
        because: "The RPO is not known at preview: give it a value that is.",
        nearest: { rtoSeconds: null, rpoSeconds: null },
      },
    },
  ],
  [
    "a loss of a service that waits for nobody knows whom",
    servicesOf({ "continuity:rpo:zone": "1m", "continuity:depends-on": UNKNOWN }, { multiAz: false }),
    1,
    {
      scenario: "zone",
      objective: { rtoSeconds: null, rpoSeconds: 60 },
      before: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "unproven", reason: "unknown", rtoSeconds: 120, rpoSeconds: 0 },
      left: {
        because:
          "the tag continuity:depends-on of orders-db cannot be known at preview. Give the setting a value that is known at preview.",
        nearest: { rtoSeconds: null, rpoSeconds: null },
      },
    },
  ],
  [
    "an objective of which half is not known, and a tag that bears on the other half",
    servicesOf(
      { "continuity:rto:zone": UNKNOWN, "continuity:rpo:zone": "1m", "continuity:depends-on": UNKNOWN },
      { multiAz: false },
    ),
    1,
    {
      scenario: "zone",
      objective: { rtoSeconds: null, rpoSeconds: 60 },
      before: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "unproven", reason: "unknown", rtoSeconds: 120, rpoSeconds: 0 },
      left: {
        because:
          "The RTO is not known at preview: give it a value that is. Besides: the tag continuity:depends-on of orders-db cannot be known at preview. Give the setting a value that is known at preview.",
        nearest: { rtoSeconds: null, rpoSeconds: null },
      },
    },
  ],
  [
    "an objective of which nothing is known",
    servicesOf({ "continuity:rto:zone": UNKNOWN, "continuity:rpo:zone": UNKNOWN }, {}),
    0,
    {
      scenario: "zone",
      objective: { rtoSeconds: null, rpoSeconds: null },
      before: { verdict: "unproven", reason: "unknown", rtoSeconds: 120, rpoSeconds: 0 },
      after: { verdict: "unproven", reason: "unknown", rtoSeconds: 120, rpoSeconds: 0 },
      left: {
        because: "The RTO and the RPO are not known at preview: give them values that are.",
        nearest: { rtoSeconds: null, rpoSeconds: null },
      },
    },
  ],
  [
    "a loss that no change brings, where the time is not known",
    servicesOf({ "continuity:rpo:data": "1m", "continuity:rto:data": UNKNOWN }, {}),
    0,
    {
      scenario: "data",
      objective: { rtoSeconds: null, rpoSeconds: 60 },
      before: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      left: {
        because:
          "No backup schedule can give RPO 1m: hourly runs with a 1h window lose 2h or more, point-in-time recovery up to 5m. Loosen the RPO.",
        nearest: { rtoSeconds: null, rpoSeconds: 300 },
      },
    },
  ],
  [
    "a time that is too long for sure, and then may be",
    servicesOf({ "continuity:rto:zone": "90s" }, { multiAz: false }),
    1,
    {
      scenario: "zone",
      objective: { rtoSeconds: 90, rpoSeconds: null },
      before: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "unproven", reason: "range", rtoSeconds: 120, rpoSeconds: 0 },
      left: {
        because: "Declare or measure the steps that are only assumed, or loosen the objective.",
        nearest: { rtoSeconds: 120, rpoSeconds: null },
      },
    },
  ],
  [
    "a setting that is not known, and could be",
    servicesOf({ "continuity:rto:zone": "15m" }, { multiAz: UNKNOWN }),
    1,
    {
      scenario: "zone",
      objective: { rtoSeconds: 900, rpoSeconds: null },
      before: { verdict: "unproven", reason: "unknown", rtoSeconds: 120, rpoSeconds: 0 },
      after: { verdict: "meets", rtoSeconds: 120, rpoSeconds: 0 },
    },
  ],
])("%s", (_, services, replica, scenario) => {
  expect(services).toEqual([
    { name: "orders", cost: { setting: 0, backups: 0, copies: 0, replica }, scenarios: [scenario] },
  ]);
});

test("a loss of a database whose name resolvers keep for nobody knows how long", () => {
  const tags = { "continuity:rto:data": "4h", "continuity:rpo:data": "30h" };
  const db = database("orders-db", tags, { backupRetentionPeriod: 0 });
  const record = resource(
    "aws:route53/record:Record",
    "db",
    { name: "db.example.com", type: "CNAME", zoneId: "Z1", records: [UNKNOWN], ttl: UNKNOWN },
    { edges: { records: [db] } },
  );
  const { services, changes } = reportFixPlan(estate(db, record), OPTIONS);
  expect(changes.map(({ order }) => order)).toEqual(["set backupRetentionPeriod of orders-db to 7"]);
  expect(services.flatMap(({ scenarios }) => scenarios)).toEqual([
    {
      scenario: "data",
      objective: { rtoSeconds: 14_400, rpoSeconds: 108_000 },
      before: { verdict: "violates", rtoSeconds: null, rpoSeconds: null },
      after: { verdict: "unproven", reason: "unknown", rtoSeconds: null, rpoSeconds: 300 },
      left: {
        because: "ttl of db is computed and not known at preview. Give the setting a value that is known at preview.",
        nearest: { rtoSeconds: null, rpoSeconds: null },
      },
    },
  ]);
});
