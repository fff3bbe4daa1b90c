import { ComponentResource, type ComponentResourceOptions, Config } from "@pulumi/pulumi";
import { type Objective, objectivesByScenario } from "../continuity/declaration/objectives";
import type { Scenario } from "../continuity/declaration/scenario";
import { mergeStatements, type ServiceStatement } from "../continuity/declaration/statement";
import { TAG } from "../continuity/declaration/tags";
import type { Arrangement, Chosen } from "../continuity/planning/arrangement";
import type { Given } from "../continuity/planning/blueprint";
import { withNames } from "../continuity/planning/likeness";
import type { Awaited, Facts, Question } from "../continuity/planning/question";
import { type ChoiceSummary, summaryOf } from "../continuity/planning/summary";
import { BackupPolicy } from "./backup-policy";
import { statementIn } from "./declaration";
import { DeclarationError, ObjectiveError } from "./errors";
import type { CreatedMember } from "./member";
import { factsProblem, missingProblem } from "./member-facts";
import { type Place, plannedRegion, stated } from "./place";
import { notPlain, notPlainProblem } from "./plain";
import { currentProgram, type Program } from "./program";
import { type ServiceDeclaration, serviceTags } from "./service-tags";
import { type AcceptedOfService, waiveInput } from "./waive";

/** What a service must survive, and where its members may stand. */
export interface ServiceArgs extends Omit<ServiceDeclaration, "role"> {
  /** Where its members run. */
  readonly home: Place;
  /**
   * Other Regions that may be used, the preferred one first: for replicas, and for copies of backups.
   * @default none: no objective for a lost Region can be kept
   */
  readonly elsewhere?: readonly Place[];
  /** Vaults, plans and keys. @default one policy for all services of the program, with what they need of it */
  readonly backups?: BackupPolicy;
  /**
   * The account that it is deployed to, where a vault of another one is used. The provider has to be held to it
   * (`aws:allowedAccountIds`), since that is where the policy pack reads it.
   * @default not stated
   */
  readonly account?: string;
  /**
   * Whether Pulumi protects what holds data against deletion. AWS's own deletion protection is part of what is planned, and
   * turned off by a transform only.
   * @default true
   */
  readonly protect?: boolean;
  /** Which findings are accepted, and until when. @default none */
  readonly waive?: readonly AcceptedOfService[];
}

/**
 * A service: what a business calls one thing, with an owner and recovery objectives. Its members are planned so that every
 * objective is kept at the lowest cost that does.
 *
 * @throws DeclarationError for what cannot be read, before anything is registered
 * @example
 * const orders = new Service("orders", {
 *   owner: "team-orders",
 *   objectives: { rto: "15m", rpo: "5m", region: { rto: "4h", rpo: "1h" } },
 *   home: { region: "eu-central-1", subnets: { "eu-central-1a": a.id, "eu-central-1b": b.id } },
 *   elsewhere: [{ region: "eu-west-1" }],
 * });
 */
export class Service extends ComponentResource {
  static readonly __pulumiType = "lifeboat:index:Service";

  readonly name: string;
  /** The tags that make a resource a member and state the objectives. */
  readonly tags: Readonly<Record<string, string>>;
  readonly home: Place;
  readonly elsewhere: readonly Place[];
  /** Whether Pulumi protects what holds data against deletion. */
  readonly protect: boolean;
  #backups: BackupPolicy | undefined;
  readonly #program: Program;
  readonly #statement: ServiceStatement;
  readonly #account: string | undefined;
  readonly #planned: { readonly name: string; readonly arrangement: Arrangement }[] = [];
  readonly #members: CreatedMember[] = [];
  #back: Awaited["back"] = {};

  constructor(name: string, args: ServiceArgs, options?: ComponentResourceOptions) {
    const program = currentProgram();
    const { home, elsewhere = [], backups, account, protect = true, waive, ...declaration } = args;
    const waived = waiveInput(waive, name);
    const tags = tagsOf(name, args, declaration, program);
    super(Service.__pulumiType, name, { ...declaration, ...waived, places: [home, ...elsewhere].map(stated) }, options);
    program.services.set(name, this);
    this.name = name;
    this.tags = tags;
    this.home = home;
    this.elsewhere = elsewhere;
    this.protect = protect;
    this.#backups = backups;
    this.#program = program;
    this.#account = account;
    const settings = program.settings?.services.get(name);
    const own = statementIn(tags);
    this.#statement = settings === undefined ? own : mergeStatements(own, settings).statement;
    this.registerOutputs({ tags });
  }

