import { expect, test } from "@jest/globals";
import { Ajv } from "ajv";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import { NO_EVIDENCE } from "../../../continuity/evidence/evidence";
import type { EvidenceRecord } from "../../../continuity/evidence/record";
import { makeReport } from "../../../continuity/report/make-report";
import { REPORT_SCHEMA } from "../../../continuity/report/schema";
import { AS_OF, estate, plan, rule, selection, urnOf, vault } from "../estate-builder";
import { record } from "../evidence/records";
import { database } from "../rules/findings";

const validate = new Ajv({ allErrors: true, strict: true, allowUnionTypes: true }).compile(REPORT_SCHEMA);
const TYPE = "aws:rds/instance:Instance";

/** What the report says of the drills of `orders`. */
function drills(...records: readonly EvidenceRecord[]) {
  return drillsIn([], records);
}

function drillsIn(others: readonly EstateResource[], records: readonly EvidenceRecord[]) {
  const program = estate(
    ...others,
    database("orders-db", { "continuity:rto": "4h", "continuity:rpo": "15m" }),
    database("billing-db", { "continuity:service": "billing" }),
  );
  const evidence = { ...NO_EVIDENCE, records };
  const assessment = assess(program, { ...DEFAULT_OPTIONS, asOf: AS_OF, evidence });
  const engine = { name: "lifeboat", version: "0", tzdata: "0", backupTiming: "worst", toleratedMisses: 0 } as const;
  const report = makeReport(program, assessment, AS_OF, engine);
  expect([validate(JSON.parse(JSON.stringify(report))), validate.errors]).toEqual([true, null]);
  return Object.fromEntries(report.services.map((service) => [service.name, service.drills]));
}

test("no drills, no word", () => {
  expect(drills()).toEqual({ billing: undefined, orders: undefined });
});

test("the last, those that count, and why the others do not", () => {
  const newest = record({ daysAgo: 1, environment: "lab" });
  const counts = record({ daysAgo: 2 });
  const snapshot = record({ daysAgo: 3, point: { kind: "snapshot" } });
  const gone = record({ daysAgo: 4, member: { urn: urnOf(TYPE, "gone-db"), name: "gone-db" } });
  const old = record({ daysAgo: 200 });
  expect(drills(gone, old, counts, snapshot, newest)).toEqual({
    billing: undefined,
    orders: {
      last: {
        id: newest.id,
        at: "2025-12-31T00:00:00.000Z",
        member: "orders-db",
        environment: "lab",
        outcome: "passed",
        achieved: { rtoSeconds: 3000, rpoSeconds: 300 },
      },
      counted: [counts.id],
      leftOut: [
        { id: newest.id, because: "it ran in a lab" },
        { id: snapshot.id, because: "it restored from a snapshot, not from a continuous backup" },
        { id: gone.id, because: "no member of this service that can be restored is gone-db" },
        { id: old.id, because: "it is older than 90d" },
      ],
      history: [old, gone, snapshot, counts, newest].map(({ id, phases, member, environment }) => ({
        id,
        at: phases[0]?.startedAt,
        member: member.name,
        environment,
        outcome: "passed",
        achieved: { rtoSeconds: 3000, rpoSeconds: 300 },
        scenario: "data",
        objective: { rtoSeconds: 14_400, rpoSeconds: 900 },
      })),
    },
  });
});

test("why a drill does not count is told of the way back that it tried", () => {
  const nightly = plan("nightly", [rule("daily")]);
  const others = [nightly, selection("all", nightly, { resources: ["*"] }), vault("main")];
  const old = record({ daysAgo: 200, point: { kind: "snapshot" } });
  expect(drillsIn(others, [old]).orders?.leftOut).toEqual([{ id: old.id, because: "it is older than 90d" }]);
});

test("a drill that stands for a member of another service is told there too", () => {
  const one = record({ standsFor: ["billing-db"] });
  expect(drills(one)).toMatchObject({ billing: { counted: [one.id] }, orders: { counted: [one.id] } });
});
