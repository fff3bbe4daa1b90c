import { type ExternalService, writeVoucher } from "../declaration/external";
import { objectivesByScenario } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import { type Bound, bound } from "../recovery/bound";
import { declared, open, type Step } from "../recovery/step";
import type { View } from "./options";
import type { Service } from "./services";

/** When a service is back from a scenario, whatever it itself waits for. */
export type Finish = (service: Service, scenario: Scenario, view: View) => Bound;

/** The services that others wait for. Each finish is worked out once; what waits in a circle has none. */
export class Dependencies {
  readonly #elsewhere: ReadonlyMap<string, ExternalService>;
  readonly #finishes = new Map<string, Bound>();
  readonly #needs = new Map<string, ReadonlySet<string>>();

  /** @param elsewhere what services of other stacks promise; of one name, that of this stack counts */
  constructor(
    readonly find: (name: string) => Service | undefined,
    elsewhere: readonly ExternalService[],
    readonly finish: Finish,
  ) {
    this.#elsewhere = new Map(elsewhere.map((service) => [service.name, service]));
  }

  /** When each service that a service depends on is back. */
  of(service: Service, scenario: Scenario, view: View): readonly Bound[] {
    return service.statement.dependsOn.map((name) => {
      const [other, promised] = [this.find(name), this.#elsewhere.get(name)];
      if (other === undefined && promised !== undefined) return bound(promiseOf(promised, scenario));
      if (other === undefined) {
        return bound(nobodys(name));
      }
      if (this.needsOf(name).has(service.name)) {
        return bound(open(`service ${name}`, "unknown", `it and service ${name} wait for each other`));
      }
      return this.finishOf(other, scenario, view);
    });
  }

  /** Those of other stacks among them, with what is promised of each; those that nobody declares promise nothing. */
  promisesTo(service: Service, scenario: Scenario): readonly Promised[] {
    return service.statement.dependsOn
      .filter((name) => this.find(name) === undefined)
      .map((name) => {
        const promised = this.#elsewhere.get(name);
        return { service: name, step: promised === undefined ? nobodys(name) : promiseOf(promised, scenario) };
      });
  }

  /** When a service that others wait for is back; its steps say whose they are. */
  finishOf(service: Service, scenario: Scenario, view: View): Bound {
    const key = `${service.name}\n${scenario}\n${view}`;
    const known = this.#finishes.get(key);
    if (known) return known;
    const finish = named(service.name, this.finish(service, scenario, view));
    this.#finishes.set(key, finish);
    return finish;
  }

  /** A service with all that it needs, directly or through others. */
  needsOf(name: string): ReadonlySet<string> {
    const known = this.#needs.get(name);
    if (known) return known;
    const found = new Set<string>();
    const queue = [name];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(...(this.find(next)?.statement.dependsOn ?? []));
    }
    this.#needs.set(name, found);
    return found;
  }
}

/** Of a service of another stack, when it is back. */
export interface Promised {
  readonly service: string;
  readonly step: Step;
}

function nobodys(name: string): Step {
  return open(`service ${name}`, "unknown", `it depends on service ${name}, which nobody declares`);
}

/** A service of another stack is back when somebody says it is, and nobody knows when where nobody says. */
function promiseOf(service: ExternalService, scenario: Scenario): Step {
  const label = `service ${service.name}`;
  const { rto } = objectivesByScenario(service.objectives)[scenario];
  if (typeof rto === "number") return declared(label, rto, `its RTO, ${writeVoucher(service)}: ${service.reason}`);
  return open(label, "untested", `${label} of another stack promises no RTO (${scenario}), ${writeVoucher(service)}`);
}

/** The steps of another service say whose they are. */
function named(service: string, finish: Bound): Bound {
  const steps = finish.steps.map((step) =>
    isOfOtherService(step) ? step : { ...step, label: `${step.label} of service ${service}` },
  );
  return bound(...steps);
}

/** Whether a step belongs to a service that another one waits for. */
export function isOfOtherService({ label }: Pick<Step, "label">): boolean {
  return /(^| of )service [a-z0-9-]+$/.test(label);
}
