import { SCENARIOS } from "../../declaration/scenario";
import { withoutStack } from "../fingerprint";
import type { Report, ReportService } from "../report";
import { namesOfUrns } from "../timeline-words";
import { compareFindings } from "./compare-findings";
import { compareScenario } from "./compare-scenario";
import type { Comparison, ServiceChange, Side } from "./comparison";

/** A report, and what people call it. */
export interface Named {
  readonly name: string;
  readonly report: Report;
}

/** Compares two reports: which verdicts got worse or better and why, and which findings came and went. */
export function compareReports(base: Named, head: Named): Comparison {
  const [old, now] = [base, head].map(({ report }) => new Map(report.services.map((one) => [one.name, one])));
  const names = [...new Set([...(old?.keys() ?? []), ...(now?.keys() ?? [])])].sort();
  const services = names
    .map((name) => compareService(name, old?.get(name), now?.get(name)))
    .filter((one) => one !== undefined);
  const findings = compareFindings(base.report, head.report);
  const counted = (direction: string) =>
    services.flatMap(({ scenarios }) => scenarios).filter((one) => one.direction === direction).length;
  return {
    base: sideOf(base),
    head: sideOf(head),
    notes: notesOn(base.report, head.report),
    services,
    findings,
    summary: {
      worse: counted("worse"),
      better: counted("better"),
      changed: counted("changed"),
      appeared: findings.appeared.length,
      mandatory: findings.raised.length + findings.appeared.filter(({ level }) => level === "mandatory").length,
      waived: findings.waived.length,
      gone: findings.gone.length,
    },
  };
}

function sideOf({ name, report: { project, stack, asOf } }: Named): Side {
  return { name, project, stack, asOf };
}

/** What is not of the programs, and still may make a difference. */
function notesOn(base: Report, head: Report): readonly string[] {
  const rows: readonly (readonly [string, string, string])[] = [
    ["project", base.project, head.project],
    ["stack", base.stack, head.stack],
    ["version of Lifeboat", base.engine.version, head.engine.version],
    ["time zone data", base.engine.tzdata, head.engine.tzdata],
    ["timing of backups", base.engine.backupTiming, head.engine.backupTiming],
    ["tolerated misses", String(base.engine.toleratedMisses), String(head.engine.toleratedMisses)],
  ];
  return rows.filter(([, was, is]) => was !== is).map(([what, was, is]) => `another ${what}: ${was} → ${is}`);
}

function compareService(
  name: string,
  before: ReportService | undefined,
  after: ReportService | undefined,
): ServiceChange | undefined {
  const scenarioOf = (service: ReportService | undefined, name: string) =>
    service?.scenarios.find(({ scenario }) => scenario === name);
  const scenarios = SCENARIOS.map((one) => compareScenario(scenarioOf(before, one), scenarioOf(after, one))).filter(
    (one) => one !== undefined,
  );
  const [old, now] = [membersOf(before), membersOf(after)];
  const missing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>) =>
    [...one].filter(([urn]) => !other.has(urn)).map(([, member]) => member);
  const members = { appeared: missing(now, old), gone: missing(old, now) };
  const change = before === undefined ? "new" : after === undefined ? "gone" : "kept";
  const isSame = change === "kept" && scenarios.length + members.appeared.length + members.gone.length === 0;
  return isSame ? undefined : { name, change, scenarios, members };
}

/** The names of members, by what stays of a URN from stack to stack. */
function membersOf(service: ReportService | undefined): ReadonlyMap<string, string> {
  const urns = new Set((service?.scenarios ?? []).flatMap(({ members }) => members.map(({ urn }) => urn)));
  return new Map([...namesOfUrns([...urns].sort())].map(([urn, name]) => [withoutStack(urn), name]));
}
