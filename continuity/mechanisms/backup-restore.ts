import { speakOf, traitsOf } from "../backup/alike";
import type { Chain } from "../backup/chain";
import { coldPoints } from "../backup/cold-storage";
import { worstLoss } from "../backup/loss";
import { type Maker, makerOf } from "../backup/maker";
import { withCollisions } from "../backup/overlap";
import type { Unread } from "../backup/plans";
import type { Subject, Surroundings } from "../backup/protection";
import { keptAlone, lastingSets } from "../backup/retention";
import { survivalConditions } from "../backup/survival";
import { backupTypeOf } from "../backup/types";
import type { Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import { differ, regionOf } from "../estate/place";
import type { Bound } from "../recovery/bound";
import { bound } from "../recovery/bound";
import { type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { vouched } from "./restore";
import { returnOf } from "./return";

/**
 * The ways back from snapshots in AWS Backup vaults, for every scenario: the chains whose points survive it, joined where
 * they lie in one Region and account, and those that are closed, with what they lack.
 *
 * @param unread why rules that may cover the member cannot be read; a way back may exist that nobody can see yet
 */
export function restorePaths(
  chains: readonly Chain[],
  unread: readonly Unread[],
  rto: Bound,
  subject: Subject,
  surroundings: Surroundings,
): readonly RecoveryPath[] {
  const alike = SHARED.get(chains) ?? new Map<string, readonly RecoveryPath[]>();
  SHARED.set(chains, alike);
  const copyTime = vouched("copy-time", subject, surroundings);
  const key = JSON.stringify([traitsOf(subject.resource), subject.detectionWindow, copyTime, rto, unread.length]);
  const known = alike.get(key);
  if (known !== undefined) return known;
  const paths = findPaths(chains, unread, rto, subject, surroundings);
  const told = paths.flatMap(({ requires, rpo, rto: time }) => [requires, rpo, time]);
  if (!speakOf(subject.resource, ...told)) alike.set(key, paths);
  return paths;
}

/** The ways back of members that are backed up alike are the same, unless they are told with a name. */
const SHARED = new WeakMap<readonly Chain[], Map<string, readonly RecoveryPath[]>>();

function findPaths(
  chains: readonly Chain[],
  unread: readonly Unread[],
  rto: Bound,
  subject: Subject,
  surroundings: Surroundings,
): readonly RecoveryPath[] {
  const points = chains
    .filter((chain) => chain.kind !== "continuous")
    .map((chain) => withCollisions(chain, surroundings.asOf));
  const waysOf = (scenario: Scenario): readonly RecoveryPath[] => {
    const all = points.map((chain) => judged(chain, scenario, subject, surroundings));
    const isClosed = ({ requires }: JudgedChain) => requires.some((one) => one.holds === false);
    const surviving = all.filter((one) => !isClosed(one));
    const places = new Map<string, JudgedChain[]>();
    for (const one of surviving) {
      const { region, account } = one.chain.vault;
      const key = `${region}/${account}`;
      places.set(key, [...(places.get(key) ?? []), one]);
    }
    const window = hitsData(scenario) ? subject.detectionWindow : 0;
    const groups = [...places.values()].flatMap((same) => lastingGroups(same, window, surroundings));
    const paths = groups.flatMap((group) => pathOf(scenario, group, rto, subject, surroundings));
    // Ways that are closed stand by themselves: nothing is joined with what does not exist.
    const closed = all
      .filter(({ chain }) => !groups.some(({ chains }) => chains.includes(chain)))
      .map(({ chain, requires }) => ({
        chains: [chain],
        requires: [...requires, keptAlone(chain, window, surroundings)],
      }))
      .flatMap((group) => pathOf(scenario, group, rto, subject, surroundings));
    const unseen = unread.filter((one) => mayHelp(one, scenario));
    const perhaps = unseen.length > 0 ? [unreadPath(scenario, unseen, rto, subject)] : [];
    return [...paths, ...perhaps, ...closed];
  };
  const whereItIs = waysOf("instance");
  // Points lie in a Region, so what brings back a member also brings back those of a zone.
  const inAnotherZone = whereItIs.map((path): RecoveryPath => ({ ...path, scenario: "zone" }));
  return [...whereItIs, ...inAnotherZone, ...(["data", "region", "compromise"] as const).flatMap(waysOf)];
}

/** A lost Region leaves copies only; after a compromise any vault may turn out to be locked, snapshots beside it are gone. */
function mayHelp({ what, by }: Unread, scenario: Scenario): boolean {
  if (scenario === "compromise" && by === "Data Lifecycle Manager") return false;
  return scenario === "compromise" || what === (scenario === "region" ? "copies" : "points");
}

/** A chain with all that must hold for it to be of use in a scenario. */
interface JudgedChain {
  readonly chain: Chain;
  readonly requires: readonly Condition[];
}

function judged(chain: Chain, scenario: Scenario, subject: Subject, surroundings: Surroundings): JudgedChain {
  const extra: Condition[] = [];
  const home = regionOf(subject.resource);
  const apart = chain.kind === "copy" ? differ(chain.vault.region, home) : false;
  if (scenario === "region") extra.push(placeCondition("its points lie in another Region", apart, chain));
  else if (scenario === "compromise") extra.push(...survivalConditions(chain, subject.resource, surroundings.index));
  else
    extra.push(
      placeCondition("its points lie in the Region of the member", apart === "unknown" ? apart : !apart, chain),
    );
  return { chain, requires: [...chain.requires, ...extra] };
}

function placeCondition(text: string, holds: true | false | "unknown", chain: Chain): Condition {
  return holds === "unknown"
    ? unknownCondition(text, `the Region of ${chain.vault.name} or of the member is not known at preview`)
    : condition(text, holds);
}

/** Chains whose points are of use together, with all that this requires. */
interface Group {
  readonly chains: readonly Chain[];
  readonly requires: readonly Condition[];
}

/** The chains of one place that surely leave points, and all that may, as far as their points stay long enough. */
function lastingGroups(same: readonly JudgedChain[], window: Seconds, surroundings: Surroundings): readonly Group[] {
  const requires = new Map(same.map((one) => [one.chain, one.requires]));
  const sure = same.filter((one) => one.requires.every(({ holds }) => holds === true));
  const sets = [sure, sure.length < same.length ? same : []]
    .map((group) => group.map(({ chain }) => chain))
    .flatMap((chains) => lastingSets(chains, window, surroundings));
  return sets
    .filter(({ chains }, i) => !sets.slice(0, i).some((one) => isSame(one.chains, chains)))
    .map(({ chains, kept }) => ({
      chains,
      requires: [...chains.flatMap((chain) => requires.get(chain) ?? []), kept],
    }));
}

function isSame(one: readonly Chain[], other: readonly Chain[]): boolean {
  return one.length === other.length && one.every((chain, i) => chain === other[i]);
}

function pathOf(
  scenario: Scenario,
  { chains, requires }: Group,
  rto: Bound,
  subject: Subject,
  surroundings: Surroundings,
): RecoveryPath[] {
  const loss = worstLoss(chains, surroundings);
  if (loss.kind === "unbounded") return [];
  const [first] = chains;
  const { account, steps, copies } = returnOf(chains, subject, surroundings);
  const window = hitsData(scenario) ? subject.detectionWindow : 0;
  const cold = coldPoints(chains, window, backupTypeOf(subject.resource), surroundings);
  const thawed = [...(cold ? [cold.step] : []), ...steps];
  return [
    {
      scenario,
      mechanism:
        first?.kind === "copy" ? copyFrom(first.vault.name) : restoreFrom(chains.map(({ rule }) => makerOf(rule))),
      target: { region: first?.vault.region, account },
      startedBy: "people",
      endpoint: "new",
      restores: { from: first?.kind === "copy" ? "copy" : "snapshot", takes: rto },
      requires: distinct([...requires, ...(cold && copies ? [cold.copied] : [])]),
      rpo: loss.bound,
      rto: thawed.length === 0 ? rto : bound(...thawed, ...rto.steps),
    },
  ];
}

/** What the way back is called that starts from the copies in a vault. */
export function copyFrom(vault: string): string {
  return `restore a copy from ${vault}`;
}

function restoreFrom(makers: readonly Maker[]): string {
  return `restore a snapshot from ${[...new Set(makers)].sort().join(" or ")}`;
}

/** A rule that cannot be read may still be the way back; it proves nothing. */
function unreadPath(scenario: Scenario, unread: readonly Unread[], rto: Bound, subject: Subject): RecoveryPath {
  const conditions = unread.map(({ condition }) => condition);
  return {
    scenario,
    mechanism: restoreFrom(unread.map(({ by }) => by ?? "AWS Backup")),
    target: { region: hitsRegion(scenario) ? undefined : regionOf(subject.resource), account: undefined },
    startedBy: "people",
    endpoint: "new",
    restores: { from: hitsRegion(scenario) ? "copy" : "snapshot", takes: rto },
    requires: distinct(conditions),
    rpo: bound({
      label: "a rule that is not known at preview",
      lo: Math.min(...unread.map(({ atLeast }) => atLeast ?? 0)),
      hi: null,
      provenance: "none",
      source: conditions[0]?.because ?? "not known at preview",
      open: "unknown",
    }),
    rto,
  };
}

function hitsData(scenario: Scenario): boolean {
  return scenario === "data" || scenario === "compromise";
}

function hitsRegion(scenario: Scenario): boolean {
  return scenario === "region" || scenario === "compromise";
}

function distinct(conditions: readonly Condition[]): readonly Condition[] {
  const seen = new Map(conditions.map((one) => [`${one.text}\n${one.holds}`, one]));
  return [...seen.values()];
}
