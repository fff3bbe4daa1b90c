import { formatDuration } from "../declaration/duration";
import { nameInUrn } from "../estate/urn";
import { writeInterval } from "../rules/sum";
import { isSameStep } from "./binding";
import type {
  ReportBound,
  ReportMember,
  ReportPath,
  ReportScenario,
  ReportService,
  ReportStep,
  ReportTimeline,
} from "./report";
import { timelineOfReport } from "./report-timeline";
import { PLAIN_STYLE, type Style } from "./style";
import { writeTimelineText } from "./timeline-text";
import { namesOfUrns, titleOf } from "./timeline-words";

/**
 * One service in full: for each scenario the objective, what can be reached, each step with its provenance and source, and
 * the way back that each member takes; then when its members are backed up.
 */
export function explainService(
  service: ReportService,
  timelines: readonly ReportTimeline[],
  style: Style = PLAIN_STYLE,
): string {
  const owner = service.owner ?? "nobody is named as owner";
  const needs = service.dependsOn.length === 0 ? "" : `, depends on ${service.dependsOn.join(", ")}`;
  const head = `${style.strong(service.name)} (${owner}${needs})`;
  const drawn = timelines.map(timelineOfReport).map(({ members, timeline }) => {
    return writeTimelineText(timeline, `backups of ${titleOf(members)}`, style);
  });
  return [head, ...service.scenarios.map((scenario) => explainScenario(scenario, style)), ...drawn].join("\n\n");
}

function explainScenario(scenario: ReportScenario, style: Style): string {
  const { verdict, reason, because, objective, rto, rpo, members } = scenario;
  const said = verdict === "undeclared" ? "undeclared: no objective is stated" : verdict;
  const why = [reason, because].filter((part) => part !== undefined).join(", ");
  const names = namesOfUrns(members.map(({ urn }) => urn));
  return [
    `${style.strong(scenario.scenario)}: ${said}${why === "" ? "" : ` (${why})`}`,
    ...explainBound("recovery time", objective.rtoSeconds, rto, names, style),
    ...explainBound("data loss", objective.rpoSeconds, rpo, names, style),
    ...explainMembers(members, [...rto.steps, ...rpo.steps], names, style),
  ].join("\n");
}

function explainBound(
  what: "recovery time" | "data loss",
  objective: number | null,
  bound: ReportBound,
  names: Names,
  style: Style,
): readonly string[] {
  const stated = objective === null ? "" : `, objective ${formatDuration(objective)}`;
  const steps = bound.steps.map((step) => ({ ...step, label: ofMember(step, names) }));
  return [`  ${what}: ${writeTotal(what, bound)}${stated}`, ...explainSteps(steps, "    ", style)];
}

/** What members are called, by URN. */
type Names = ReadonlyMap<string, string>;

/** A step with the member that takes it: `orders-db: restore`. */
function ofMember({ label, member }: ReportStep, names: Names): string {
  return member === undefined ? label : `${names.get(member) ?? nameInUrn(member)}: ${label}`;
}

function explainSteps(steps: readonly ReportStep[], indent: string, style: Style): readonly string[] {
  const width = Math.max(0, ...steps.map(({ label }) => label.length));
  return steps.flatMap(({ label, lo, hi, detail, provenance, source }) => {
    const interval = lo === null ? undefined : writeInterval({ lo, hi });
    const about = [interval, detail].filter((part) => part !== undefined).join(" ");
    const figure = `${indent}${label.padEnd(width)}  ${about}`.trimEnd();
    return [figure, style.faint(`${indent}  ${provenance}: ${source}`)];
  });
}

function writeTotal(what: "recovery time" | "data loss", { seconds, atLeastSeconds }: ReportBound): string {
  if (atLeastSeconds === null) return what === "recovery time" ? "never" : "all is lost";
  if (seconds === null && atLeastSeconds === 0) return "no upper bound";
  if (seconds === null) return `at least ${formatDuration(atLeastSeconds)}, no upper bound`;
  if (seconds === atLeastSeconds) return formatDuration(seconds);
  return `${formatDuration(atLeastSeconds)} to ${formatDuration(seconds)}`;
}

/** The way back of each member, with those of its steps that are no part of the sums of the service. */
function explainMembers(
  members: readonly ReportMember[],
  summed: readonly ReportStep[],
  names: Names,
  style: Style,
): readonly string[] {
  const isSummed = (step: ReportStep) => summed.some((one) => isSameStep(one, step));
  return members.flatMap(({ urn, path }) => {
    const steps = path === null ? [] : [...path.rto.steps, ...path.rpo.steps].filter((step) => !isSummed(step));
    return [...explainPath(names.get(urn) ?? "", path, style), ...explainSteps(steps, "    ", style)];
  });
}

function explainPath(name: string, path: ReportPath | null, style: Style): readonly string[] {
  if (path === null) return [`  ${name}: no way back`];
  const { mechanism, startedBy, endpoint, target, requires } = path;
  const by = startedBy === "people" ? "started by people" : "automatic";
  const where = target.region === null ? "" : `, in ${target.region}`;
  return [
    `  ${name}: ${mechanism} (${by}, ${endpoint} endpoint${where})`,
    ...requires.map(({ text, holds, because }) => {
      const mark = holds === true ? "yes" : holds === false ? "no" : "not known";
      return style.faint(`    requires: ${text}: ${mark}${because === undefined ? "" : ` (${because})`}`);
    }),
  ];
}
