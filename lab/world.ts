import type { Clock } from "./clock/clock";
import type { Pace } from "./clock/pace";
import type { DatabaseEngine } from "./database-engine";
import type { Faults } from "./faults/faults";
import type { Ids } from "./ids";
import type { Input } from "./protocol/input";
import type { Protocol, Structure } from "./protocol/wire";
import type { Tables } from "./state/tables";

/** What all services of the lab share. */
export interface World {
  readonly clock: Clock;
  readonly pace: Pace;
  readonly faults: Faults;
  readonly ids: Ids;
  readonly engine: DatabaseEngine;
  readonly tables: Tables;
  readonly limits: Limits;
}

/** How many an account may have in a Region. */
export interface Limits {
  readonly instances: number;
  readonly clusters: number;
}

/** The circumstances of a call. */
export interface Call {
  readonly world: World;
  readonly region: string;
  readonly operation: string;
}

/** One call of an API. It answers, or throws a ServiceError; what goes on afterwards is seen by asking again. */
export type Operation = (input: Input, call: Call) => Structure | Promise<Structure>;

/** A service of AWS, as far as the lab has it. */
export interface Service {
  readonly protocol: Protocol;
  readonly operations: Readonly<Record<string, Operation>>;
  /** The codes by which it refuses what every service refuses. */
  readonly codes: {
    readonly missing: string;
    readonly invalid: string;
    /** With the status that travels with it. */
    readonly throttled: readonly [code: string, status: number];
    readonly unavailable: readonly [code: string, status: number];
  };
}
