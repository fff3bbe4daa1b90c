import type { PointChoice } from "../plan";
import { type FoundPoint, isUsable, newestData } from "./point";

/** A choice that no point can meet. */
export class NoPointError extends Error {
  override readonly name = "NoPointError";
}

/** What a choice falls on. */
export interface Chosen {
  readonly point: FoundPoint;
  /** The instant that a continuous backup is restored to; null for the latest, and for other points. */
  readonly restoreTo: string | null;
  /** Whether it is what one would restore after a disaster now: only that says how much one would lose. */
  readonly newest: boolean;
}

/**
 * The point that a choice falls on. Of points with equally new data the one that lies nearer is taken: a continuous backup,
 * then a snapshot, then a copy.
 *
 * @param random at least 0 and below 1
 * @throws {NoPointError} if there is none, saying what there is instead
 */
export function selectPoint(
  points: readonly FoundPoint[],
  choice: PointChoice,
  member: string,
  random: number,
): Chosen {
  const { from, kind } = choice;
  const ofKind = points.filter((point) => kind === undefined || point.kind === kind);
  const usable = ofKind.filter(isUsable).sort(newestDataFirst);
  const newest = usable[0];
  if (newest === undefined) throw new NoPointError(nothing(ofKind, choice, member));
  if (from === "latest") return { point: newest, restoreTo: null, newest: true };
  if (from === "oldest") return older(usable.at(-1) as FoundPoint);
  if (from === "random") return older(usable[Math.floor(random * usable.length)] as FoundPoint);
  return "arn" in from ? byArn(ofKind, from.arn, member) : byTime(usable, from.time, member);
}

const NEAR: readonly FoundPoint["kind"][] = ["continuous", "snapshot", "copy"];

function newestDataFirst(a: FoundPoint, b: FoundPoint): number {
  return newestData(b) - newestData(a) || nearness(a) - nearness(b) || (a.arn < b.arn ? -1 : 1);
}

/** Of one kind what RDS restores itself: that needs no role. */
function nearness({ kind, via }: FoundPoint): number {
  return NEAR.indexOf(kind) * 2 + (via === "rds" ? 0 : 1);
}

/** The earliest instant of a continuous backup; any other point as a whole. */
function older(point: FoundPoint): Chosen {
  return { point, restoreTo: point.kind === "continuous" ? point.earliest : null, newest: false };
}

/** The newest of its kind says as much of the loss as the latest does. */
function byArn(points: readonly FoundPoint[], arn: string, member: string): Chosen {
  const point = points.find((one) => one.arn === arn);
  if (point === undefined) throw new NoPointError(`${arn} is no recovery point of ${member} that was asked for`);
  if (!isUsable(point)) throw new NoPointError(`${arn} cannot be restored: it is ${point.status}`);
  const newer = points.some((one) => one.kind === point.kind && isUsable(one) && newestData(one) > newestData(point));
  return { point, restoreTo: null, newest: !newer };
}

/** A continuous backup that holds the instant, else the newest point whose data is not newer. */
function byTime(usable: readonly FoundPoint[], time: string, member: string): Chosen {
  const at = Date.parse(time);
  const continuous = usable.find(
    (point) =>
      point.kind === "continuous" && at <= newestData(point) && at >= Date.parse(point.earliest ?? point.createdAt),
  );
  if (continuous !== undefined) return { point: continuous, restoreTo: time, newest: false };
  const point = usable.find((one) => one.kind !== "continuous" && newestData(one) <= at);
  if (point !== undefined) return { point, restoreTo: null, newest: false };
  throw new NoPointError(`no recovery point of ${member} holds its data of ${time}`);
}

function nothing(points: readonly FoundPoint[], { kind }: PointChoice, member: string): string {
  const what = kind === undefined ? "recovery point" : `recovery point of the kind ${kind}`;
  if (points.length === 0) return `there is no ${what} of ${member}`;
  const counts = new Map<string, number>();
  for (const { status } of points) counts.set(status, (counts.get(status) ?? 0) + 1);
  const stand = [...counts].map(([status, count]) => `${count} ${status}`).join(", ");
  return `there is no usable ${what} of ${member}, only: ${stand}`;
}
