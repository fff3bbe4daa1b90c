import { protectionOf } from "../backup/protection";
import type { Objective } from "../declaration/objectives";
import type { EstateResource } from "../estate/resource";
import { type Bound, compare } from "../recovery/bound";
import { exists, type RecoveryPath } from "../recovery/path";
import { aloneTime, responsesOf } from "../verdict/critical-path";
import { lossLimit } from "../verdict/recovery";
import type { ServiceJudge } from "../verdict/service-verdicts";
import type { Member, Service } from "../verdict/services";
import { subjectOf } from "../verdict/subject";
import type { ScenarioVerdict } from "../verdict/verdict";
import { type Change, joined } from "./change";
import { hourlyLoss } from "./hourly";
import { asFarAsKnown } from "./known-objectives";
import { ownChanges } from "./own-changes";
import { retold } from "./retold";
import { ruleChanges } from "./rule-changes";
import { affords, answerOf, isAnswer, smallest, tried } from "./search";
import { situationOf, waitsOf } from "./situation";
import { tryOut } from "./trial";

/** What would meet an objective that is not met, or why nothing that we know of would. */
export type Remedy =
  | {
      readonly kind: "changes";
      readonly changes: readonly Change[];
      /** What the service comes to with them; its ways back may be told with the names of one that is like it. */
      readonly verdict: ScenarioVerdict;
    }
  | {
      /** These changes mend the members one by one; together they still take too long, or wait for another service. */
      readonly kind: "not enough";
      readonly changes: readonly Change[];
    }
  | {
      readonly kind: "none";
      /** The member for which there is no change; undefined where none fails by itself. */
      readonly member?: EstateResource;
      /** Whether it takes too long, whatever is lost. */
      readonly tooSlow: boolean;
      /** What is lost at the least with the most frequent backups; undefined where it has none. */
      readonly hourly?: Bound;
      /** Changes for that member with which the objective is surely missed no longer, though it stays open. */
      readonly inPart?: readonly Change[];
    };

/** A search gives up after so many trials, all of them together after so many more, so that no program takes for ever. */
const TRIALS = 24;
const ALL_TRIALS = 600;
const ALL_RUNS = 100_000;

/** Of more failing members than these, nothing is proposed for all of them. */
const MOST_MEMBERS = 12;

/** A member that fails by itself, with all that could be changed for it. */
interface Failing {
  readonly member: Member;
  /** The service as if it had no other member. */
  readonly service: Service;
  readonly verdict: ScenarioVerdict;
  readonly sets: readonly (readonly Change[])[];
}

/** What was found for a situation: which set for each failing member, or for which of them there is none. */
type Answer =
  | { readonly positions: readonly (number | undefined)[] }
  | { readonly without: number; readonly inPart: number | undefined };

/** Finds remedies for the services of one program; situations alike are searched once. */
export class Remedies {
  readonly #answers = new Map<string, Answer>();
  readonly #verdicts = new Map<string, { readonly verdict: ScenarioVerdict | undefined; readonly of: Service }>();
  readonly #alone = new Map<Member, Service>();
  readonly #runs = { left: ALL_RUNS, listed: new Set<string>() };
  #trials = ALL_TRIALS;

  constructor(readonly judge: ServiceJudge) {}

