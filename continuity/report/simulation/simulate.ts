import type { Report } from "../report";
import { type Hit, struckBy } from "./hit";
import { type Loss, SCENARIO_OF, writeLoss } from "./loss";
import { isHit, membersBack, type ReturnedHit, spanOfStep, times, toldMember, verification } from "./member-return";
import { type Recoverable, recoverableIn } from "./recoverable";
import type { SimulatedService, SimulatedTime, Simulation } from "./simulation";
import { AT_ONCE, latest, perhaps, type Span, sum, WITHOUT_END } from "./span";

/**
 * What a loss comes to: who is affected, and when each is back. Times are those of the verdicts' ways back; unlike in a
 * verdict, what comes back by itself does not wait for people.
 *
 * @throws LossError where the report does not say how a service comes back
 */
export function simulate(report: Report, loss: Loss): Simulation {
  const services = recoverableIn(report);
  const returns = new Returns(services, loss);
  const all = services.map((service) => ({ service, ...returns.of(service) }));
  return {
    lost: writeLoss(loss),
    scenario: SCENARIO_OF[loss.kind],
    affected: all
      .filter(({ isAffected }) => isAffected)
      .map((one) => toldService(one.service, one, loss))
      .sort(byReturn((one) => one.name)),
    unaffected: all
      .filter(({ isAffected }) => !isAffected)
      .map(({ service: { name } }) => name)
      .sort(),
  };
}

/** How a service fares. */
interface Fate {
  readonly hit: Hit;
  readonly isAffected: boolean;
  readonly back: Span;
  readonly members: readonly ReturnedHit[];
  readonly waitsFor: readonly string[];
}

/** When services are back, each worked out once; what waits in a circle has no known end. */
class Returns {
  readonly #done = new Map<string, Fate>();
  readonly #needs = new Map<string, ReadonlySet<string>>();
  readonly #services: ReadonlyMap<string, Recoverable>;

  constructor(
    services: readonly Recoverable[],
    readonly loss: Loss,
  ) {
    this.#services = new Map(services.map((service) => [service.name, service]));
  }

  of(service: Recoverable): Fate {
    const known = this.#done.get(service.name);
    if (known !== undefined) return known;
    const fate = this.#fateOf(service);
    this.#done.set(service.name, fate);
    return fate;
  }

  #fateOf(service: Recoverable): Fate {
    const struck = struckBy(this.loss, service);
    const hit = (["surely", "perhaps"] as const).find((kind) => struck.some((one) => one.hit === kind)) ?? "no";
    const members = hit === "no" ? [] : membersBack(service, struck, this.loss);
    const own = latest(...members.map(({ back }) => back));
    const waits = [...this.#within(service), ...this.#elsewhere(service)];
    const doubt = hit === "no" ? AT_ONCE : doubtOf(service, this.loss);
    const needed = latest(...waits.map(({ back }) => back));
    return {
      hit,
      isAffected: hit !== "no" || waits.length > 0,
      back: sum(latest(own, needed), verification(members, service.recovery), doubt),
      members: members.filter(isHit),
      waitsFor: waits.filter(({ back }) => back.hi > 0).map(({ name }) => name),
    };
  }

  /** Services of the report that are affected too. */
  #within({ name: own, dependsOn }: Recoverable): readonly Wait[] {
    return dependsOn.flatMap((name) => {
      const other = this.#services.get(name);
      if (other === undefined) return [];
      if (this.#neededBy(name).has(own)) return this.#isReached(name) ? [{ name, back: WITHOUT_END }] : [];
      const { isAffected, back } = this.of(other);
      return isAffected ? [{ name, back }] : [];
    });
  }

  /** Services of other stacks, which a loss may hit unless it is that of one member of this one. */
  #elsewhere({ recovery }: Recoverable): readonly Wait[] {
    const { kind } = this.loss;
    if (kind === "resource" || kind === "data") return [];
    return recovery.elsewhere
      .filter(({ service, scenario }) => scenario === SCENARIO_OF[kind] && !this.#services.has(service))
      .map(({ service, step }) => ({ name: service, back: perhaps(spanOfStep(step)) }));
  }

  /** Whether a loss reaches a service by itself or through what it depends on. */
  #isReached(name: string): boolean {
    return [...this.#neededBy(name)].some((one) => {
      const service = this.#services.get(one);
      return service !== undefined && struckBy(this.loss, service).some(({ hit }) => hit !== "no");
    });
  }

  /** A service with all that it depends on, directly or through others. */
  #neededBy(name: string): ReadonlySet<string> {
    const known = this.#needs.get(name);
    if (known !== undefined) return known;
    const found = new Set<string>();
    const queue = [name];
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      if (found.has(next)) continue;
      found.add(next);
      queue.push(...(this.#services.get(next)?.dependsOn ?? []));
    }
    this.#needs.set(name, found);
    return found;
  }
}

interface Wait {
  readonly name: string;
  readonly back: Span;
}

/** Where a setting that the verdict needs is not known, no time is sure. */
function doubtOf(service: Recoverable, loss: Loss): Span {
  return becauseOf(service, loss) === undefined ? AT_ONCE : WITHOUT_END;
}

function becauseOf({ scenarios }: Recoverable, { kind }: Loss): string | undefined {
  const judged = scenarios.find(({ scenario }) => scenario === SCENARIO_OF[kind]);
  return judged?.reason === "unknown" ? (judged.because ?? "a setting cannot be known") : undefined;
}

function toldService(service: Recoverable, { hit, back, members, waitsFor }: Fate, loss: Loss): SimulatedService {
  const { name, owner, scenarios } = service;
  const rto = scenarios.find(({ scenario }) => scenario === SCENARIO_OF[loss.kind])?.objective.rtoSeconds ?? null;
  const because = hit === "no" ? undefined : becauseOf(service, loss);
  return {
    name,
    owner,
    hit,
    ...times(back),
    rtoSeconds: rto,
    ...(rto === null ? {} : { rto: back.hi <= rto ? "within" : back.lo > rto ? "beyond" : "open" }),
    waitsFor,
    ...(because === undefined ? {} : { because }),
    members: members.map((one) => toldMember(one, loss)).sort(byReturn(({ urn }) => urn)),
  };
}

/** By the time at which something is surely back, then by the earliest; what never is comes last. */
function byReturn<T extends SimulatedTime>(name: (one: T) => string) {
  const infinite = (value: number | null) => value ?? Number.MAX_SAFE_INTEGER;
  return (a: T, b: T): number =>
    infinite(a.latestSeconds) - infinite(b.latestSeconds) ||
    infinite(a.earliestSeconds) - infinite(b.earliestSeconds) ||
    (name(a) < name(b) ? -1 : 1);
}
