import { type AssessOptions, assess, DEFAULT_OPTIONS } from "../../../continuity/assess";
import type { EstateResource } from "../../../continuity/estate/resource";
import { makeReport } from "../../../continuity/report/make-report";
import type { Report, ReportFinding } from "../../../continuity/report/report";
import { reportEngine } from "../../../continuity/report/report-engine";
import { AS_OF, estate, rdsInstance } from "../estate-builder";

export const ENGINE = {
  name: "lifeboat",
  version: "0.1.0",
  tzdata: "2026a",
  backupTiming: "worst",
  toleratedMisses: 0,
} as const;

export function reportOf(resources: readonly EstateResource[], options: Partial<AssessOptions> = {}): Report {
  const all = estate(...resources);
  return makeReport(all, assess(all, { ...DEFAULT_OPTIONS, asOf: AS_OF, ...options }), AS_OF, {
    ...reportEngine(ENGINE.version, { ...DEFAULT_OPTIONS, ...options }),
    tzdata: ENGINE.tzdata,
  });
}

/** One service that meets, violates, leaves open and does not state: a verdict of each kind. */
export const SAMPLE: readonly EstateResource[] = [
  rdsInstance("stray-db"),
  rdsInstance("orders-db", {
    multiAz: true,
    backupRetentionPeriod: 7,
    deletionProtection: true,
    tags: {
      "continuity:service": "orders",
      "continuity:owner": "team-orders",
      "continuity:rto:zone": "15m",
      "continuity:rpo:zone": "5m",
      "continuity:rto:data": "4h",
      "continuity:rpo:data": "5m",
      "continuity:rto:region": "8h",
      "continuity:rpo:region": "12h",
    },
  }),
];

/** The sample, of which somebody answers for what its Region comes to. */
export function waivedReport(): Report {
  const report = reportOf(SAMPLE);
  const isAccepted = ({ scenario, rule }: ReportFinding) => scenario === "region" && rule === "objective-met";
  const accepted = report.findings.filter(isAccepted);
  return {
    ...report,
    services: report.services.map((service) => ({
      ...service,
      scenarios: service.scenarios.map((one) => (one.scenario === "region" ? { ...one, waived: true } : one)),
    })),
    findings: report.findings.filter((finding) => !isAccepted(finding)),
    waived: accepted.map(({ fix: _, ...finding }) => ({
      ...finding,
      owner: "team-orders",
      reason: "the second Region comes in March",
      until: "2026-03-31",
    })),
    summary: { ...report.summary, violates: report.summary.violates - 1, waived: 1 },
  };
}
