import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import { makeReport } from "../../../continuity/report/make-report";
import type { Report } from "../../../continuity/report/report";
import { settingsInvalid } from "../../../continuity/rules/own-findings";
import { AS_OF, estate } from "../estate-builder";
import { build, estateShape } from "../verdict/arbitrary-estate";
import { ENGINE, reportOf, SAMPLE } from "./sample";

const URN = "urn:pulumi:test::shop::aws:rds/instance:Instance::orders-db";
const MULTI_AZ = "Amazon RDS user guide, Multi-AZ DB instance deployments";
const STANDBY = {
  seconds: 0,
  atLeastSeconds: 0,
  provenance: "derived",
  steps: [{ label: "synchronous standby", lo: 0, hi: 0, provenance: "derived", source: MULTI_AZ }],
} as const;
const FAILOVER = {
  seconds: 120,
  atLeastSeconds: 60,
  provenance: "documented",
  steps: [
    { label: "Multi-AZ failover (typical)", member: URN, lo: 60, hi: 120, provenance: "documented", source: MULTI_AZ },
  ],
} as const;
const UNMEASURED = {
  label: "restore",
  member: URN,
  lo: 0,
  hi: null,
  provenance: "none",
  source: "AWS publishes no restore time; drill it, or declare restore-time in lifeboat.yaml",
} as const;
const LOGS = {
  seconds: 300,
  atLeastSeconds: 300,
  provenance: "documented",
  steps: [
    {
      label: "upload of transaction logs",
      lo: 300,
      hi: 300,
      provenance: "documented",
      source: "Amazon RDS user guide, Restoring a DB instance to a specified time",
    },
  ],
} as const;
const BINDS = { rto: URN, rpo: URN } as const;
const HOME = { region: "eu-west-1", account: null };
const failedOver = {
  urn: URN,
  path: {
    mechanism: "Multi-AZ failover",
    startedBy: "automatic",
    endpoint: "same",
    target: HOME,
    requires: [{ text: "multiAz is on", holds: true }],
    rto: FAILOVER,
    rpo: STANDBY,
  },
} as const;
const assumed = (label: string, most: number, name: string) => ({
  label,
  lo: 0,
  hi: most,
  provenance: "assumed",
  source: `default of Lifeboat; state continuity:${name}`,
});
const NEVER = {
  seconds: null,
  atLeastSeconds: null,
  provenance: "derived",
  steps: [
    {
      label: "no way back",
      lo: null,
      hi: null,
      provenance: "derived",
      source: "no recovery path exists in this scenario",
    },
  ],
};
const ALL_LOST = { ...NEVER, steps: [{ ...NEVER.steps[0], label: "all data" }] };

const byDefault = (label: string, hi: number, tag: string) => ({
  label,
  lo: 0,
  hi,
  provenance: "assumed",
  source: `default of Lifeboat; state continuity:${tag}`,
});

