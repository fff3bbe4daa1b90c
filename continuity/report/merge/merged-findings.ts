import { compareFindings } from "../../rules/finding";
import type { Report, ReportFinding, ReportScenario, ReportService } from "../report";
import { atLevel } from "./levels";
import { isOnTheSame, isPromise, looserDependencies } from "./looser-dependencies";
import { conflictsIn, findingsOn, type Rejudged, stillHolds } from "./merge-findings";
import type { MergedServices, StackService } from "./merged-services";
import { saysTheSame } from "./part";

/**
 * What is wrong over all stacks: what the findings of each still say, and what none of them could know. What a stack waived
 * of a service that it took at its word stays waived where that is wrong as well.
 *
 * @param reports by stack
 * @param parts by the name of a service, what each stack says of it
 * @param merged the services by name, as they are over all stacks
 */
export function mergedFindings(
  reports: ReadonlyMap<string, Report>,
  parts: ReadonlyMap<string, readonly StackService[]>,
  merged: ReadonlyMap<string, ReportService>,
  merging: MergedServices,
): Pick<Report, "findings" | "waived"> {
  const looser = looserDependencies(merged, merging).flatMap((one) => atLevel(one, reports));
  const isLooser = (one: ReportFinding) => looser.some((other) => isOnTheSame(one, other));
  const all = [...reports.values()];
  const holds = (one: ReportFinding, report: Report) => stillHolds(one, report, parts, merged);
  const findings = all.flatMap((report) =>
    report.findings.filter((one) => holds(one, report) && !isPromise(one, report, merged)),
  );
  const waived = all.flatMap((report) =>
    report.waived.filter((one) => holds(one, report) && (!isPromise(one, report, merged) || isLooser(one))),
  );
  const rejudged = [...merged.values()].flatMap((service) => rejudgedIn(service, merging));
  const conflicts = [...parts].flatMap(([name, of]) => conflictsIn(name, of));
  const across = [...conflicts, ...rejudged.flatMap(findingsOn)].flatMap((one) => atLevel(one, reports));
  const added = looser.filter((one) => !waived.some((other) => isOnTheSame(one, other)));
  return {
    findings: [...findings, ...added, ...across].sort(compareFindings),
    waived: waived.sort(compareFindings),
  };
}

/** The scenarios of which no stack by itself says what they come to. */
function rejudgedIn(service: ReportService, merging: MergedServices): readonly Rejudged[] {
  if (!merging.isOfSeveral(service.name)) return [];
  const services = merging.partsOf(service.name).map((part) => part.service);
  const stacks = [...new Set([service.name, ...service.dependsOn].flatMap((name) => merging.stacksOf(name)))].sort();
  return service.scenarios
    .filter((merged) => !scenariosOf(services, merged.scenario).some((one) => saysTheSame(one, merged)))
    .map((scenario) => ({ service: service.name, stacks, scenario }));
}

/** What several reports say of one scenario. */
export function scenariosOf(services: readonly ReportService[], name: string): readonly ReportScenario[] {
  return services.flatMap(({ scenarios }) => scenarios.filter(({ scenario }) => scenario === name));
}