  /**
   * Plans a member: the cheapest arrangement that keeps the objectives of the service, together with what was planned before.
   *
   * @param given what is stated of what an arrangement may stand on, besides subnets and VPC
   * @throws DeclarationError for facts that cannot be read, a name that is used twice, and what is not stated though needed
   * @throws ObjectiveError where no arrangement does, with the nearest objective that could be kept
   */
  plan(member: string, facts: Facts, given: (what: Given, place: Place) => unknown = () => undefined): Chosen {
    this.#refuse(member, factsProblem(facts) ?? this.#nameProblem(member, facts));
    const question = this.#question(member, facts);
    const choice = this.#program.planner.choose(question);
    if (choice.kind === "impossible") throw new ObjectiveError(question, choice);
    this.#refuse(
      member,
      missingProblem(choice.arrangement, (region) => this.place(region), given),
    );
    this.#program.members.add(`${facts.kind} ${member}`);
    this.#planned.push({ name: member, arrangement: choice.arrangement });
    this.#back = Object.fromEntries(choice.showings.map(({ scenario, verdict }) => [scenario, verdict.rto.hi ?? 0]));
    return choice;
  }

  /** Members that were planned and created so far, in the order of the program. */
  get members(): readonly CreatedMember[] {
    return this.#members;
  }

  /** When it is back at the latest, by what is planned so far: what a service counts on that depends on it. */
  get back(): Awaited["back"] {
    return this.#back;
  }

  /** The objectives in force, those of lifeboat.yaml among them. */
  get objectives(): Readonly<Record<Scenario, Objective>> {
    return objectivesByScenario(this.#statement.objectives);
  }

  /** The tags of what serves the service and is no member of it. */
  get tagsAside(): Readonly<Record<string, string>> {
    const { [TAG.service]: service = "", [TAG.owner]: owner = "" } = this.tags;
    return { [TAG.service]: service, [TAG.owner]: owner, [TAG.role]: "none" };
  }

  /** Notes a member that has been created, for what is made for all members. */
  created(member: CreatedMember): void {
    this.#members.push(member);
  }

  #refuse(member: string, problem: string | undefined): void {
    if (problem !== undefined) throw new DeclarationError(this.name, [`${member}: ${problem}`]);
  }

  /** Pulumi tells resources apart by type and name, whichever service they belong to. */
  #nameProblem(member: string, { kind }: Facts): string | undefined {
    return this.#program.members.has(`${kind} ${member}`) ? "this program has another member of that name" : undefined;
  }

  /** What a plan of a member says in words, by the names of this service. */
  summaryOf(member: string, chosen: Chosen): ChoiceSummary {
    const at = this.#planned.findIndex(({ name }) => name === member);
    const beside = this.#planned.slice(0, at);
    return withNames(summaryOf(chosen), { name: member, service: this.name, beside, awaited: this.#awaited() });
  }

  /** Vaults, plans and keys; those of the program come into being with the first member that is backed up. */
  get backups(): BackupPolicy {
    this.#backups ??= BackupPolicy.ofProgram(this.#program);
    return this.#backups;
  }

  /** The place in a Region. */
  place(region: string | undefined): Place {
    const found = [this.home, ...this.elsewhere].find((one) => one.region === (region ?? this.home.region));
    if (found === undefined) throw new DeclarationError(this.name, [`nothing is declared of the Region ${region}`]);
    return found;
  }

  /** The services that it depends on and that this program has declared before it asks. */
  #awaited(): readonly Awaited[] {
    return this.#statement.dependsOn.flatMap((name) => {
      const service = this.#program.services.get(name);
      return service === undefined || service === this ? [] : [{ name, back: service.back }];
    });
  }

  #question(name: string, facts: Facts): Question {
    const { detectionWindow, minimumServiceLevel, objectives, response } = this.#statement;
    const settings = this.#program.settings;
    return {
      name,
      service: this.name,
      facts,
      objectives,
      ...(detectionWindow === undefined ? {} : { detectionWindow }),
      ...(minimumServiceLevel === undefined ? {} : { minimumServiceLevel }),
      response,
      home: plannedRegion(this.home),
      ...(this.#account === undefined ? {} : { account: this.#account }),
      others: this.elsewhere.map(plannedRegion),
      compromise: this.#backups?.means ?? {},
      assumptions: settings?.assumptions ?? [],
      asOf: this.#program.asOf,
      beside: [...this.#planned],
      awaited: this.#awaited(),
    };
  }
}

/** Reads a declaration wholly before anything is registered. */
function tagsOf(
  name: string,
  { home, elsewhere = [], account }: ServiceArgs,
  declaration: ServiceDeclaration,
  program: Program,
): Readonly<Record<string, string>> {
  const outputs = notPlain(declaration);
  if (outputs !== undefined) throw new DeclarationError(name, [notPlainProblem(outputs)]);
  const tags = serviceTags(name, declaration);
  if (program.services.has(name)) throw new DeclarationError(name, ["this program declares it already"]);
  const places = [home, ...elsewhere].map((place) => place?.region);
  const problem = placeProblem(places) ?? regionProblem(declaration, places.length) ?? accountProblem(account, home);
  if (problem !== undefined) throw new DeclarationError(name, [problem]);
  return tags;
}

function placeProblem(regions: readonly unknown[]): string | undefined {
  const unread = regions.findIndex((region) => typeof region !== "string" || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(region));
  const at = (i: number) => (i === 0 ? "home" : `elsewhere[${i - 1}]`);
  if (unread >= 0) return `${at(unread)}.region must be the name of an AWS Region, such as eu-west-1`;
  const twice = regions.findIndex((region, i) => regions.indexOf(region) < i);
  return twice < 0 ? undefined : `${at(twice)} names the Region ${regions[twice]} once more`;
}

function regionProblem({ objectives }: ServiceDeclaration, places: number): string | undefined {
  if (places > 1 || (objectives.region?.rto ?? objectives.region?.rpo) === undefined) return undefined;
  return "an objective is stated for the loss of a Region, but there is no other one: state elsewhere: [{ region }]";
}

/** The policy pack knows the account by the provider alone; of a provider of the program's own making it is the one to say. */
function accountProblem(account: string | undefined, { provider }: Place): string | undefined {
  if (account === undefined || provider !== undefined) return undefined;
  const allowed = new Config("aws").getObject<unknown>("allowedAccountIds");
  if (Array.isArray(allowed) && allowed.length === 1 && allowed[0] === account) return undefined;
  return `account ${account} is stated, but nothing holds the provider to it: set aws:allowedAccountIds to ["${account}"]`;
}
