import { SCENARIOS, type Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import { Remedies } from "../remedy/remedy";
import { situationOf } from "../remedy/situation";
import type { ServiceJudge } from "../verdict/service-verdicts";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import { type Alone, aloneIn } from "./alone";
import { arrangementsOf, selectionsOf } from "./arrangements";
import { changeSteps } from "./changes";
import { type Draft, type Drafts, isFailing } from "./draft";
import { factsOf } from "./facts";
import type { Site } from "./parts";
import { questionOf } from "./question";
import { joinedSteps, type Step } from "./step";
import { around } from "./surroundings";

/** A member is given up after so many drafts. */
const DRAFTS = 80;

/**
 * All drafts together read so many resources at most, so that no program takes for ever: a program of 500 is read 2,000
 * times.
 */
const ALL_READ = 1_000_000;

/** Finds steps for the services of one program, each draft judged as a whole program. */
export class FixSearch {
  #remedies: { readonly judge: ServiceJudge; readonly remedies: Remedies } | undefined;
  /** Which of what could be done for a member does, by what members are alike in. */
  readonly #positions = new Map<string, number>();
  #left: number;

  constructor(readonly drafts: Drafts) {
    this.#left = Math.ceil(ALL_READ / Math.max(500, drafts.estate.resources.length));
  }

  /** The draft with which every objective is kept that can be: service by service, those that others wait for first. */
  best(): Draft {
    const { judge, declared } = this.drafts.first.program;
    const services = [...declared.services].sort((a, b) => judge.neededBy(a).size - judge.neededBy(b).size);
    let draft = this.drafts.first;
    for (const { name } of services) for (const scenario of SCENARIOS) draft = this.#mended(draft, name, scenario);
    return draft;
  }

  #mended(draft: Draft, name: string, scenario: Scenario): Draft {
    const [service, before] = [draft.service(name), draft.verdict(name, scenario)];
    if (!isFailing(before)) return draft;
    let mended: Draft | undefined;
    for (const steps of this.#alternatives(draft, service, before)) {
      const after = this.#tried(draft, steps);
      if (after === undefined) continue;
      const help = helpOf(after.verdict(name, scenario), before);
      if (help === "none" || !after.doesAsWellAs(draft)) continue;
      if (help === "kept") return after.settled();
      mended ??= after;
    }
    return mended?.settled() ?? draft;
  }

  /** Edits of what is there first; where those do not do, another arrangement of the members that fail by themselves. */
  *#alternatives(draft: Draft, service: Service, before: ScenarioVerdict): Generator<readonly Step[]> {
    const edits = this.#changes(draft, service, before);
    if (edits.length > 0) yield edits;
    const arranged = this.#arranged(draft, service, before);
    if (arranged.length > 0) yield arranged;
  }

  #changes(draft: Draft, service: Service, before: ScenarioVerdict): readonly Step[] {
    const remedy = this.#remediesIn(draft).of(service, before);
    const changes = remedy.kind === "none" ? remedy.inPart : remedy.changes;
    const [member] = service.members;
    if (changes === undefined || member === undefined) return [];
    return changeSteps(changes, this.#site(draft, member.resource, service));
  }

  /** Member by member, each with the cheapest that mends it. */
  #arranged(draft: Draft, service: Service, { scenario }: ScenarioVerdict): readonly Step[] {
    let made: readonly Step[] = [];
    for (const { resource } of service.members) {
      const now = this.#tried(draft, made) ?? draft;
      const before = aloneIn(now, service.name, resource, scenario);
      if (!isFailing(before.verdict)) continue;
      made = joinedSteps(...made, ...this.#forMember(now, before, resource));
    }
    return made;
  }

  /** The cheapest that mends a member by itself, else the cheapest that leaves it open; nothing where nothing does. */
  #forMember(draft: Draft, { service, verdict: before }: Alone, member: EstateResource): readonly Step[] {
    const alike = this.#alike(draft, service, before, member);
    const known = this.#positions.get(alike);
    let mended: { readonly position: number; readonly steps: readonly Step[] } | undefined;
    let position = -1;
    for (const steps of this.#ofMember(draft, service, member, before)) {
      position++;
      // What does not mend one of members that are alike mends none, and what leaves one open leaves all open.
      if (known !== undefined && position < known) continue;
      if (position === DRAFTS) break;
      const after = this.#tried(draft, steps);
      if (after === undefined) continue;
      const help = helpOf(aloneIn(after, service.name, member, before.scenario).verdict, before);
      if (help === "none") continue;
      mended ??= { position, steps };
      if (help === "open" && position !== known) continue;
      mended = { position, steps };
      break;
    }
    this.#positions.set(alike, mended?.position ?? DRAFTS);
    return mended?.steps ?? [];
  }

  /** The same for members of which the same is true but for names, and that stand in the same places. */
  #alike(draft: Draft, service: Service, verdict: ScenarioVerdict, member: EstateResource): string {
    const { judge, surroundings } = draft.program;
    const failing = service.members.map((one) => ({ member: one, sets: [] }));
    const facts = factsOf(member, surroundings.index);
    return JSON.stringify([
      situationOf(service, verdict, failing, judge),
      facts,
      around(member, this.drafts.first.program.surroundings.index),
    ]);
  }

  *#ofMember(
    draft: Draft,
    alone: Service,
    member: EstateResource,
    verdict: ScenarioVerdict,
  ): Generator<readonly Step[]> {
    const edits = this.#changes(draft, alone, verdict);
    if (edits.length > 0) yield edits;
    const site = this.#site(draft, member, alone);
    yield* selectionsOf(site);
    yield* arrangementsOf(
      site,
      verdict.scenario,
      questionOf(alone, member, verdict, this.drafts.first.program.surroundings),
    );
  }

  #tried(draft: Draft, steps: readonly Step[]): Draft | undefined {
    if (this.#left <= 0) return undefined;
    this.#left--;
    return this.drafts.plus(draft, steps);
  }

  #remediesIn({ program: { judge } }: Draft): Remedies {
    if (this.#remedies?.judge !== judge) this.#remedies = { judge, remedies: new Remedies(judge) };
    return this.#remedies.remedies;
  }

  #site({ program }: Draft, member: EstateResource, { name }: Service): Site {
    const { index } = this.drafts.first.program.surroundings;
    return { member, service: name, around: around(member, index), index, latest: program.surroundings.index };
  }
}

/**
 * How far a change helps: the objective is kept but for what is left to be measured, and not even that where every figure was
 * there and too wide; or it is surely missed no longer, and what else is open no change settles.
 */
function helpOf(after: ScenarioVerdict, before: ScenarioVerdict): "kept" | "open" | "none" {
  if (!isFailing(after) && (before.reason !== "range" || after.verdict === "meets")) return "kept";
  return before.verdict === "violates" && after.verdict === "unproven" ? "open" : "none";
}
