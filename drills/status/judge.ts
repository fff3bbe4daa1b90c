import { formatDuration, type Seconds } from "../../continuity/declaration/duration";
import { beganAt, type EvidenceRecord, type Instant, secondsOf } from "../../continuity/evidence/record";
import type { Reliance } from "../model/reliance";
import { isUsable as isRestorable } from "../points/point";
import { type JobCounts, jobCounts, jobFailures } from "./jobs";
import type { MemberSeen, PlaceSeen, PointSeen, VaultSeen } from "./seen";
import { roughly } from "./words";

/** When a member was last drilled, and when it is to be drilled again. */
export interface DrillStanding {
  /** The last drill that restored and verified it, whatever its time. */
  readonly last: EvidenceRecord | undefined;
  /** The last that kept its objective too. */
  readonly passed: EvidenceRecord | undefined;
  /** Seconds since 1970; undefined: now, as it never was. */
  readonly dueAt: number | undefined;
  /** Whether drills restore members of its type at all. */
  readonly drilled: boolean;
  /** Why the evidence of its service does not count, a line each. */
  readonly refused: readonly string[];
}

/** One place that verdicts rest on, as it is. */
export interface PlaceStatus {
  readonly reliance: Reliance;
  readonly newest: PointSeen | undefined;
  /** Of the data in it; undefined where there is no such point, or nothing tells. */
  readonly age: Seconds | undefined;
  /** The least of its vaults' locks; undefined where the service itself keeps the points, or there is no answer. */
  readonly lock: VaultSeen["lock"] | undefined;
}

/** Whether what verdicts count on of one member is there. */
export interface MemberStatus {
  readonly service: string;
  readonly name: string;
  readonly arn: string;
  readonly places: readonly PlaceStatus[];
  readonly jobs: JobCounts;
  readonly drill: DrillStanding;
  /** What is wrong, a phrase each; empty where all is as it should be. */
  readonly failures: readonly string[];
}

/** Judges what was found of a member: whatever is not there, or has no answer, is a failure. */
export function judgeMember(
  target: Pick<MemberStatus, "service" | "name" | "arn">,
  seen: MemberSeen,
  drill: DrillStanding,
  now: Seconds,
): MemberStatus {
  const places = seen.places.map((place) => statusOf(place, now));
  const failures = [
    ...seen.unanswered,
    ...seen.places.flatMap((place, index) => placeFailures(place, places[index] as PlaceStatus, now)),
    ...jobFailures(seen.jobs, now),
    ...drillFailures(drill, now),
  ];
  return { ...target, places, jobs: jobCounts(seen.jobs), drill, failures: [...new Set(failures)] };
}

function statusOf({ reliance, points, vaults, unanswered }: PlaceSeen, now: Seconds): PlaceStatus {
  const usable = points.filter((point) => isUsable(point, reliance, now));
  const [newest] = [...usable].sort((a, b) => newestData(b) - newestData(a) || (a.arn < b.arn ? -1 : 1));
  const age = newest?.dataAt == null ? undefined : Math.max(0, Math.floor(now - secondsOf(newest.dataAt)));
  const locks = vaults.map(({ lock }) => lock);
  const least = LOCKS.find((lock) => locks.includes(lock));
  return { reliance, newest, age, lock: unanswered.length > 0 ? undefined : least };
}

const LOCKS: readonly VaultSeen["lock"][] = ["none", "governance", "compliance"];

function isUsable(point: PointSeen, { from }: Reliance, now: Seconds): boolean {
  const kept = point.deleteAt === null || secondsOf(point.deleteAt) > now;
  return kept && (point.kind === "continuous") === (from === "continuous") && isRestorable(point);
}

/** Of a continuous backup of which nothing tells how recent it is, AWS says that it is kept up. */
function newestData({ dataAt }: PointSeen): number {
  return dataAt === null ? Number.POSITIVE_INFINITY : secondsOf(dataAt);
}

function placeFailures(seen: PlaceSeen, status: PlaceStatus, now: Seconds): readonly string[] {
  if (seen.unanswered.length > 0) return seen.unanswered;
  const { reliance, vaults, points } = seen;
  const missing = vaults
    .filter(({ there }) => !there)
    .map(({ name }) => `there is no vault ${name} in ${reliance.region}`);
  const unlocked = vaults
    .filter(({ there, lock }) => reliance.locked && there && lock !== "compliance")
    .map(({ name }) => `vault ${name} is not locked in compliance mode, which the verdict counts on`);
  const empty = vaults
    .filter(({ there, name }) => there && !points.some((one) => one.vault === name && isUsable(one, reliance, now)))
    .map(({ name }) =>
      nothingIn(
        `vault ${name} (${reliance.region})`,
        reliance,
        points.filter(({ vault }) => vault === name),
      ),
    );
  const none = vaults.length === 0 && status.newest === undefined ? [nothingIn(reliance.region, reliance, points)] : [];
  return [...missing, ...unlocked, ...empty, ...none, ...tooOld(status), ...stopped(status)];
}

/** It can be restored to an instant of its time, and gets no newer. */
function stopped({ newest, reliance: { region } }: PlaceStatus): readonly string[] {
  return newest?.status === "STOPPED" ? [`the continuous backup in ${region} has been stopped`] : [];
}

function nothingIn(place: string, { from }: Reliance, points: readonly PointSeen[]): string {
  const what = POINT[from];
  const own = points.filter(({ kind }) => (kind === "continuous") === (from === "continuous"));
  if (own.length === 0) return `there is no ${what} in ${place}`;
  const counts = new Map<string, number>();
  for (const { status } of own) counts.set(status, (counts.get(status) ?? 0) + 1);
  const stand = [...counts].map(([status, count]) => `${count} ${status}`).join(", ");
  return `there is no usable ${what} in ${place}, only: ${stand}`;
}

/** What points of a kind are called. */
export const POINT: Readonly<Record<Reliance["from"], string>> = {
  snapshot: "snapshot",
  continuous: "continuous backup",
  copy: "copy",
};

function tooOld({ reliance: { from, region, rpoSeconds }, age }: PlaceStatus): readonly string[] {
  if (age === undefined || rpoSeconds === null || age <= rpoSeconds) return [];
  return [`the newest ${POINT[from]} in ${region} is ${roughly(age)} old, RPO ${formatDuration(rpoSeconds)}`];
}

function drillFailures({ drilled, last, dueAt, refused }: DrillStanding, now: Seconds): readonly string[] {
  if (!drilled) return [];
  if (refused.length > 0) return refused;
  if (last === undefined || dueAt === undefined) return ["no drill has ever restored it"];
  if (dueAt > now) return [];
  return [`its last drill was ${roughly(now - beganAt(last))} ago, and the next is overdue`];
}

/** An instant of seconds since 1970, as reports write it. */
export function instantOfSeconds(seconds: Seconds): Instant {
  return new Date(seconds * 1000).toISOString();
}
