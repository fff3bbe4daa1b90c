import { backupTypeOf } from "../backup/types";
import { formatDuration, type Seconds } from "../declaration/duration";
import type { Objective } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { EstateResource } from "../estate/resource";
import { type Bound, isImpossible } from "../recovery/bound";
import type { Change } from "../remedy/change";
import type { Remedy } from "../remedy/remedy";
import { SHARED_INSTANT } from "../verdict/consistency";
import type { Service } from "../verdict/services";
import { isShort } from "../verdict/short";
import type { ScenarioVerdict, UnprovenReason } from "../verdict/verdict";
import { writeInterval, writeLoss, writeTime } from "./sum";
import { proofOf, untestedSteps } from "./untested";
import { hasBackupsAlone, instead, usual } from "./usual-way-out";
import { capital, enumerated } from "./wording";

/** Of more changes than these, only the number is told. */
const MOST_TOLD = 4;

/** The least that is lost with the most frequent backups: an hour to the next run, and the shortest start window. */
const FREQUENT: Readonly<Record<"worst" | "scheduled", Seconds>> = { worst: 7200, scheduled: 3600 };

/** The way out of a violation: the smallest changes that meet the objective, else why there are none and what is left. */
export function wayOut(
  verdict: ScenarioVerdict,
  remedy: Remedy,
  service: Service,
  timing: "worst" | "scheduled",
): string {
  if (verdict.because !== undefined) return reachLonger(verdict) ?? COMMON_INSTANT[verdict.scenario];
  if (remedy.kind === "changes") return `${capital(proposal(remedy, verdict))}${toBeTested(remedy.verdict)}`;
  if (remedy.kind === "not enough") return `${capital(orders(remedy.changes))}. ${NOT_ENOUGH[restOf(service)]}`;
  const { member } = remedy;
  if (member === undefined || onlyWaits(verdict)) return withoutCulprit(verdict, service);
  if (remedy.tooSlow) return tooSlow(verdict, member);
  const often = isLossAtStake(verdict, member, service) ? tooLossy(verdict, remedy, timing) : undefined;
  return often ?? toBeOpened(verdict, member) ?? usual(verdict, member);
}

/** Whether it misses nothing but the time in which a service that it waits for is back. */
function onlyWaits({ binds, rpo, objective }: ScenarioVerdict): boolean {
  return binds.rto === undefined && !isShort(rpo, objective.rpo);
}

/** Whether how often a member is backed up decides: it keeps data, can be backed up, and loses too much or comes back never. */
function isLossAtStake(
  { rto, rpo, objective }: ScenarioVerdict,
  member: EstateResource,
  { members }: Service,
): boolean {
  const keepsData = members.some(({ resource, role }) => resource.urn === member.urn && role === "data");
  return keepsData && backupTypeOf(member) !== undefined && (isImpossible(rto) || isShort(rpo, objective.rpo));
}

/** The way back that lacks least, where what opens it leaves something to choose and so cannot be tried out. */
function toBeOpened({ members, objective }: ScenarioVerdict, member: Pick<EstateResource, "urn">): string | undefined {
  const within = (least: Seconds, half: Objective["rto"]) => typeof half !== "number" || least <= half;
  const [first] = members
    .filter(({ resource }) => resource.urn === member.urn)
    .flatMap(({ paths }) => paths)
    .filter(({ rto, rpo }) => within(rto.lo, objective.rto) && within(rpo.lo, objective.rpo))
    .map((path) => ({ path, unmet: path.requires.filter(({ holds }) => holds !== true) }))
    .filter(({ unmet }) => unmet.length > 0 && unmet.every(({ fix }) => fix !== undefined))
    .sort((a, b) => a.unmet.length - b.unmet.length);
  if (first === undefined) return undefined;
  const fixes = [...new Set(first.unmet.map(({ fix }) => fix))].join(" and ");
  return `${capital(fixes)} (${first.path.mechanism}).`;
}

/** Why nothing is shown, where it is not for want of a measurement. */
export type Unshown = Exclude<UnprovenReason, "untested">;

