import type { Objective } from "../declaration/objectives";
import { objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import type { ResponseTimes } from "../declaration/statement";
import { mechanismOf } from "../mechanisms/catalogue";
import type { Surroundings } from "../mechanisms/mechanism";
import { type Bound, bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { derived, impossible, open } from "../recovery/step";
import { combine, type Judged } from "./combine";
import { responsesOf } from "./critical-path";
import {
  aloneTiming,
  type Candidate,
  commonCauseTiming,
  hitsAll,
  judgeIncident,
  type Outcome,
  quickestTime,
} from "./judge";
import type { View } from "./options";
import { recoveryOrder } from "./order";
import type { Member, Service } from "./services";
import type { ScenarioVerdict, ServiceVerdict } from "./verdict";

/** What the verdicts on services rest on. */
export interface JudgeOptions extends Surroundings {
  /** Response times of the policy configuration. */
  readonly response: Readonly<Partial<ResponseTimes>>;
}

/** Judges every service in every scenario. */
export function judgeServices(services: readonly Service[], options: JudgeOptions): readonly ServiceVerdict[] {
  const judge = new ServiceJudge(services, options);
  return services.map((service) => ({
    name: service.name,
    scenarios: SCENARIOS.map((scenario) => judge.verdict(service, scenario)),
  }));
}

class ServiceJudge {
  readonly #byName: ReadonlyMap<string, Service>;
  readonly #paths = new Map<Member, readonly RecoveryPath[]>();
  readonly #finishes = new Map<string, Bound>();

  constructor(
    services: readonly Service[],
    readonly options: JudgeOptions,
  ) {
    this.#byName = new Map(services.map((service) => [service.name, service]));
  }

  verdict(service: Service, scenario: Scenario): ScenarioVerdict {
    const objective = objectivesByScenario(service.statement.objectives)[scenario];
    const outcome = this.#outcome(service, scenario, objective);
    if (objective.rto !== null || objective.rpo !== null) return { scenario, objective, ...outcome };
    const { rto, rpo, binds, members } = outcome;
    return { scenario, objective, verdict: "undeclared", rto, rpo, binds, members };
  }

  #outcome(service: Service, scenario: Scenario, objective: Objective): Outcome {
    const candidates = this.#candidates(service, scenario);
    if (service.members.length === 0) return NO_MEMBERS;
    if (candidates.length === 0) return NOTHING_TO_LOSE;
    if (hitsAll(scenario)) return this.#commonCause(service, scenario, candidates, objective);
    const timing = aloneTiming(responsesOf(service.statement.response, this.options.response));
    const groups = scenario === "data" ? byConsistencyGroup(candidates) : candidates.map((one) => [one]);
    return combine(
      groups.map((group) => best(consistentChoices(group).map((choice) => judgeIncident(choice, objective, timing)))),
    );
  }

  #commonCause(service: Service, scenario: Scenario, candidates: readonly Candidate[], objective: Objective): Outcome {
    const timing = this.#commonTiming(service, scenario);
    return best(perTarget(scenario, candidates).map((choice) => judgeIncident(choice, objective, timing)));
  }

  #commonTiming(service: Service, scenario: Scenario) {
    const needs = recoveryOrder(service.members, this.options.index);
    const dependencies = (view: View) => service.statement.dependsOn.map((name) => this.#finish(name, scenario, view));
    return commonCauseTiming(responsesOf(service.statement.response, this.options.response), needs, dependencies);
  }

  /** When a service that others depend on is back, whatever they themselves need. */
  #finish(name: string, scenario: Scenario, view: View): Bound {
    const key = `${name}\n${scenario}\n${view}`;
    const known = this.#finishes.get(key);
    if (known) return known;
    this.#finishes.set(
      key,
      bound(open(`service ${name}, which waits for itself`, "unknown", "a circle of dependencies")),
    );
    const finish = this.#computeFinish(name, scenario, view);
    this.#finishes.set(key, finish);
    return finish;
  }

  #computeFinish(name: string, scenario: Scenario, view: View): Bound {
    const service = this.#byName.get(name);
    if (service === undefined) {
      return bound(open(`service ${name}`, "unknown", `service ${name} is declared neither here nor elsewhere`));
    }
    const objective = objectivesByScenario(service.statement.objectives)[scenario];
    const timing = this.#commonTiming(service, scenario);
    const candidates = this.#candidates(service, scenario);
    const times = perTarget(scenario, candidates)
      .map((choice) => quickestTime(choice, { rto: null, rpo: objective.rpo }, timing, view))
      .filter((time) => time !== undefined)
      .sort((a, b) => (view === "sure" ? (a.hi ?? Infinity) - (b.hi ?? Infinity) || 0 : a.lo - b.lo));
    const [first] = times;
    if (first) return first;
    const label = `service ${name}`;
    return bound(
      view === "sure"
        ? open(label, "untested", `nothing shows that service ${name} comes back`)
        : impossible(label, `service ${name} has no way back`),
    );
  }

  #candidates(service: Service, scenario: Scenario): Candidate[] {
    const members = scenario === "data" ? service.members.filter(({ role }) => role === "data") : service.members;
    return members.map((member) => ({
      member,
      paths: this.#pathsOf(service, member).filter((path) => path.scenario === scenario),
    }));
  }

  #pathsOf(service: Service, member: Member): readonly RecoveryPath[] {
    const known = this.#paths.get(member);
    if (known) return known;
    const mechanism = mechanismOf(member.resource.type);
    const detectionWindow = service.statement.detectionWindow ?? 0;
    const subject = { resource: member.resource, tags: member.tags, service: service.name, detectionWindow };
    const paths = mechanism ? mechanism.paths(subject, this.options) : noModel(member);
    this.#paths.set(member, paths);
    return paths;
  }
}

