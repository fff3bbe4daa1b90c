import type { Surroundings } from "../backup/protection";
import type { ExternalService } from "../declaration/external";
import type { Objective } from "../declaration/objectives";
import { objectivesByScenario } from "../declaration/objectives";
import { SCENARIOS, type Scenario } from "../declaration/scenario";
import type { ResponseTimes } from "../declaration/statement";
import { mechanismOf } from "../mechanisms/catalogue";
import { nameChange } from "../mechanisms/cut-over";
import { withEvidence } from "../mechanisms/measured";
import { type Bound, bound } from "../recovery/bound";
import { ANYWHERE, type RecoveryPath } from "../recovery/path";
import { derived, open, type Step } from "../recovery/step";
import { best, combine } from "./combine";
import { byConsistencyGroup, settle } from "./consistency";
import { type Responses, responsesOf } from "./critical-path";
import { Dependencies, type Promised } from "./dependencies";
import { finishOf } from "./finish";
import { hitsAll, perLostPlace, perTarget } from "./incidents";
import { judgeIncident, type Outcome } from "./judge";
import type { View } from "./options";
import { recoveryOrder } from "./order";
import type { Candidate } from "./recovery";
import type { Member, Service } from "./services";
import { subjectOf } from "./subject";
import { aloneTiming, commonCauseTiming, type Timing } from "./timing";
import type { ScenarioVerdict, ServiceVerdict } from "./verdict";

/** What the verdicts on services rest on. */
export interface JudgeOptions extends Surroundings {
  /** Response times of the policy configuration. */
  readonly response: Readonly<Partial<ResponseTimes>>;
  /** What services of other stacks promise. */
  readonly elsewhere: readonly ExternalService[];
}

/** The judge of a program. */
export function judgeOf(services: readonly Service[], options: JudgeOptions): ServiceJudge {
  const byName = new Map(services.map((service) => [service.name, service]));
  return new ServiceJudge((name) => byName.get(name), options);
}

/** What a judge knows beforehand, of another judge of nearly the same program. */
export interface Foreknown {
  pathsOf(service: Service, member: Member): readonly RecoveryPath[] | undefined;
  finishOf(service: Service, scenario: Scenario, view: View): Bound | undefined;
}

/** Judges services of one program; verdicts, and what a member has for ways back, are worked out once. */
export class ServiceJudge {
  readonly #dependencies: Dependencies;
  readonly #paths = new Map<Member, readonly RecoveryPath[]>();
  readonly #orders = new Map<Service, ReturnType<typeof recoveryOrder>>();
  readonly #responses = new Map<Service, Responses>();
  readonly #verdicts = new Map<Service, Map<Scenario, ScenarioVerdict>>();

  constructor(
    readonly find: (name: string) => Service | undefined,
    readonly options: JudgeOptions,
    readonly known?: Foreknown,
  ) {
    this.#dependencies = new Dependencies(
      find,
      options.elsewhere,
      (service, scenario, view) =>
        known?.finishOf(service, scenario, view) ??
        finishOf(service, scenario, view, this.#candidates(service, scenario), this.#commonTiming(service, scenario)),
    );
  }

  /** The services that a service needs, directly or through others, and itself. */
  neededBy(service: Service): ReadonlySet<string> {
    return this.#dependencies.needsOf(service.name);
  }

  /** When each service of another stack that a service depends on is back, as far as somebody promises it. */
  promisesTo(service: Service, scenario: Scenario): readonly Promised[] {
    return this.#dependencies.promisesTo(service, scenario);
  }

  /** When each service that a service depends on is back. */
  waitsOf(service: Service, scenario: Scenario, view: View): readonly Bound[] {
    return this.#dependencies.of(service, scenario, view);
  }

  /** When a service that others wait for is back. */
  finishOf(service: Service, scenario: Scenario, view: View): Bound {
    return this.#dependencies.finishOf(service, scenario, view);
  }

  verdicts(service: Service): ServiceVerdict {
    return { name: service.name, scenarios: SCENARIOS.map((scenario) => this.verdict(service, scenario)) };
  }

  verdict(service: Service, scenario: Scenario): ScenarioVerdict {
    const verdicts = this.#verdicts.get(service) ?? new Map<Scenario, ScenarioVerdict>();
    this.#verdicts.set(service, verdicts);
    const known = verdicts.get(scenario);
    if (known !== undefined) return known;
    const found = this.#judged(service, scenario);
    verdicts.set(scenario, found);
    return found;
  }

