import { SCENARIOS } from "../../declaration/scenario";
import { summaryOf } from "../make-report";
import type { Report, ReportDrills, ReportService } from "../report";
import { mergedFindings, scenariosOf } from "./merged-findings";
import { MergedServices, type StackService } from "./merged-services";
import { saysTheSame } from "./part";

/** Reports that cannot be joined. */
export class MergeError extends Error {
  constructor(readonly problem: string) {
    super(problem);
    this.name = "MergeError";
  }
}

/**
 * Joins the reports of several stacks: services that have members in several, and dependencies between them, with one verdict.
 *
 * @param unsorted one at least; their order does not matter
 * @throws MergeError where two are of the same stack, or they were judged by different settings
 */
export function mergeReports(unsorted: readonly Report[]): Report {
  const reports = [...unsorted].sort((a, b) => (labelOf(a) < labelOf(b) ? -1 : 1));
  const byAge = [...reports].sort((a, b) => (a.asOf < b.asOf ? -1 : 1));
  const [oldest, newest] = [byAge[0], byAge.at(-1)];
  if (oldest === undefined || newest === undefined) throw new MergeError("there is no report to merge");
  refuseMismatch(reports);
  const parts = partsOf(reports);
  const merging = new MergedServices(parts);
  const merged = new Map([...parts].map(([name, all]) => [name, mergeService(name, all, merging)]));
  const services = [...merged.values()];
  const stacks = reports.map(({ project, stack, asOf }) => ({ project, stack, asOf }));
  const elsewhere = elsewhereOf(reports, parts);
  const timelines = reports.flatMap((report) => report.timelines ?? []);
  const locations = reports.flatMap((report) => Object.entries(report.locations ?? {}));
  return {
    schemaVersion: newest.schemaVersion,
    engine: engineOf(newest, reports),
    project: joined(stacks.map(({ project }) => project)),
    stack: joined(stacks.map(({ stack }) => stack)),
    // What the oldest says may no longer be so.
    asOf: oldest.asOf,
    services,
    ...(elsewhere.length === 0 ? {} : { elsewhere }),
    stacks,
    ...mergedFindings(new Map(reports.map((report) => [labelOf(report), report])), parts, merged, merging),
    ...(timelines.length === 0 ? {} : { timelines }),
    ...(locations.length === 0 ? {} : { locations: Object.fromEntries(locations) }),
    summary: summaryOf(services),
  };
}

/** Where stacks have rules at other levels each, those of one are not those of all. */
function engineOf({ engine: { rules, ...engine } }: Report, reports: readonly Report[]): Report["engine"] {
  const isShared = reports.every((one) => JSON.stringify(one.engine.rules) === JSON.stringify(rules));
  return isShared && rules !== undefined ? { ...engine, rules } : engine;
}

function labelOf({ project, stack }: Pick<Report, "project" | "stack">): string {
  return `${project}/${stack}`;
}

function joined(names: readonly string[]): string {
  return [...new Set(names)].sort().join("+");
}

function refuseMismatch(reports: readonly Report[]): void {
  const labels = reports.map(labelOf);
  const twice = labels.find((label, i) => labels.indexOf(label) < i);
  if (twice !== undefined) throw new MergeError(`two reports are of stack ${twice}; name one of each`);
  if (reports.some(({ stacks }) => stacks !== undefined)) {
    throw new MergeError("a merged report cannot be merged again; name the reports of its stacks");
  }
  const settings = ({ engine }: Report) => `${engine.backupTiming} timing, ${engine.toleratedMisses} tolerated misses`;
  const [first, other] = [...new Set(reports.map(settings))];
  if (other !== undefined) throw new MergeError(`the reports were judged differently: ${first} against ${other}`);
}

/** By the name of a service, sorted, what each stack says of it. */
function partsOf(reports: readonly Report[]): ReadonlyMap<string, readonly StackService[]> {
  const found = new Map<string, StackService[]>();
  for (const report of reports) {
    for (const service of report.services) {
      found.set(service.name, [...(found.get(service.name) ?? []), { stack: labelOf(report), service }]);
    }
  }
  return new Map([...found].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function mergeService(name: string, parts: readonly StackService[], merging: MergedServices): ReportService {
  const services = parts.map(({ service }) => service);
  const recovery = recoveryOf(services, merging);
  const drills = drillsOf(services);
  const planned = services.flatMap((service) => service.planned ?? []).sort((a, b) => (a.urn < b.urn ? -1 : 1));
  const present = SCENARIOS.filter((scenario) => scenariosOf(services, scenario).length > 0);
  const scenarios = present.map((scenario) => {
    const merged = merging.scenario(name, scenario);
    const alike = scenariosOf(services, scenario).find((one) => saysTheSame(one, merged));
    return alike?.waived ? { ...merged, waived: true as const } : merged;
  });
  return {
    name,
    owner: services.map(({ owner }) => owner).find((owner) => owner !== null) ?? null,
    dependsOn: merging.dependsOn(name),
    scenarios,
    ...(recovery === undefined ? {} : { recovery }),
    ...(drills === undefined ? {} : { drills }),
    ...(planned.length === 0 ? {} : { planned }),
  };
}

/** What a simulation has to know; over several stacks nobody knows the order of the members. */
function recoveryOf([only, ...others]: readonly ReportService[], merging: MergedServices): ReportService["recovery"] {
  if (only?.recovery === undefined || others.length > 0) return undefined;
  const elsewhere = only.recovery.elsewhere.filter(({ service }) => merging.stacksOf(service).length === 0);
  return { ...only.recovery, elsewhere };
}

function drillsOf(services: readonly ReportService[]): ReportDrills | undefined {
  const all = services.map(({ drills }) => drills).filter((drills) => drills !== undefined);
  const [newest] = [...all].sort((a, b) => (a.last.at < b.last.at ? 1 : -1));
  if (newest === undefined) return undefined;
  const counted = [...new Set(all.flatMap((drills) => drills.counted))];
  const leftOut = all.flatMap((drills) => drills.leftOut).filter(({ id }) => !counted.includes(id));
  const history = all.flatMap((drills) => drills.history ?? []).sort((a, b) => (a.at < b.at ? -1 : 1));
  return { last: newest.last, counted, leftOut, ...(history.length === 0 ? {} : { history }) };
}

/** What is left to stacks that nobody reports on. */
function elsewhereOf(
  reports: readonly Report[],
  parts: ReadonlyMap<string, unknown>,
): NonNullable<Report["elsewhere"]> {
  const left = reports.flatMap(({ elsewhere = [] }) => elsewhere).filter(({ name }) => !parts.has(name));
  const names = [...new Set(left.map(({ name }) => name))].sort();
  return names.map((name) => {
    const same = left.filter((one) => one.name === name);
    return {
      name,
      neededBy: [...new Set(same.flatMap(({ neededBy }) => neededBy))].sort(),
      promised: same.every(({ promised }) => promised),
    };
  });
}
