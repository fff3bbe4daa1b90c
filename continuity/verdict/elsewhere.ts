import { type JudgeOptions, judgeOf } from "./service-verdicts";
import type { Service } from "./services";
import type { ServiceVerdict } from "./verdict";

/** What a stack leaves to others: services that it needs and does not declare. */
export interface Elsewhere {
  /** Sorted by name. */
  readonly services: readonly ServiceElsewhere[];
  /** Services that need one of them, directly or through others, as if they waited for no service at all. */
  readonly alone: readonly ServiceVerdict[];
}

export interface ServiceElsewhere {
  readonly name: string;
  /** The services that name it as a dependency, sorted. */
  readonly neededBy: readonly string[];
  /** Whether somebody says under `external` what it promises. */
  readonly promised: boolean;
}

/** What is left to other stacks, with all that is known of it here. */
export function leftElsewhere(services: readonly Service[], options: JudgeOptions): Elsewhere {
  const here = new Map(services.map((service) => [service.name, service]));
  const needed = new Set(services.flatMap(({ statement }) => statement.dependsOn).filter((name) => !here.has(name)));
  if (needed.size === 0) return { services: [], alone: [] };
  const promised = new Set(options.elsewhere.map(({ name }) => name));
  const leaving = leavingServices(services, needed);
  const judge = judgeOf(services.map(waitingForNobody), options);
  return {
    services: [...needed].sort().map((name) => ({
      name,
      neededBy: services.filter(({ statement }) => statement.dependsOn.includes(name)).map((service) => service.name),
      promised: promised.has(name),
    })),
    alone: services
      .filter(({ name }) => leaving.has(name))
      .map((service) => judge.verdicts(judge.find(service.name) ?? waitingForNobody(service))),
  };
}

/** The services that need one of these, directly or through others. */
function leavingServices(services: readonly Service[], needed: ReadonlySet<string>): ReadonlySet<string> {
  const leaving = new Set<string>();
  for (let before = -1; before < leaving.size; ) {
    before = leaving.size;
    for (const { name, statement } of services) {
      if (statement.dependsOn.some((one) => needed.has(one) || leaving.has(one))) leaving.add(name);
    }
  }
  return leaving;
}

function waitingForNobody(service: Service): Service {
  return { ...service, statement: { ...service.statement, dependsOn: [] } };
}