/** What turns an unproven verdict into a proven one, whichever. */
export function wayOutOfDoubt(verdict: ScenarioVerdict, reason: Unshown, remedyOf: () => Remedy): string {
  if (reason === "unmodelled" && verdict.members.length === 0) {
    return "Give the resources that it consists of the tag continuity:service, or drop its objectives.";
  }
  if (reason === "unknown" && verdict.binds.doubt === undefined)
    return "See to the other findings of this service and of those it depends on first.";
  if (reason === "unmodelled") return OUT_OF_DOUBT[reason];
  const remedy = remedyOf();
  const proposed = remedy.kind === "changes" ? `${proposal(remedy, verdict)}${toBeTested(remedy.verdict)}` : undefined;
  if (reason === "range") {
    return proposed === undefined
      ? OUT_OF_DOUBT.range
      : `Declare or measure the steps that are only assumed, or ${proposed}`;
  }
  const settling = orderOf(verdict);
  const order = proposed ?? (settling === undefined ? undefined : `${settling}.`);
  const isToBeKnown = verdict.because === undefined || TO_BE_KNOWN.test(verdict.because);
  if (!isToBeKnown) return order === undefined ? NOT_SHOWN : capital(order);
  if (order === undefined) return OUT_OF_DOUBT.unknown;
  const isThatSetting = settling !== undefined && order.startsWith(settling);
  return `Give the setting a value that is known at preview${isThatSetting ? ":" : ", or"} ${order}`;
}

/** How a doubt ends that a value written out in the program settles. */
const TO_BE_KNOWN = /known at preview$/;

/** What would settle the doubt, as the condition in doubt has it. */
function orderOf({ members, binds, because }: ScenarioVerdict): string | undefined {
  return members
    .filter(({ resource }) => resource === binds.doubt)
    .flatMap(({ paths }) => paths.flatMap(({ requires }) => requires))
    .find((one) => one.holds === "unknown" && one.because === because)?.fix;
}

const NOT_SHOWN = "No setting shows that: give it a way back of which everything is known, or loosen the objective.";

const OUT_OF_DOUBT: Readonly<Record<Unshown, string>> = {
  unknown: "Give the setting a value that is known at preview.",
  unmodelled: "Give the resource the tag continuity:role = none if the service can do without it.",
  range: "Declare or measure the steps that are only assumed, or loosen the objective.",
};

const TURN_ON =
  "Turn on point-in-time recovery for all members of the consistency group but one, or take one out of it.";

const COMMON_INSTANT: Readonly<Record<Scenario, string>> = {
  instance: TURN_ON,
  data: TURN_ON,
  zone: "Give all members of the consistency group a standby in another zone, or all but one point-in-time recovery, or take one out of it.",
  region:
    "Give all members of the consistency group but one point-in-time recovery in another Region, or take one out of it.",
  compromise:
    "Take members out of the consistency group until one is left that only copies bring back: copies have no instant in common.",
};

/** Where point-in-time recovery is on, but does not go back to the snapshot of another member: for how long to keep it. */
function reachLonger({ members }: ScenarioVerdict): string | undefined {
  const unmet = members
    .flatMap(({ paths }) => paths)
    .filter(({ requires }) => requires.every(({ holds, text }) => holds !== false || text.startsWith(SHARED_INSTANT)))
    .flatMap(({ requires }) => requires.filter(({ holds, fix }) => holds === false && fix !== undefined));
  const fixes = [...new Set(unmet.map(({ fix }) => fix))].join(" and ");
  return fixes === "" ? undefined : `${capital(fixes)}, or take a member out of its group.`;
}

/** `set multiAz of orders-db to true (Multi-AZ failover: recovery in up to 2m).` */
function proposal({ changes, verdict }: Extract<Remedy, { kind: "changes" }>, before: ScenarioVerdict): string {
  const { rto, rpo, members, binds } = verdict;
  const [lossy, slow] = [isShort(before.rpo, before.objective.rpo), isShort(before.rto, before.objective.rto)];
  const figures = [
    ...(lossy && (rpo.hi !== null || rpo.lo > 0) ? [rpo.hi === 0 ? "no data loss" : writeLoss(rpo)] : []),
    ...(slow && rto.hi !== null ? [writeTime(rto)] : []),
  ].join(", ");
  const bound = lossy ? binds.rpo : binds.rto;
  const [changed, ...others] = members.filter(({ resource }) => isChanged(resource, changes));
  const way = (changed && others.length === 0 ? changed : members.find(({ resource }) => resource === bound))?.path;
  const told = way === undefined || way.mechanism.startsWith("restore ") ? [figures] : [way.mechanism, figures];
  const words = told.filter((part) => part !== "").join(": ");
  return `${orders(changes)}${words === "" ? "" : ` (${words})`}.`;
}