test("a report in full", () => {
  const expected = {
    schemaVersion: 1,
    engine: ENGINE,
    project: "shop",
    stack: "test",
    asOf: "2026-01-01T00:00:00.000Z",
    services: [
      {
        name: "orders",
        owner: "team-orders",
        dependsOn: [],
        recovery: {
          detect: byDefault("detect", 300, "detect"),
          decide: byDefault("decide", 900, "decide"),
          verify: byDefault("verify", 300, "verify"),
          members: [
            {
              urn: URN,
              role: "data",
              region: "eu-west-1",
              zones: [],
              everywhere: true,
              because: "in which zones orders-db runs is left to AWS",
              after: [],
            },
          ],
          elsewhere: [],
        },
        scenarios: [
          {
            scenario: "instance",
            objective: { rtoSeconds: null, rpoSeconds: null },
            verdict: "undeclared",
            rto: FAILOVER,
            rpo: STANDBY,
            binds: BINDS,
            members: [failedOver],
          },
          {
            scenario: "zone",
            objective: { rtoSeconds: 900, rpoSeconds: 300 },
            verdict: "meets",
            rto: FAILOVER,
            rpo: STANDBY,
            binds: BINDS,
            members: [failedOver],
          },
          {
            scenario: "region",
            objective: { rtoSeconds: 28800, rpoSeconds: 43200 },
            verdict: "violates",
            rto: NEVER,
            rpo: ALL_LOST,
            binds: BINDS,
            members: [{ urn: URN, path: null }],
          },
          {
            scenario: "data",
            objective: { rtoSeconds: 14400, rpoSeconds: 300 },
            verdict: "unproven",
            reason: "untested",
            rto: {
              seconds: null,
              atLeastSeconds: 0,
              provenance: "none",
              steps: [
                assumed("detect", 300, "detect"),
                assumed("decide", 900, "decide"),
                UNMEASURED,
                { ...byDefault("cut over to the new endpoint", 300, "cutover"), member: URN },
                assumed("verify", 300, "verify"),
              ],
            },
            rpo: LOGS,
            binds: { ...BINDS, doubt: URN },
            members: [
              {
                urn: URN,
                path: {
                  mechanism: "point-in-time recovery",
                  startedBy: "people",
                  cutover: [{ ...byDefault("cut over to the new endpoint", 300, "cutover"), member: URN }],
                  endpoint: "new",
                  target: HOME,
                  requires: [
                    { text: "backupRetentionPeriod is 1 or more", holds: true },
                    { text: "its automated backups outlive a deletion", holds: true },
                    { text: "automated backups reach back over the detection window of 0s", holds: true },
                  ],
                  rto: { seconds: null, atLeastSeconds: 0, provenance: "none", steps: [UNMEASURED] },
                  rpo: LOGS,
                },
              },
            ],
          },
          {
            scenario: "compromise",
            objective: { rtoSeconds: null, rpoSeconds: null },
            verdict: "undeclared",
            rto: NEVER,
            rpo: ALL_LOST,
            binds: BINDS,
            members: [{ urn: URN, path: null }],
          },
        ],
      },
    ],
    findings: [
      {
        rule: "undeclared-stateful",
        verdict: "unproven",
        level: "advisory",
        severity: "low",
        urn: "urn:pulumi:test::shop::aws:rds/instance:Instance::stray-db",
        message: "stray-db keeps data but belongs to no service, so nothing is proven of it.",
        fix: "Give it the tag continuity:service, or continuity:role = none if its data may be lost.",
        docs: "docs/rules/undeclared-stateful.md",
      },
      {
        rule: "backup-covers",
        verdict: "violates",
        level: "mandatory",
        severity: "high",
        service: "orders",
        urn: URN,
        message:
          "orders-db: no backup plan covers it (this program has none), and nothing else brings it back (region).",
        fix: "Add a backup plan with a selection that names orders-db, or state the plan that covers it under external in lifeboat.yaml.",
        docs: "docs/rules/backup-covers.md",
      },
      {
        rule: "objective-met",
        verdict: "unproven",
        level: "advisory",
        severity: "high",
        service: "orders",
        scenario: "data",
        urn: URN,
        message:
          "orders-db: RTO 4h (data) is unproven: nobody has measured or vouched for a step: detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m.",
        fix: "Drill it, or vouch for the figure under assumptions in lifeboat.yaml.",
        docs: "docs/rules/objective-met.md",
      },
      {
        rule: "objective-met",
        verdict: "violates",
        level: "mandatory",
        severity: "high",
        service: "orders",
        scenario: "region",
        urn: URN,
        message: "orders-db: nothing in this program brings it back (region), so RTO 8h and RPO 12h cannot be met.",
        fix: "Copy its recovery points to a vault in another Region often enough, or replicate it there, or loosen the objective.",
        docs: "docs/rules/objective-met.md",
      },
    ],
    waived: [],
    summary: { meets: 1, violates: 1, unproven: 1, undeclared: 2, waived: 0 },
  };
  expect(reportOf(SAMPLE)).toEqual(expected);
});

test("of nothing", () => {
  const expected: Report = {
    schemaVersion: 1,
    engine: ENGINE,
    project: "shop",
    stack: "test",
    asOf: "2026-01-01T00:00:00.000Z",
    services: [],
    findings: [],
    waived: [],
    summary: { meets: 0, violates: 0, unproven: 0, undeclared: 0, waived: 0 },
  };
  expect(reportOf([])).toEqual(expected);
});

describe("the same bytes", () => {
  const shuffled = estateShape.chain((shape) => {
    const resources = build(shape);
    const all = { minLength: resources.length, maxLength: resources.length };
    return fc.record({ resources: fc.constant(resources), order: fc.shuffledSubarray(resources, all) });
  });

  test("for the same program, in whatever order its resources come", () => {
    fc.assert(
      fc.property(shuffled, ({ resources, order }) => {
        expect(JSON.stringify(reportOf(order))).toBe(JSON.stringify(reportOf(resources)));
      }),
      { numRuns: 40 },
    );
  });

  test("findings are sorted, also those that were added later", () => {
    const all = estate(...SAMPLE);
    const assessment = assess(all, { ...DEFAULT_OPTIONS, asOf: AS_OF });
    const findings = [...assessment.findings, settingsInvalid("it is wrong")];
    const rules = (given: typeof findings) =>
      makeReport(all, { ...assessment, findings: given }, AS_OF, ENGINE).findings.map(({ rule }) => rule);
    expect(rules(findings)).toEqual([
      "settings-valid",
      "undeclared-stateful",
      "backup-covers",
      "objective-met",
      "objective-met",
    ]);
    expect(rules([...findings].reverse())).toEqual(rules(findings));
  });
});
