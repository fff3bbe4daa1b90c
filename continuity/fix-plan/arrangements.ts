import { isExternal } from "../backup/external";
import { PLAN_TYPE, sameRegion } from "../backup/plan";
import { SELECTION_TYPE } from "../backup/plans";
import { isBackable } from "../backup/types";
import type { Scenario } from "../declaration/scenario";
import { knownValue } from "../declaration/setting";
import { bagBoolean, readValue } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bag, isBag, isList } from "../estate/value";
import { type BackupSettings, backupDimensions, backupsFit } from "../planning/backup-choices";
import { backupParts } from "../planning/backup-parts";
import type { Blueprint, Input } from "../planning/blueprint";
import { bearingOn, candidatesOf } from "../planning/candidates";
import { kindOf } from "../planning/catalogue";
import type { PlannedKind } from "../planning/kind";
import type { Facts, Question } from "../planning/question";
import type { Cost } from "../recovery/edit";
import { newUrn, partSteps, type Site } from "./parts";
import type { QuestionOfMember } from "./question";
import type { AddStep, SetStep, Step } from "./step";
import { givenTerm } from "./surroundings";
import type { Term } from "./term";

/** What can be chosen from for a member that stays what it is. */
type Choices = Pick<PlannedKind<Facts, unknown>, "dimensions" | "fits" | "parts">;

/** Whatever AWS Backup takes can at least be backed up. */
const BACKED_UP: Pick<PlannedKind<Facts, BackupSettings>, "dimensions" | "fits" | "parts"> = {
  dimensions: backupDimensions,
  fits: backupsFit,
  parts: (settings, question) => backupParts(settings, question),
};

/**
 * Other arrangements of a member that is there, the cheapest first, each as the steps that lead to it. Those alike in what
 * bears on a scenario come once.
 */
export function* arrangementsOf(
  site: Site,
  scenario: Scenario,
  question: QuestionOfMember,
): Generator<readonly Step[]> {
  const asked = question as Question;
  const choices = choicesFor(site.member, asked);
  if (choices === undefined) return;
  const dimensions = choices.dimensions(asked);
  const told = new Set<string>();
  for (const candidate of candidatesOf(choices, dimensions)) {
    const bearing = bearingOn(scenario, candidate, dimensions);
    if (told.has(bearing)) continue;
    told.add(bearing);
    yield stepsTo(choices.parts(candidate.settings, asked), site);
  }
}

/** How many plans that are there are tried for a member. */
const MOST_PLANS = 8;

/** A member taken in by a plan that is there and runs beside it. */
export function* selectionsOf(site: Site): Generator<readonly Step[]> {
  const { member, service, around, index } = site;
  if (!isBackable(member.type)) return;
  const beside = index.ofType(PLAN_TYPE).filter((plan) => sameRegion(plan, member) && !isExternal(plan.urn));
  for (const { urn, name } of beside.slice(0, MOST_PLANS)) {
    const selection: AddStep = {
      kind: "add",
      order: `take ${member.name} into plan ${name}`,
      cost: "backups",
      services: [service],
      urn: newUrn(SELECTION_TYPE, `${member.name}-in-${name}`, site),
      type: SELECTION_TYPE,
      name: `${member.name}-in-${name}`,
      inputs: {
        planId: { kind: "output", urn, output: "id" },
        iamRoleArn: givenTerm({ kind: "given", what: "backup-role" }, around.home.name, around, index),
        resources: [{ kind: "output", urn: member.urn, output: "arn" }],
      },
      ...(member.provider === undefined ? {} : { provider: member.provider }),
      after: [],
    };
    yield [selection];
  }
}

function choicesFor({ type }: EstateResource, { facts }: Partial<Pick<Question, "facts">>): Choices | undefined {
  if (facts !== undefined) return kindOf(facts);
  return isBackable(type) ? (BACKED_UP as Choices) : undefined;
}

function stepsTo(parts: readonly Blueprint[], site: Site): readonly Step[] {
  const main = parts.find(({ id }) => id === "main");
  const settings = main === undefined ? [] : settingSteps(main, site);
  return [...settings, ...partSteps(parts, site)];
}

/** What may be set of a member without making it anew; what is not named here stays as it is. */
const MAY_SET: Readonly<Record<string, Cost>> = {
  multiAz: "replica",
  backupRetentionPeriod: "backups",
  deleteAutomatedBackups: "setting",
  deletionProtection: "setting",
  deletionProtectionEnabled: "setting",
  pointInTimeRecovery: "backups",
  streamEnabled: "setting",
  streamViewType: "setting",
  replicas: "replica",
};

function settingSteps({ inputs }: Blueprint, { member, service }: Site): readonly SetStep[] {
  return Object.entries(inputs).flatMap(([property, value]) => {
    const cost = MAY_SET[property];
    if (cost === undefined || isAsGood(member, property, value)) return [];
    return [
      {
        kind: "set" as const,
        urn: member.urn,
        path: [property] as const,
        value: value as Term,
        cost,
        order: `set ${property} of ${member.name}${typeof value === "object" ? "" : ` to ${value}`}`,
        services: [service],
      },
    ];
  });
}

/** Whether a setting that is there does as well, or is more: what is good is not replaced. */
function isAsGood(member: EstateResource, property: string, wanted: Input): boolean {
  const setting = readValue(member, property);
  if (setting.kind === "unknown") return true;
  const there = knownValue(setting);
  if (there === undefined) return wanted === false && property !== "deleteAutomatedBackups";
  if (typeof wanted === "boolean") return there === wanted || (!wanted && property !== "deleteAutomatedBackups");
  if (typeof wanted === "number") return Number(there) >= wanted;
  if (typeof wanted === "string") return there === wanted;
  return isBag(there) ? knownValue(bagBoolean(there as Bag, "enabled")) === true : isList(there) && there.length > 0;
}
