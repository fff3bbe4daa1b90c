import type { Chain, Rival } from "../backup/chain";
import type { FatedRun } from "../backup/fates";
import { worstLoss } from "../backup/loss";
import type { Surroundings } from "../backup/protection";
import { formatInstant } from "../backup/span";
import { formatDuration, type Seconds } from "../declaration/duration";
import { type CoveredRule, coveredRules, writeMembers } from "./covered-rules";
import type { Rule } from "./rule";
import { runsInAYear, writeCount } from "./runs-in-a-year";
import { capital } from "./wording";

/** The shortest start window that AWS Backup takes. */
const SHORTEST_WINDOW: Seconds = 3600;

/** Do the runs of each rule leave points, or does another rule of the plan take their place? */
export const runsSuppressed: Rule = {
  id: "runs-suppressed",
  asks: "Does each backup rule leave the points that it is scheduled for, whatever other rules of its plan do?",
  level: "mandatory",
  severity: "high",
  *check(context) {
    const { surroundings } = context;
    for (const covered of coveredRules(context, (chain) => (mayBeReplaced(chain) ? likeness(chain) : undefined))) {
      const { rule, chain, members, level, service } = covered;
      const { runs, in: within } = runsInAYear(chain, surroundings.asOf);
      const replaced = runs.filter(isReplaced);
      const [first] = replaced;
      if (first === undefined || !matters(covered, replaced.length, runs.length, surroundings)) continue;
      const sure = replaced.some(({ fate }) => fate === "lost");
      const share = `${writeCount(replaced.length)} of its ${writeCount(runs.length)} runs ${within}`;
      yield {
        verdict: sure ? "violates" : "unproven",
        level,
        ...(service === undefined ? {} : { service }),
        urn: rule.plan.urn,
        message: `${rule.plan.name}: rule ${rule.name} ${sure ? "leaves" : "perhaps leaves"} no point at ${share}, first on ${formatInstant(first.at)}: ${reasonOf(replaced)}. It covers ${writeMembers(members)}.`,
        fix: wayOut(covered, replaced, surroundings),
      };
    }
  },
};

function mayBeReplaced({ rivals, onceADay }: Chain): boolean {
  return rivals.length > 0 || onceADay === true;
}

/** The plan decides, and whether the type of the member has continuous backup. */
function likeness({ onceADay, rivals }: Chain): string {
  return `${onceADay} ${rivals.map(({ snapshots }) => snapshots)}`;
}

/** Whether the point of a run may be that of another one. */
function isReplaced({ cause, fate }: FatedRun): boolean {
  return fate !== "counts" && cause !== undefined && cause.closed === undefined;
}

/** A rule that leaves fewer than half its points, or a plan that may lose more data than if no rule took another's place. */
function matters({ siblings }: CoveredRule, replaced: number, all: number, surroundings: Surroundings): boolean {
  if (replaced * 2 > all) return true;
  return [...places(siblings).values()].some((chains) => {
    const [now, alone] = [worstLoss(chains, surroundings), worstLoss(chains.map(undisturbed), surroundings)];
    if (alone.kind === "unbounded") return false;
    return now.kind === "unbounded" || most(now.bound.hi) > most(alone.bound.hi) || now.bound.lo > alone.bound.lo;
  });
}

function most(hi: Seconds | null): Seconds {
  return hi ?? Number.POSITIVE_INFINITY;
}

/** The chains that end in one Region and account. */
function places(chains: readonly Chain[]): ReadonlyMap<string, readonly Chain[]> {
  const found = new Map<string, Chain[]>();
  for (const chain of chains) {
    const key = `${chain.vault.region}/${chain.vault.account}`;
    found.set(key, [...(found.get(key) ?? []), chain]);
  }
  return found;
}

/** A chain as if its rule were the only one of its plan; runs of one plan at one instant would be one run. */
function undisturbed(chain: Chain): Chain {
  const { onceADay: _, rule, ...rest } = chain;
  const alone = ALONE.get(rule) ?? { ...rule, plan: { ...rule.plan, urn: `${rule.plan.urn} ${rule.name}` } };
  ALONE.set(rule, alone);
  return { ...rest, rule: alone, rivals: [] };
}

/** One object for each rule, so that what is found out about it is found out once. */
const ALONE = new WeakMap<Chain["rule"], Chain["rule"]>();

function reasonOf(replaced: readonly FatedRun[]): string {
  const reasons = new Set(replaced.flatMap(({ cause }) => cause?.text ?? []));
  return [...reasons].join("; ");
}

/** What brings the runs back, tried out by what judges them. */
function wayOut(covered: CoveredRule, replaced: readonly FatedRun[], surroundings: Surroundings): string {
  const { chain, siblings } = covered;
  const rivals = [...new Set(replaced.flatMap(({ cause }) => cause?.rival ?? []))];
  const alone = `give rule ${chain.rule.name} a plan of its own`;
  if (rivals.length === 0) return `${capital(alone)}, without continuous backup.`;
  const long = [chain, ...rivals].filter(({ startWindow }) => startWindow > SHORTEST_WINDOW);
  const rules = new Set(long.map(({ rule }) => rule));
  const shortened = {
    ...covered,
    chain: shortWindows(chain, rules),
    siblings: siblings.map((one) => shortWindows(one, rules)),
  };
  const { runs } = runsInAYear(shortened.chain, surroundings.asOf);
  return long.length === 0 || matters(shortened, runs.filter(isReplaced).length, runs.length, surroundings)
    ? `${capital(alone)}, or move its schedule away from ${writeRules(rivals)}.`
    : `Shorten the start window of ${writeRules(long)} to ${formatDuration(SHORTEST_WINDOW)}, or ${alone}.`;
}

function shortWindows(chain: Chain, rules: ReadonlySet<Chain["rule"]>): Chain {
  const short = <T extends Pick<Chain, "rule" | "startWindow">>(one: T): T =>
    rules.has(one.rule) ? { ...one, startWindow: SHORTEST_WINDOW } : one;
  return { ...short(chain), rivals: chain.rivals.map(short) };
}

function writeRules(rules: readonly Pick<Chain | Rival, "rule">[]): string {
  const names = [...new Set(rules.map(({ rule }) => rule.name))];
  return `${names.length === 1 ? "rule" : "rules"} ${names.join(", ")}`;
}