function isChanged({ urn }: EstateResource, changes: readonly Change[]): boolean {
  return changes.some(({ edits }) => edits.some((edit) => edit.kind === "set" && edit.urn === urn));
}

function orders(changes: readonly Change[]): string {
  const told = changes.slice(0, changes.length > MOST_TOLD ? MOST_TOLD - 1 : MOST_TOLD).map(({ order }) => order);
  const left = changes.length - told.length;
  if (left > 0) return `${told.join(", ")}, and ${left} more like these`;
  return enumerated(told);
}

/** What is left once the changes are made, where a figure is missing. */
function toBeTested(verdict: ScenarioVerdict): string {
  const proof = proofOf(untestedSteps([verdict.rto, verdict.rpo]), verdict);
  return proof === undefined ? "" : ` Then ${proof}.`;
}

type Rest = "dependencies" | "tags" | "members";

function restOf({ statement, unread }: Service): Rest {
  if (unread.length > 0) return "tags";
  return statement.dependsOn.length > 0 ? "dependencies" : "members";
}

const NOT_ENOUGH: Readonly<Record<Rest, string>> = {
  dependencies: "That mends its members; see to the services that it waits for too, or loosen the objective.",
  tags: "That mends its members; see to the other findings of this service too.",
  members:
    "That mends its members one by one; together, in one place and one after another, they still miss the objective.",
};

function withoutCulprit(verdict: ScenarioVerdict, { statement }: Service): string {
  const { binds, rpo, rto, objective } = verdict;
  const waits = onlyWaits(verdict) || (statement.dependsOn.length > 0 && !isImpossible(rto));
  if (waits && !isShort(rpo, objective.rpo))
    return "See to the service that it waits for first, or loosen the objective.";
  return usual(verdict, binds.rto ?? binds.rpo);
}

/** No setting makes a restore quicker. */
function tooSlow(verdict: ScenarioVerdict, member: EstateResource): string {
  const { rto } = isImpossible(verdict.rto) ? quickestOf(verdict, member) : verdict;
  const [first, ...others] = rto.steps.filter(({ lo }) => Number.isFinite(lo));
  const longest = first && others.reduce((one, other) => (other.lo > one.lo ? other : one), first);
  if (longest === undefined || longest.lo === 0) return usual(verdict, member);
  const step = `${longest.label} (${writeInterval(longest)})`;
  return `No setting that Lifeboat knows shortens the longest step, ${step}: shorten it, or loosen the RTO.`;
}

/** The quickest of the ways back that something closes: open, even that one would take too long. */
function quickestOf({ members, rto }: ScenarioVerdict, { urn }: EstateResource): { readonly rto: Bound } {
  const paths = members.filter(({ resource }) => resource.urn === urn).flatMap((one) => one.paths);
  return paths.reduce<{ readonly rto: Bound }>((one, other) => (other.rto.lo < one.rto.lo ? other : one), { rto });
}

/** Snapshots cannot come often enough for every RPO. */
function tooLossy(
  { objective, scenario, members }: ScenarioVerdict,
  { hourly, member }: Extract<Remedy, { kind: "none" }>,
  timing: "worst" | "scheduled",
): string | undefined {
  const { rpo } = objective;
  if (typeof rpo !== "number") return undefined;
  const least = hourly?.lo ?? FREQUENT[timing];
  if (least <= rpo) return undefined;
  const often = hourly === undefined ? `lose ${formatDuration(least)} or more` : `lose ${amount(hourly)}`;
  const continuous = members
    .filter(({ resource }) => resource.urn === member?.urn)
    .flatMap(({ paths }) => paths)
    .find(({ anyInstant }) => anyInstant);
  if (continuous !== undefined && continuous.rpo.lo <= rpo) return undefined;
  const logs = continuous === undefined ? "" : `, ${continuous.mechanism} ${amount(continuous.rpo)}`;
  const head = `No backup schedule can give RPO ${formatDuration(rpo)}: hourly runs with a 1h window ${often}${logs}.`;
  const isToBeTurnedOn = scenario === "data" && continuous === undefined && !hasBackupsAlone(member);
  return `${head} ${isToBeTurnedOn ? "Turn on point-in-time recovery, or loosen the RPO." : instead(scenario, member)}`;
}

function amount({ lo, hi }: Bound): string {
  return hi === null ? `${formatDuration(lo)} or more` : `up to ${formatDuration(hi)}`;
}
