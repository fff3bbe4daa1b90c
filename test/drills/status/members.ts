import { beganAt, type EvidenceRecord } from "../../../continuity/evidence/record";
import type { Reliance } from "../../../drills/model/reliance";
import type { DrillStanding } from "../../../drills/status/judge";
import type { JobSeen, MemberSeen, PlaceSeen, PointSeen } from "../../../drills/status/seen";

export const NOON = Date.parse("2026-11-28T12:00:00Z") / 1000;
export const [MINUTE, HOUR, DAY] = [60, 3600, 86_400] as const;

/** So many seconds before noon. */
export function ago(seconds: number): string {
  return new Date((NOON - seconds) * 1000).toISOString();
}

export const TARGET = { service: "orders", name: "orders-db", arn: "arn:aws:rds:eu-west-1:1:db:orders-db" };

export const SNAPSHOTS: Reliance = {
  from: "snapshot",
  region: "eu-west-1",
  account: "111111111111",
  vaults: ["main"],
  locked: false,
  scenarios: ["data"],
  rpoSeconds: 8 * HOUR,
};

export const COPIES: Reliance = {
  ...SNAPSHOTS,
  from: "copy",
  region: "eu-central-1",
  vaults: ["safe"],
  locked: true,
  scenarios: ["region", "compromise"],
  rpoSeconds: 2 * DAY,
};

export const OWN: Reliance = { ...SNAPSHOTS, from: "continuous", vaults: [], rpoSeconds: 5 * MINUTE };

export function point(seconds: number, more: Partial<PointSeen> = {}): PointSeen {
  const createdAt = ago(seconds);
  return {
    arn: `arn:point:${seconds}`,
    vault: "main",
    kind: "snapshot",
    status: "COMPLETED",
    createdAt,
    dataAt: createdAt,
    deleteAt: ago(-30 * DAY),
    ...more,
  };
}

export function place(reliance: Reliance, more: Partial<PlaceSeen> = {}): PlaceSeen {
  const vaults = reliance.vaults.map((name) => ({ name, there: true, lock: "compliance" as const }));
  return { reliance, vaults, points: [], unanswered: [], ...more };
}

export const IN_ORDER: PlaceSeen = place(SNAPSHOTS, { points: [point(2 * HOUR), point(8 * HOUR)] });

export function seen(...places: readonly PlaceSeen[]): MemberSeen {
  return { places, jobs: [], unanswered: [] };
}

export function job(seconds: number, state: string, more: Partial<JobSeen> = {}): JobSeen {
  return { what: "backup", vault: "main", region: "eu-west-1", state, createdAt: ago(seconds), ...more };
}

/** Drilled so many seconds ago, as far as status looks at a record. */
export function drill(seconds: number): EvidenceRecord {
  const phases = [{ name: "declared", startedAt: ago(seconds), endedAt: ago(seconds) }];
  return { id: "orders-1", outcome: "passed", phases } as unknown as EvidenceRecord;
}

export function drilled(seconds: number, more: Partial<DrillStanding> = {}): DrillStanding {
  const last = drill(seconds);
  return { last, passed: last, dueAt: beganAt(last) + 30 * DAY, drilled: true, refused: [], ...more };
}