  /** The smallest changes that meet the objective of a service in a scenario, tried out by the same model. */
  of(declared: Service, before: ScenarioVerdict): Remedy {
    const service = asFarAsKnown(declared);
    const failing = this.#failing(service, before);
    if (failing.length === 0 || failing.length > MOST_MEMBERS) return { kind: "none", tooSlow: false };
    const situation = situationOf(service, before, failing, this.judge);
    const answer = this.#answers.get(situation) ?? this.#search(before, failing);
    this.#answers.set(situation, answer);
    if ("without" in answer) {
      const hopeless = failing[answer.without] as Failing;
      const inPart = answer.inPart === undefined ? undefined : hopeless.sets[answer.inPart];
      return { ...this.#hopeless(hopeless, before), ...(inPart && { inPart }) };
    }
    const changes = joined(...chosen(failing, answer.positions));
    const verdict = this.#together(situation, changes, service, before);
    return verdict ? { kind: "changes", changes, verdict } : { kind: "not enough", changes };
  }

  /** What changes come to for the service as a whole; shared by those that wait as long for others too. */
  #together(
    situation: string,
    changes: readonly Change[],
    service: Service,
    { scenario, reason }: ScenarioVerdict,
  ): ScenarioVerdict | undefined {
    const { judge } = this;
    const trial = tryOut(changes, service, judge);
    if (trial === undefined) return undefined;
    const question = JSON.stringify([situation, waitsOf(service, judge), waitsOf(trial.service, trial.judge)]);
    const known = this.#verdicts.get(question);
    if (known !== undefined) return known.verdict && retold(known.verdict, known.of, trial.service);
    const affordable = affords({ trials: 1, runs: this.#runs }, changes);
    const verdict = affordable
      ? answerOf(trial, { scenario, service, judge, provenOnly: reason === "range" })
      : undefined;
    this.#verdicts.set(question, { verdict, of: service });
    return verdict;
  }

  #failing(service: Service, { scenario, objective }: ScenarioVerdict): readonly Failing[] {
    const { judge } = this;
    const shared = scenario === "region" ? regionOfOthers(service, judge) : undefined;
    return service.members.flatMap((member) => {
      const own = this.#aloneWith(member, service);
      const verdict = judge.verdict(own, scenario);
      if (isAnswer(verdict) || verdict.verdict === "undeclared") return [];
      const paths = judge.pathsOf(own, member);
      const rules = mayReturnInTime(paths, objective, service, judge)
        ? ruleChanges(scenario, lossLimit(member, objective), subjectOf(member, service), judge.options, shared)
        : [];
      return [{ member, service: own, verdict, sets: [...ownChanges(scenario, paths), ...rules] }];
    });
  }

  /** Goes through the failing members one after another: what mends one may mend the next. */
  #search({ scenario, reason }: ScenarioVerdict, failing: readonly Failing[]): Answer {
    const { judge } = this;
    const provenOnly = reason === "range";
    const positions: (number | undefined)[] = [];
    for (const [i, one] of failing.entries()) {
      const made = joined(...chosen(failing, positions));
      const trials = Math.min(TRIALS, this.#trials);
      const budget = { trials, runs: this.#runs };
      const search = { scenario, service: one.service, judge, made, provenOnly, budget };
      const mended = made.length > 0 && tried([], search) !== undefined;
      const { answer, inPart } = mended ? {} : smallest(one.sets, search);
      this.#trials -= trials - budget.trials;
      if (!mended && answer === undefined) return { without: i, inPart };
      positions.push(answer);
    }
    return { positions };
  }

  /** A service of one member that waits for nobody. */
  #aloneWith(member: Member, service: Service): Service {
    const known = this.#alone.get(member);
    if (known !== undefined) return known;
    const statement = { ...service.statement, dependsOn: [] };
    const own = { ...service, members: [member], statement, unread: [] };
    this.#alone.set(member, own);
    return own;
  }

  #hopeless({ member, service }: Failing, { scenario, objective }: ScenarioVerdict): Remedy {
    const { options } = this.judge;
    const paths = this.judge.pathsOf(service, member).filter((path) => path.scenario === scenario);
    const subject = subjectOf(member, service);
    const tooSlow = paths.length > 0 && !paths.some((path) => mayMeetTime(path, objective, service, this.judge));
    const hourly = hourlyLoss(scenario, protectionOf(subject, options), subject, options);
    return { kind: "none", member: member.resource, tooSlow, ...(hourly ? { hourly } : {}) };
  }
}

function chosen(failing: readonly Failing[], positions: readonly (number | undefined)[]): readonly Change[] {
  return positions.flatMap((position, i) => (position === undefined ? [] : (failing[i]?.sets[position] ?? [])));
}

/** The Region in which members of a service may come back already, the first by name. */
function regionOfOthers(service: Service, judge: ServiceJudge): string | undefined {
  const open = service.members
    .flatMap((member) => judge.pathsOf(service, member))
    .filter((path) => path.scenario === "region" && exists(path) !== false);
  return open
    .map(({ target }) => target.region)
    .filter((region) => region !== undefined)
    .sort()[0];
}

/** Whether any restore could be in time, so that more backups may help. */
function mayReturnInTime(
  paths: readonly RecoveryPath[],
  objective: Objective,
  service: Service,
  judge: ServiceJudge,
): boolean {
  return paths.some((path) => path.endpoint === "new" && mayMeetTime(path, objective, service, judge));
}

function mayMeetTime(path: RecoveryPath, { rto }: Objective, service: Service, judge: ServiceJudge): boolean {
  if (typeof rto !== "number") return true;
  const mode = { people: path.startedBy === "people", endpoints: path.endpoint === "new" };
  const time = aloneTime(path, mode, responsesOf(service.statement.response, judge.options.response));
  return compare(time, rto) !== "violates";
}
