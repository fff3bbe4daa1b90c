import type { Scenario } from "../declaration/scenario";
import { type Bound, bound } from "../recovery/bound";
import { open } from "../recovery/step";
import type { View } from "./options";
import type { Service } from "./services";

/** When a service is back from a scenario, whatever it itself waits for. */
export type Finish = (service: Service, scenario: Scenario, view: View) => Bound;

/** The services that others wait for. Each finish is worked out once; what waits in a circle has none. */
export class Dependencies {
  readonly #byName: ReadonlyMap<string, Service>;
  readonly #finishes = new Map<string, Bound>();
  readonly #needs = new Map<string, ReadonlySet<string>>();

  constructor(
    services: readonly Service[],
    readonly finish: Finish,
  ) {
    this.#byName = new Map(services.map((service) => [service.name, service]));
  }

  /** When each service that a service depends on is back. */
  of(service: Service, scenario: Scenario, view: View): readonly Bound[] {
    return service.statement.dependsOn.map((name) => {
      const other = this.#byName.get(name);
      if (other === undefined) {
        return bound(open(`service ${name}`, "unknown", `it depends on service ${name}, which nobody declares`));
      }
      if (this.#needsOf(name).has(service.name)) {
        return bound(open(`service ${name}`, "unknown", `it and service ${name} wait for each other`));
      }
      return this.#finishOf(other, scenario, view);
    });
  }

  #finishOf(service: Service, scenario: Scenario, view: View): Bound {
    const key = `${service.name}\n${scenario}\n${view}`;
    const known = this.#finishes.get(key);
    if (known) return known;
    const finish = named(service.name, this.finish(service, scenario, view));
    this.#finishes.set(key, finish);
    return finish;
  }

  /** A service with all that it needs, directly or through others. */
  #needsOf(name: string): ReadonlySet<string> {
    const known = this.#needs.get(name);
    if (known) return known;
    const found = new Set<string>();
    const queue = [name];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(...(this.#byName.get(next)?.statement.dependsOn ?? []));
    }
    this.#needs.set(name, found);
    return found;
  }
}

/** The steps of another service say whose they are. */
function named(service: string, finish: Bound): Bound {
  const steps = finish.steps.map((step) =>
    / ?service [a-z0-9-]+$/.test(step.label) ? step : { ...step, label: `${step.label} of service ${service}` },
  );
  return bound(...steps);
}
