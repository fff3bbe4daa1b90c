import { dependencyLooser, looserThan, type Promising } from "../../rules/dependency-looser";
import { docsOf } from "../make-report";
import type { Report, ReportFinding, ReportService } from "../report";
import type { MergedServices } from "./merged-services";

/** A dependency that promises less than what depends on it. */
interface Looser {
  readonly dependency: string;
  readonly finding: ReportFinding;
}

/** The services by name, as they are over all stacks. */
type Services = ReadonlyMap<string, ReportService>;

/** The dependencies on services of other stacks that promise less; of those within a stack it has told itself. */
export function looserDependencies(services: Services, merging: MergedServices): readonly Looser[] {
  return [...services.values()].flatMap((service) =>
    service.dependsOn.flatMap((dependency) => {
      const other = services.get(dependency);
      const stacks = merging.stacksOf(dependency);
      if (other === undefined || merging.stacksOf(service.name).some((stack) => stacks.includes(stack))) return [];
      return looserThan(promiseOf(service), promiseOf(other)).map((found): Looser => {
        const { id: rule, level, severity } = dependencyLooser;
        return { dependency, finding: { ...found, rule, level, severity, docs: docsOf(rule) } };
      });
    }),
  );
}

function promiseOf({ name, scenarios }: ReportService): Promising {
  const rtos = new Map(scenarios.map(({ scenario, objective }) => [scenario, objective.rtoSeconds]));
  return { name, rtoIn: (scenario) => rtos.get(scenario) ?? null };
}

/** The service of another stack that a finding of one stack takes at its word, where that stack is known now. */
export function promisedIn({ rule, service, message }: ReportFinding, report: Report, services: Services) {
  if (rule !== dependencyLooser.id) return undefined;
  const here = report.services.map(({ name }) => name);
  return services
    .get(service ?? "")
    ?.dependsOn.filter((name) => services.has(name) && !here.includes(name))
    .find((name) => message.includes(` depends on ${name}, which `));
}

/** Whether a finding is on the same dependency, whatever figures it tells. */
export function isOn({ dependency, finding }: Looser, { rule, service, scenario, message }: ReportFinding): boolean {
  return (
    rule === finding.rule &&
    service === finding.service &&
    scenario === finding.scenario &&
    message.includes(` depends on ${dependency}, which `)
  );
}
