import type { Chain } from "../backup/chain";
import { isExternal } from "../backup/external";
import { type LossOptions, worstLoss } from "../backup/loss";
import { withCollisions } from "../backup/overlap";
import { type BackupRule, PLAN_TYPE } from "../backup/plan";
import { type Protection, protectionOf, type Subject } from "../backup/protection";
import { countedDelay } from "../backup/runs";
import { type BackupType, backupTypeOf } from "../backup/types";
import type { Seconds } from "../declaration/duration";
import type { ObjectiveHalf } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import { knownValue } from "../declaration/setting";
import { vouchedFor } from "../evidence/vouched";
import { vouchable } from "../recovery/step";
import type { JudgeOptions } from "../verdict/service-verdicts";
import type { Change } from "./change";
import { daysToKeep } from "./retention";
import {
  gapOfRule,
  nameOfRule,
  otherTimings,
  type PlacedRule,
  type RuleAmong,
  ruleEdit,
  SHORTEST_GAP,
  SHORTEST_WINDOW,
  type Timing,
} from "./timing";
import { lockFor, servesIn, vaultElsewhere } from "./vaults";

const DAY: Seconds = 86_400;

/** Of more rules than these, those that run most often are looked at. */
const MOST_RULES = 3;

/** Within what continuous backup is kept, in days. */
const LONGEST_CONTINUOUS = 35;

/**
 * What could be changed of the rules that surely cover a member, each set for one rule: when it runs, where its points lie,
 * how long they are kept, whether it backs up continuously. What is too little by itself is left out.
 *
 * @param shared the Region in which other members of the service come back from the loss of theirs
 */
export function ruleChanges(
  scenario: Scenario,
  rpo: ObjectiveHalf,
  subject: Subject,
  options: JudgeOptions,
  shared?: string,
): readonly (readonly Change[])[] {
  const type = backupTypeOf(subject.resource);
  if (type === undefined) return [];
  const protection = protectionOf(subject, options);
  const limit = typeof rpo === "number" ? rpo : Number.POSITIVE_INFINITY;
  const window = scenario === "data" || scenario === "compromise" ? subject.detectionWindow : 0;
  return rulesAmong(protection, options).flatMap((placed) => {
    const own = protection.chains.filter(({ rule }) => rule === placed.rule);
    const beside = new Set(protection.chains.map(({ rule }) => rule).filter((rule) => rule !== placed.rule));
    const timings = otherTimings(placed, limit, options.index, options);
    const sets = pointsOf(placed, own, scenario, subject, options, shared).flatMap((points) => {
      const mayBeLittle = (timing: Timing | undefined) => mayDo(timing, points, placed.rule, beside, limit, options);
      const asItIs = mayBeLittle(undefined) || own.some(({ kind }) => kind === "continuous") ? [undefined] : [];
      const others = mayHelp(points, limit, window, options)
        ? upToEnough(timings.filter(mayBeLittle), points, limit, window, options)
        : [];
      return [...asItIs, ...others].map((timing) => changesOf(points, timing, window, options));
    });
    const continuous = continuously(placed, scenario, type, window);
    return [...sets, ...(continuous ? [continuous] : [])].filter((set) => set.length > 0);
  });
}

/** The rules that somebody can change here, those that run most often first; each with the others beside it. */
export function rulesAmong({ covering }: Protection, options: LossOptions): readonly RuleAmong[] {
  const plans = covering
    .filter(({ coverage, plan }) => coverage.covered === true && isOfProgram(plan.resource))
    .map(({ plan }) => plan);
  const rules = [...new Set(plans)].flatMap((plan) =>
    (knownValue(plan.rules) ?? []).map((rule, position): PlacedRule => ({ rule, position })),
  );
  return rules
    .map((placed) => ({
      ...placed,
      others: rules.filter((one) => one !== placed),
      gap: gapOfRule(placed.rule, options),
    }))
    .sort((a, b) => (a.gap === b.gap ? 0 : a.gap - b.gap))
    .slice(0, MOST_RULES);
}

function isOfProgram({ type, urn }: { readonly type: string; readonly urn: string }): boolean {
  return type === PLAN_TYPE && !isExternal(urn);
}

