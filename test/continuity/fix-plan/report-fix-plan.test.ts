import { expect, test } from "@jest/globals";
import { DEFAULT_OPTIONS } from "../../../continuity/assess";
import { type Bag, UNKNOWN } from "../../../continuity/estate/value";
import { reportFixPlan } from "../../../continuity/fix-plan/report-fix-plan";
import type { ReportFixPlan } from "../../../continuity/report/report-fix-plan";
import { AS_OF, estate } from "../estate-builder";
import { database, vouched } from "../rules/findings";

/** What a report says of services whose database has such tags and settings. */
function servicesOf(tags: Bag, inputs: Bag): ReportFixPlan["services"] {
  const program = estate(database("orders-db", tags, inputs));
  return reportFixPlan(program, { ...DEFAULT_OPTIONS, asOf: AS_OF, assumptions: [vouched("restore-time", 5_400)] })
    .services;
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
    "an objective of which half is not known",
    servicesOf({ "continuity:rto:zone": UNKNOWN, "continuity:rpo:zone": "1m" }, { multiAz: false }),
    0,
    {
      scenario: "zone",
      objective: { rtoSeconds: null, rpoSeconds: 60 },
      before: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      after: { verdict: "violates", rtoSeconds: 7_200, rpoSeconds: 300 },
      left: {
        because: "Set multiAz of orders-db to true (Multi-AZ failover: no data loss).",
        nearest: { rtoSeconds: null, rpoSeconds: 300 },
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