/** A member of a type that no mechanism speaks for: anything may be true of it. */
function noModel(member: Member): readonly RecoveryPath[] {
  const step = open("no model", "unmodelled", `no model of ${member.resource.type}`);
  return SCENARIOS.map((scenario) => ({
    scenario,
    mechanism: "no model",
    target: ANYWHERE,
    startedBy: "automatic",
    endpoint: "same",
    requires: [],
    rpo: bound(member.role === "data" ? step : derived("keeps no data", 0, `role ${member.role}`)),
    rto: bound(step),
  }));
}

const ANYWHERE = { region: undefined, account: undefined };

/** For a lost Region or account all members end at one target; each target is a choice of its own. */
function perTarget(scenario: Scenario, candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (scenario === "zone") return [candidates];
  const key = (path: RecoveryPath) =>
    path.target === ANYWHERE ? undefined : `${path.target.region}/${path.target.account}`;
  const targets = new Set(candidates.flatMap(({ paths }) => paths.map(key)).filter((one) => one !== undefined));
  if (targets.size === 0) return [candidates];
  return [...targets].sort().map((target) =>
    candidates.map(({ member, paths }) => ({
      member,
      paths: paths.filter((path) => key(path) === undefined || key(path) === target),
    })),
  );
}

/** The data members of one consistency group are hit, and come back, together. */
function byConsistencyGroup(candidates: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const groups = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const { consistencyGroup, resource } = candidate.member;
    const key = consistencyGroup === undefined ? `urn ${resource.urn}` : `group ${consistencyGroup}`;
    groups.set(key, [...(groups.get(key) ?? []), candidate]);
  }
  return [...groups.values()];
}

/** A common instant: all members but one must be able to go back to any instant, so to that of the one's snapshot. */
function consistentChoices(group: readonly Candidate[]): readonly (readonly Candidate[])[] {
  if (group.length === 1) return [group];
  return group.map((free) =>
    group.map((one) => (one === free ? one : { ...one, paths: one.paths.filter((path) => path.anyInstant) })),
  );
}

function best(outcomes: readonly Outcome[]): Outcome {
  const rank: Readonly<Record<Judged, number>> = { meets: 0, unproven: 1, violates: 2 };
  const time = (one: Outcome) => one.rto.hi ?? Number.POSITIVE_INFINITY;
  return outcomes.reduce((one, other) => {
    const [a, b] = [rank[one.verdict as Judged], rank[other.verdict as Judged]];
    if (a !== b) return a < b ? one : other;
    return time(other) < time(one) ? other : one;
  });
}

const NO_MEMBERS: Outcome = {
  verdict: "unproven",
  reason: "unmodelled",
  because: "no resource whose recovery could be judged belongs to it",
  rto: bound(open("no member", "unmodelled", "no resource whose recovery could be judged belongs to it")),
  rpo: bound(),
  binds: { rto: undefined, rpo: undefined },
  members: [],
};

const NOTHING_TO_LOSE: Outcome = {
  verdict: "meets",
  rto: bound(),
  rpo: bound(derived("keeps no data", 0, "no member has the role data")),
  binds: { rto: undefined, rpo: undefined },
  members: [],
};