/** Points that a rule leaves, or would with a change. */
export interface Points {
  readonly changes: readonly Change[];
  readonly chain: Chain;
  /** How to keep them for so many days; undefined where their lifecycle cannot be stated. */
  keep(days: number): Change | undefined;
}

/** Where points of a rule are, or could be brought, that serve in a scenario. */
export function pointsOf(
  placed: PlacedRule,
  own: readonly Chain[],
  scenario: Scenario,
  subject: Subject,
  options: JudgeOptions,
  shared?: string,
): readonly Points[] {
  const there = own
    .filter(({ kind }) => kind !== "continuous")
    .map((chain): Points => ({ changes: [], chain, keep: (days) => keeping(placed, chain, own, days) }));
  const serving = there.filter(({ chain }) => servesIn(scenario, chain, subject.resource, options.index));
  if (serving.length > 0) return serving;
  const locked = scenario === "compromise" ? there.flatMap((points) => withLock(points, options)) : [];
  return [...locked, ...copied(placed, own, scenario, subject, options, shared)];
}

function withLock(points: Points, { index }: JudgeOptions): readonly Points[] {
  const lock = lockFor(points.chain, index);
  return lock === undefined ? [] : [{ ...points, changes: [lock] }];
}

/** A copy to a vault that the scenario leaves. */
function copied(
  placed: PlacedRule,
  own: readonly Chain[],
  scenario: Scenario,
  { resource, service }: Subject,
  { assumptions, asOf }: JudgeOptions,
  shared: string | undefined,
): readonly Points[] {
  const vault = vaultElsewhere(scenario, resource, shared);
  const [base] = own;
  if (vault === undefined || base === undefined || placed.rule.copies.kind === "unknown") return [];
  const position = (knownValue(placed.rule.copies) ?? []).filter(({ primary }) => primary !== true).length;
  const figure = vouchedFor("copy-time", { name: resource.name, type: resource.type, service }, assumptions, asOf);
  const copy = vouchable("copy", "copy-time", figure, "no figure");
  const action = (days: number | undefined): Change => ({
    order: `copy the points of ${nameOfRule(placed)} to ${vault.what}${days === undefined ? "" : `, kept ${days} days`}`,
    edits: [
      ruleEdit(
        placed,
        ["copyActions", position],
        { destinationVaultArn: vault.arn, ...(days === undefined ? {} : { lifecycle: { deleteAfter: days } }) },
        "copies",
      ),
    ],
  });
  const chain: Chain = { ...base, kind: "copy", vault: vault.place, copy };
  return [{ changes: [action(undefined)], chain, keep: action }];
}

/** Keeps points for so many days: in the lifecycle of the rule, or of its copy. */
function keeping(placed: PlacedRule, chain: Chain, own: readonly Chain[], days: number): Change | undefined {
  const nth = own.filter(({ kind }) => kind === "copy").indexOf(chain);
  if (nth < 0) return keepPoints(placed, days);
  const actions = knownValue(placed.rule.copies) ?? [];
  if (actions[nth]?.primary) return undefined;
  const copy = actions.slice(0, nth).filter(({ primary }) => primary !== true).length;
  return {
    order: `keep the copies of ${nameOfRule(placed)} in ${chain.vault.name} ${days} days`,
    edits: [ruleEdit(placed, ["copyActions", copy, "lifecycle", "deleteAfter"], days, "backups")],
    extent: days,
  };
}

function keepPoints(placed: PlacedRule, days: number): Change {
  return {
    order: `keep the points of ${nameOfRule(placed)} ${days} days`,
    edits: [ruleEdit(placed, ["lifecycle", "deleteAfter"], days, "backups")],
    extent: days,
  };
}

function changesOf(
  { changes, chain, keep }: Points,
  timing: Timing | undefined,
  detectionWindow: Seconds,
  options: JudgeOptions,
): readonly Change[] {
  const then = chainAt(timing, chain);
  const days = daysToKeep(then, detectionWindow, options, options.index);
  const kept = days === undefined ? undefined : keep(days);
  const where = kept !== undefined && isCopy(changes) ? [kept] : [...changes, ...(kept ? [kept] : [])];
  return [...(timing ? [timing.change] : []), ...where];
}

