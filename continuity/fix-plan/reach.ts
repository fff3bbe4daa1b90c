import type { Program } from "../assess";
import { PLAN_TYPE } from "../backup/plan";
import { SELECTION_TYPE } from "../backup/plans";
import { protectionOf } from "../backup/protection";
import { typeInUrn } from "../estate/urn";
import { subjectOf } from "../verdict/subject";
import { neededBy, type Step } from "./step";

/**
 * Tells which services steps bear on, so that only those are judged anew. It goes by members, references and backup plans; what
 * it should miss, the judging of the finished plan from scratch finds out.
 */
export class Reach {
  /** The services by URN: of a member, and of the members that a reference joins to a resource. */
  readonly #joined = new Map<string, Set<string>>();
  readonly #members = new Set<string>();
  /** The services whose members a plan may cover, by its URN. */
  readonly #covered = new Map<string, Set<string>>();
  /** The services whose members have points in a vault, by its URN. */
  readonly #stored = new Map<string, Set<string>>();
  readonly #waiting = new Map<string, ReadonlySet<string>>();

  /** @param first the program as it is, before any step */
  constructor({ declared, judge, surroundings }: Program) {
    for (const service of declared.services) {
      this.#waiting.set(service.name, judge.neededBy(service));
      for (const member of service.members) {
        const { urn, edges } = member.resource;
        this.#members.add(urn);
        for (const one of [urn, ...Object.values(edges).flat()]) noted(this.#joined, one, service.name);
        const { covering, chains } = protectionOf(subjectOf(member, service), surroundings);
        for (const { plan } of covering) noted(this.#covered, plan.resource.urn, service.name);
        for (const { vault } of chains) noted(this.#stored, vault.resource?.urn ?? UNKNOWN_VAULT, service.name);
      }
    }
  }

  /**
   * The services that some steps may bear on, with those that wait for them; undefined where that may be any.
   *
   * @param among all steps of the draft, those among them
   */
  of(steps: readonly Step[], among: readonly Step[]): ReadonlySet<string> | undefined {
    const reached = new Set<string>();
    for (const step of steps) {
      const own = this.#ofStep(step, among);
      if (own === undefined) return undefined;
      for (const name of own) reached.add(name);
    }
    const waiting = [...this.#waiting].filter(([, needs]) => [...needs].some((name) => reached.has(name)));
    return new Set(waiting.map(([name]) => name));
  }

  #ofStep(step: Step, among: readonly Step[]): readonly string[] | undefined {
    const { urn, services } = step;
    const type = typeInUrn(urn);
    if (step.kind === "add") {
      if (LOCK.test(type)) return [...services, ...this.#storedIn(neededBy(step), among)];
      return [...services, ...neededBy(step).flatMap((one) => this.#of(one))];
    }
    if (type === PLAN_TYPE) return [...services, ...this.#coveredBy(urn, among)];
    // A lock or a vault that is there: which points that is about, a step does not tell.
    if (type.startsWith("aws:backup/")) return undefined;
    return this.#members.has(urn) ? [...services, ...this.#of(urn)] : undefined;
  }

  #of(urn: string): readonly string[] {
    return [...(this.#joined.get(urn) ?? [])];
  }

  #coveredBy(plan: string, among: readonly Step[]): readonly string[] {
    const selections = among.filter((step) => step.kind === "add" && step.type === SELECTION_TYPE);
    const added = selections.filter((step) => neededBy(step).includes(plan));
    return [...(this.#covered.get(plan) ?? []), ...added.flatMap(({ services }) => services)];
  }

  /** Who stores in a vault by the plans that are there, and whoever was given another plan. */
  #storedIn(vaults: readonly string[], among: readonly Step[]): readonly string[] {
    const selections = among.filter((step) => step.kind === "add" && step.type === SELECTION_TYPE);
    const known = [...vaults, UNKNOWN_VAULT].flatMap((urn) => [...(this.#stored.get(urn) ?? [])]);
    return [...known, ...selections.flatMap(({ services }) => services)];
  }
}

const UNKNOWN_VAULT = "";

/** What is said of a vault that is there; another vault is nobody's yet. */
const LOCK = /vaultLockConfiguration|vaultPolicy/;

function noted(names: Map<string, Set<string>>, key: string, name: string): void {
  const known = names.get(key) ?? new Set<string>();
  names.set(key, known.add(name));
}