  #judged(service: Service, scenario: Scenario): ScenarioVerdict {
    const objective = objectivesByScenario(service.statement.objectives)[scenario];
    const outcome = this.#outcome(service, scenario, objective);
    if (objective.rto === null && objective.rpo === null) {
      const { rto, rpo, binds, members } = outcome;
      return { scenario, objective, verdict: "undeclared", rto, rpo, binds, members };
    }
    return { scenario, objective, ...withUnreadTags(outcome, service) };
  }

  #outcome(service: Service, scenario: Scenario, objective: Objective): Outcome {
    const candidates = this.#candidates(service, scenario);
    if (service.members.length === 0) return NO_MEMBERS;
    if (candidates.length === 0) return NOTHING_TO_LOSE;
    const window = service.statement.detectionWindow ?? 0;
    const judged = (hit: readonly Candidate[], timing: Timing) =>
      settle(scenario, hit, window, (choice) => judgeIncident(choice, objective, timing)).outcome;
    if (hitsAll(scenario)) {
      const timing = this.#commonTiming(service, scenario);
      const outcomes = perLostPlace(scenario, candidates).map((hit) =>
        best(perTarget(scenario, hit).map((choice) => judged(choice, timing))),
      );
      return combine(outcomes, objective);
    }
    const timing = aloneTiming(this.responsesOf(service));
    const groups = scenario === "data" ? byConsistencyGroup(candidates) : candidates.map((one) => [one]);
    return combine(
      groups.map((group) => judged(group, timing)),
      objective,
    );
  }

  #commonTiming(service: Service, scenario: Scenario): Timing {
    return commonCauseTiming(this.responsesOf(service), this.orderOf(service), (view) =>
      this.waitsOf(service, scenario, view),
    );
  }

  /** The members that each member of a service waits for. */
  orderOf(service: Service): ReturnType<typeof recoveryOrder> {
    const known = this.#orders.get(service) ?? recoveryOrder(service.members, this.options.index);
    this.#orders.set(service, known);
    return known;
  }

  /** What people do for a service, and how long it takes them. */
  responsesOf(service: Service): Responses {
    const known = this.#responses.get(service) ?? responsesOf(service.statement.response, this.options.response);
    this.#responses.set(service, known);
    return known;
  }

  #candidates(service: Service, scenario: Scenario): Candidate[] {
    const members = scenario === "data" ? service.members.filter(({ role }) => role === "data") : service.members;
    return members.map((member) => {
      const paths = this.pathsOf(service, member);
      const own = paths.filter((path) => path.scenario === scenario);
      return { member, paths: scenario === "zone" ? [...own, ...goingBack(member, paths)] : own };
    });
  }

  /** Every way back of a member, in every scenario. */
  pathsOf(service: Service, member: Member): readonly RecoveryPath[] {
    const known = this.#paths.get(member);
    if (known) return known;
    const paths = this.known?.pathsOf(service, member) ?? waysOf(service, member, this.options);
    this.#paths.set(member, paths);
    return paths;
  }
}

/** While its Region works, a member of a consistency group can follow the others back, even where it lost nothing itself. */
function goingBack({ role, consistencyGroup }: Member, paths: readonly RecoveryPath[]): readonly RecoveryPath[] {
  if (role !== "data" || consistencyGroup === undefined) return [];
  const known = new Set(paths.filter(({ scenario }) => scenario === "zone").map(({ mechanism }) => mechanism));
  return paths
    .filter(({ scenario, anyInstant, mechanism }) => scenario === "data" && anyInstant && !known.has(mechanism))
    .map((path) => ({ ...path, scenario: "zone" }));
}

function waysOf(service: Service, member: Member, options: JudgeOptions): readonly RecoveryPath[] {
  const mechanism = mechanismOf(member.resource.type);
  if (mechanism === undefined) return noModel(member);
  const subject = subjectOf(member, service);
  const byName = nameChange(subject, options);
  return withEvidence(mechanism.paths(subject, options), member.resource, options)
    .map((path) => (byName === undefined || path.endpoint === "same" ? path : { ...path, byName }))
    .map((path) => ofMember(member, path));
}

/** The steps of a time say whose they are, since a critical path leads through several members. */
function ofMember({ resource: { urn } }: Member, path: RecoveryPath): RecoveryPath {
  const own = (step: Step): Step => ({ ...step, member: urn });
  const { byName, rto } = path;
  return {
    ...path,
    member: urn,
    rto: bound(...rto.steps.map(own)),
    ...(byName === undefined ? {} : { byName: { change: own(byName.change), kept: own(byName.kept) } }),
  };
}

/** A tag that bears on every verdict of its service and cannot be read: nothing is shown, and what is wrong stays wrong. */
function withUnreadTags(outcome: Outcome, service: Service): Outcome {
  const [first] = service.unread;
  if (first === undefined || outcome.verdict === "violates" || outcome.reason === "unknown") return outcome;
  const { resource, because } = first;
  return { ...outcome, verdict: "unproven", reason: "unknown", because, binds: { ...outcome.binds, doubt: resource } };
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

const NO_MEMBER = "no resource whose recovery could be judged belongs to it";

const NO_MEMBERS: Outcome = {
  verdict: "unproven",
  reason: "unmodelled",
  because: NO_MEMBER,
  rto: bound(open("no member", "unmodelled", NO_MEMBER)),
  rpo: bound(open("no member", "unmodelled", NO_MEMBER)),
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