function chainAt(timing: Timing | undefined, chain: Chain): Chain {
  const { schedule, startWindow } = timing ?? chain;
  return { ...chain, schedule, startWindow };
}

/** Whether runs at other times may be of use: as it is too much may be lost, or points do not stay long enough. */
function mayHelp({ chain }: Points, limit: Seconds, detectionWindow: Seconds, options: JudgeOptions): boolean {
  return (
    losesTooMuch(chain, limit, options) || daysToKeep(chain, detectionWindow, options, options.index) !== undefined
  );
}

/**
 * Whether too much may be lost for want of runs. Where it is too much only because a job or a copy may take too long, or
 * nobody knows how long, no other time changes that.
 */
function losesTooMuch(chain: Chain, limit: Seconds, options: LossOptions): boolean {
  const loss = worstLoss([chain], options);
  if (loss.kind === "unbounded") return true;
  const { lo, hi } = loss.bound;
  const quickest = { ...chain, startWindow: Math.min(chain.startWindow, SHORTEST_WINDOW) };
  const least = SHORTEST_GAP + countedDelay(quickest, "most", options);
  return lo > limit || ((hi === null || hi > limit) && least <= limit);
}

/**
 * The timings up to the first with which the points are enough by themselves: to run more often still would change nothing.
 * Where runs of several rules would have to be listed to tell, all are left to trials, which count how many they list.
 */
function upToEnough(
  timings: readonly Timing[],
  { chain, keep }: Points,
  limit: Seconds,
  detectionWindow: Seconds,
  options: JudgeOptions,
): readonly Timing[] {
  const enough = timings.findIndex((timing) => {
    const then = withCollisions(chainAt(timing, chain), options.asOf);
    if (timing.change.listing !== undefined || losesTooMuch(then, limit, options)) return false;
    const days = daysToKeep(then, detectionWindow, options, options.index);
    return days === undefined || keep(days) !== undefined;
  });
  return enough < 0 ? timings : timings.slice(0, enough + 1);
}

/**
 * Whether so little may be lost with a timing, or as it is. Rules that run far less often leave some of the time between
 * two runs as it is, so what one rule loses by itself is the least; else only a trial can tell.
 */
function mayDo(
  timing: Timing | undefined,
  { chain }: Points,
  rule: BackupRule,
  beside: ReadonlySet<BackupRule>,
  limit: Seconds,
  options: LossOptions,
): boolean {
  const every = timing?.every ?? gapOfRule(rule, options);
  const least = every + countedDelay(chainAt(timing, chain), "least", options);
  return least <= limit || [...beside].some((other) => gapOfRule(other, options) <= 2 * beside.size * every);
}

/** A copy that is to be made is kept as its own change says. */
function isCopy(changes: readonly Change[]): boolean {
  return changes.some(({ edits }) => edits.some(({ cost }) => cost === "copies"));
}

/** Continuous backup, where there is such a thing for the type and it is off; kept as long as that can be. */
function continuously(
  placed: PlacedRule,
  scenario: Scenario,
  { continuous }: BackupType,
  detectionWindow: Seconds,
): readonly Change[] | undefined {
  const { rule } = placed;
  const distant = scenario === "region" || scenario === "compromise";
  if (distant || continuous === "unsupported") return undefined;
  if (rule.continuous.kind === "known" && rule.continuous.value) return undefined;
  const turnOn: Change = {
    order: `turn on continuous backup in ${nameOfRule(placed)}`,
    edits: [ruleEdit(placed, ["enableContinuousBackup"], true, "backups")],
    extent: 48,
  };
  const kept = knownValue(rule.retention);
  const least = Math.max(1, Math.ceil(detectionWindow / DAY));
  const days = kept === undefined || kept === null ? Number.POSITIVE_INFINITY : kept / DAY;
  if (days >= least && days <= LONGEST_CONTINUOUS) return [turnOn];
  const keep = Math.min(LONGEST_CONTINUOUS, Math.max(least, days));
  return [turnOn, keepPoints(placed, keep)];
}
