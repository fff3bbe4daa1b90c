import type { Assessment } from "../assess";
import { formatDay } from "../declaration/day";
import type { Objective } from "../declaration/objectives";
import type { Estate } from "../estate/resource";
import type { RecoveryPath } from "../recovery/path";
import { compareFindings, type Finding } from "../rules/finding";
import { HALVES } from "../rules/waivers/shortfall";
import type { Waived } from "../rules/waivers/waive";
import { cutover, type Responses } from "../verdict/critical-path";
import { type PlannedMember, plannedMembers } from "../verdict/planned";
import type { Service } from "../verdict/services";
import type { MemberOutcome, ScenarioVerdict } from "../verdict/verdict";
import { memberTimelines } from "./member-timelines";
import {
  type Report,
  type ReportAlone,
  type ReportBinding,
  type ReportEngine,
  type ReportFinding,
  type ReportMember,
  type ReportPath,
  type ReportScenario,
  type ReportService,
  type ReportWaived,
  SCHEMA_VERSION,
} from "./report";
import { reportBound } from "./report-bound";
import { reportRecovery } from "./report-recovery";
import { reportStep } from "./report-step";
import { reportTimeline } from "./report-timeline";
import { drillsOf } from "./service-drills";

/** Writes an assessment down as the JSON report; the same assessment gives the same bytes. */
export function makeReport(estate: Estate, assessment: Assessment, asOf: number, engine: ReportEngine): Report {
  const verdicts = new Map(assessment.verdicts.map(({ name, scenarios }) => [name, scenarios]));
  const members = plannedMembers(assessment.surroundings.index);
  const services = assessment.services.map((service) => {
    const planned = members.filter((one) => one.service === service.name);
    return reportService(service, verdicts.get(service.name) ?? [], planned, assessment);
  });
  const { elsewhere } = assessment;
  const timelines = memberTimelines(assessment.services, assessment.surroundings).map(reportTimeline);
  return {
    schemaVersion: SCHEMA_VERSION,
    engine,
    project: estate.project,
    stack: estate.stack,
    asOf: new Date(asOf * 1000).toISOString(),
    services,
    ...(elsewhere.services.length === 0 ? {} : { elsewhere: elsewhere.services }),
    findings: [...assessment.findings].sort(compareFindings).map(reportFinding),
    waived: assessment.waived.map(reportWaived),
    ...(timelines.length === 0 ? {} : { timelines }),
    summary: summaryOf(services),
  };
}

/** Where the page of a rule stands. */
export function docsOf(rule: string): string {
  return `docs/rules/${rule}.md`;
}

function reportService(
  service: Service,
  scenarios: readonly ScenarioVerdict[],
  planned: readonly PlannedMember[],
  { judge, surroundings, waived, elsewhere }: Assessment,
): ReportService {
  const accepted = waived.filter(
    ({ finding: { rule, service: of } }) => rule === "objective-met" && of === service.name,
  );
  const isWaived = ({ scenario }: ScenarioVerdict) => accepted.some(({ finding }) => finding.scenario === scenario);
  const drills = drillsOf(service, scenarios, surroundings);
  const responses = judge.responsesOf(service);
  const alone = elsewhere.alone.find(({ name }) => name === service.name)?.scenarios;
  return {
    name: service.name,
    owner: service.statement.owner ?? null,
    dependsOn: service.statement.dependsOn,
    scenarios: scenarios.map((scenario) => {
      const itself = alone?.find((one) => one.scenario === scenario.scenario);
      return reportScenario(scenario, isWaived(scenario), responses, itself);
    }),
    recovery: reportRecovery(service, judge, surroundings),
    ...(drills === undefined ? {} : { drills }),
    ...(planned.length === 0
      ? {}
      : { planned: planned.map(({ component: { urn }, planned: choice }) => ({ urn, ...choice })) }),
  };
}

