import { dependencyLooser, looserThan, type Promising } from "../../rules/dependency-looser";
import { docsOf } from "../make-report";
import type { Report, ReportFinding, ReportService } from "../report";
import type { AcrossStacks } from "./levels";
import type { MergedServices } from "./merged-services";

/** The services by name, as they are over all stacks. */
type Services = ReadonlyMap<string, ReportService>;

/** The dependencies on services of other stacks that promise less; of those within a stack it has told itself. */
export function looserDependencies(services: Services, merging: MergedServices): readonly AcrossStacks[] {
  return [...services.values()].flatMap((service) =>
    service.dependsOn.flatMap((dependency) => {
      const other = services.get(dependency);
      const [here, there] = [merging.stacksOf(service.name), merging.stacksOf(dependency)];
      if (other === undefined || here.some((stack) => there.includes(stack))) return [];
      const { id: rule, severity } = dependencyLooser;
      return looserThan(promiseOf(service), promiseOf(other)).map((found) => ({
        stacks: [...here, ...there],
        finding: { ...found, rule, severity, docs: docsOf(rule) },
      }));
    }),
  );
}

function promiseOf({ name, scenarios }: ReportService): Promising {
  const rtos = new Map(scenarios.map(({ scenario, objective }) => [scenario, objective.rtoSeconds]));
  return { name, rtoIn: (scenario) => rtos.get(scenario) ?? null };
}

/** Whether a finding of one stack takes a service of another one at its word, where that stack is known now. */
export function isPromise(
  { rule, dependency }: ReportFinding,
  { services: here }: Report,
  services: Services,
): boolean {
  if (rule !== dependencyLooser.id || dependency === undefined) return false;
  return services.has(dependency) && !here.some(({ name }) => name === dependency);
}

/** Whether two findings are on the same dependency, whatever figures they tell. */
export function isOnTheSame(one: ReportFinding, other: ReportFinding): boolean {
  return (["rule", "service", "scenario", "dependency"] as const).every((part) => one[part] === other[part]);
}
