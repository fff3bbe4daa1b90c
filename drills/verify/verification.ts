import type { Seconds } from "../../continuity/declaration/duration";
import type { DrillCheck, DrilledPoint, Instant } from "../../continuity/evidence/record";
import type { ChecksAsked } from "../plan";

/** What was found out about restored data. Never holds the contents of a row. */
export interface Verification {
  /** When it first answered a query. */
  readonly reachableAt: Instant;
  readonly checks: readonly DrillCheck[];
  /** When its newest heartbeat was written; null where there is none. */
  readonly heartbeatAt: Instant | null;
  /** What nobody asked, a line each with the way to ask it: no check of it failed, and none passed. */
  readonly notChecked: readonly string[];
}

/** Where a restored database answers. */
export interface Address {
  /** As RDS names it. */
  readonly engine: string;
  readonly host: string;
  readonly port: number;
  /** Where the environment names no other. */
  readonly user: string | null;
  readonly database: string | null;
}

/** Puts questions to a restored database. */
export interface Prober {
  /** @returns whether it answers a query; false while it does not yet */
  answers(address: Address): Promise<boolean>;
  /** @throws {ProbeError} if it stops answering */
  verify(address: Address, asked: ChecksAsked): Promise<Omit<Verification, "reachableAt">>;
}

/** A database that cannot be asked. */
export class ProbeError extends Error {
  override readonly name = "ProbeError";
}

/** What can be told of a point without restoring it. */
export function pointChecks(
  { createdAt, dataAt, encrypted, region, locked = false }: DrilledPoint,
  expected: {
    readonly lossAsOf: Instant | null;
    readonly rpoSeconds: Seconds | null;
    readonly encrypted: boolean;
    readonly region: string;
    /** Whether some verdict counts on its vault's lock. */
    readonly locked: boolean;
  },
): readonly DrillCheck[] {
  const { lossAsOf, rpoSeconds } = expected;
  const age =
    lossAsOf === null ? null : Math.max(0, Math.ceil((Date.parse(lossAsOf) - Date.parse(dataAt ?? createdAt)) / 1000));
  return [
    ...(age === null || rpoSeconds === null
      ? []
      : [check("age of the point", "point", `at most ${rpoSeconds}s`, `${age}s`, age <= rpoSeconds)]),
    check("encryption", "point", crypt(expected.encrypted), crypt(encrypted), encrypted || !expected.encrypted),
    check("Region", "point", expected.region, region, region === expected.region),
    ...(expected.locked ? [check("lock of the vault", "point", lock(true), lock(locked), locked)] : []),
  ];
}

const lock = (locked: boolean) => (locked ? "in compliance mode" : "none in compliance mode");
const crypt = (encrypted: boolean) => (encrypted ? "encrypted" : "not encrypted");

export function check(name: string, rung: string, expected: string, actual: string, passed: boolean): DrillCheck {
  return { name, rung, expected, actual, passed };
}