function reportScenario(
  { scenario, objective, verdict, reason, because, rto, rpo, binds, members }: ScenarioVerdict,
  isWaived: boolean,
  responses: Responses,
  alone: ScenarioVerdict | undefined,
): ReportScenario {
  return {
    scenario,
    objective: { rtoSeconds: seconds(objective.rto), rpoSeconds: seconds(objective.rpo) },
    verdict,
    ...(isWaived ? { waived: true } : {}),
    ...(reason === undefined ? {} : { reason }),
    ...(because === undefined ? {} : { because }),
    rto: reportBound(rto),
    rpo: reportBound(rpo),
    ...(alone === undefined ? {} : { alone: reportAlone(alone) }),
    binds: reportBinding(binds),
    members: members.map((member) => reportMember(member, responses)),
  };
}

function reportMember({ resource, path, paths }: MemberOutcome, responses: Responses): ReportMember {
  if (path !== undefined) return { urn: resource.urn, path: reportPath(path, responses) };
  const closed = paths.map(({ mechanism, requires }) => ({
    mechanism,
    lacks: requires.filter(({ holds }) => holds === false).map(({ text }) => text),
  }));
  return { urn: resource.urn, path: null, ...(closed.length === 0 ? {} : { closed }) };
}

function reportAlone({ verdict, reason, because, rto, binds }: ScenarioVerdict): ReportAlone {
  return {
    verdict,
    ...(reason === undefined ? {} : { reason }),
    ...(because === undefined ? {} : { because }),
    rto: reportBound(rto),
    binds: reportBinding(binds),
  };
}

function reportBinding({ rto, rpo, doubt }: ScenarioVerdict["binds"]): ReportBinding {
  return {
    rto: rto?.urn ?? null,
    rpo: rpo?.urn ?? null,
    ...(doubt === undefined ? {} : { doubt: doubt.urn }),
  };
}

const seconds = (half: Objective["rto"]): number | null => (half === "unknown" ? null : half);
function reportPath(path: RecoveryPath, responses: Responses): ReportPath {
  const { mechanism, startedBy, endpoint, target, requires, rto, rpo } = path;
  return {
    mechanism,
    startedBy,
    endpoint,
    target: { region: target.region ?? null, account: target.account ?? null },
    requires: requires.map(({ text, holds, because }) => ({
      text,
      holds,
      ...(because === undefined ? {} : { because }),
    })),
    rto: reportBound(rto),
    rpo: reportBound(rpo),
    ...(endpoint === "same" ? {} : { cutover: cutover(path, responses).steps.map(reportStep) }),
  };
}

function reportFinding(finding: Finding): ReportFinding {
  const { rule, verdict, level, severity, service, scenario, dependency, urn, message, fix } = finding;
  return {
    rule,
    verdict,
    level,
    severity,
    ...(service === undefined ? {} : { service }),
    ...(scenario === undefined ? {} : { scenario }),
    ...(dependency === undefined ? {} : { dependency }),
    ...(urn === undefined ? {} : { urn }),
    message,
    ...(fix === undefined ? {} : { fix }),
    docs: docsOf(rule),
  };
}

function reportWaived({ finding, waiver, shortfall }: Waived): ReportWaived {
  const { owner, reason, until, accepts } = waiver;
  const halves = HALVES.flatMap((half) => {
    const [seconds, accepted] = [shortfall?.[half], accepts[half]];
    if (seconds === undefined) return [];
    return [[half, { seconds, acceptedSeconds: typeof accepted === "number" ? accepted : null }] as const];
  });
  return {
    ...reportFinding(finding),
    owner,
    reason,
    until: formatDay(until),
    ...(halves.length === 0 ? {} : { shortfall: Object.fromEntries(halves) }),
  };
}

/** Counts of service × scenario. */
export function summaryOf(services: readonly ReportService[]): Report["summary"] {
  const summary = { meets: 0, violates: 0, unproven: 0, undeclared: 0, waived: 0 };
  for (const { scenarios } of services)
    for (const { verdict, waived } of scenarios) summary[waived ? "waived" : verdict]++;
  return summary;
}
