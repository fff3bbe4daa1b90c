import type { Seconds } from "../declaration/duration";
import type { StatedObjectives } from "../declaration/objectives";
import type { Scenario } from "../declaration/scenario";
import type { ResponseTimes } from "../declaration/statement";
import type { Assumption } from "../evidence/assumption";
import type { Arrangement } from "./arrangement";

/** A Region that members may stand in. */
export interface PlannedRegion {
  /** `eu-west-1` */
  readonly name: string;
  /** Its Availability Zones in which there is a subnet to use, the first one first. Kinds without subnets leave it empty. */
  readonly zones: readonly string[];
}

/** What may be done about a compromised account. None of it is done unasked: it cannot be undone, or needs another account. */
export interface CompromiseMeans {
  /** Whether vaults may be locked in compliance mode, which nobody can lift after three days. @default false */
  readonly lockedVault?: boolean;
  /** Whether logically air-gapped vaults may be made. @default false */
  readonly airGappedVault?: boolean;
  /** A vault of another account that is administered apart, in the home Region. @default none */
  readonly otherAccount?: { readonly account: string; readonly vaultName: string };
}

/** What the planner has to know of a database: what it may be, a DB instance of an engine, a cluster of Aurora, or either. */
export type DatabaseFacts = AnyDatabase &
  (
    | { readonly engine: string; readonly auroraEngine?: string }
    | { readonly engine?: string; readonly auroraEngine: string }
  );

interface AnyDatabase {
  readonly kind: "database";
  /** The engine of a DB instance: `postgres`, `mysql`, `mariadb`, `oracle-ee`, `sqlserver-se`. Absent: Aurora only. */
  readonly engine?: string;
  /** The engine of Aurora: `aurora-postgresql`, `aurora-mysql`. Absent: DB instances only. */
  readonly auroraEngine?: string;
  /** `db.t4g.medium`; of Aurora it is the class of each instance. */
  readonly instanceClass: string;
  /** GiB of a DB instance. @default 20 */
  readonly allocatedStorage?: number;
}

/** What the planner has to know of a DynamoDB table. */
export interface TableFacts {
  readonly kind: "table";
  /** Whether a global table may be strongly consistent, which takes three Regions. @default false */
  readonly strongConsistency?: boolean;
}

/** What the planner has to know of a bucket. */
export interface BucketFacts {
  readonly kind: "bucket";
}

/** What the planner has to know of a file system. */
export interface FileSystemFacts {
  readonly kind: "file-system";
}

/** What the planner has to know of machines with volumes. */
export interface VolumeGroupFacts {
  readonly kind: "volume-group";
  /** `m7g.large` */
  readonly instanceType: string;
  /** Whether its volumes hold data that must not be lost: one instance; else a group over zones may stand in. */
  readonly keepsData: boolean;
  /** The fewest instances that carry the load. @default 1 */
  readonly units?: number;
}

/** What the planner has to know of an ECS service behind a load balancer. */
export interface TasksFacts {
  readonly kind: "tasks";
  /** The fewest tasks that carry the load. @default 1 */
  readonly units?: number;
  /** Whether there is a hosted zone for failover records, so that a twin in another Region can take over. @default false */
  readonly hostedZone?: boolean;
}

/** What the planner has to know of a cache. */
export interface CacheFacts {
  readonly kind: "cache";
  /** `cache.t4g.small` */
  readonly nodeType: string;
  /** Whether what it holds must not be lost; else it may come back empty. @default false */
  readonly keepsData?: boolean;
}

export type Facts =
  | DatabaseFacts
  | TableFacts
  | BucketFacts
  | FileSystemFacts
  | VolumeGroupFacts
  | TasksFacts
  | CacheFacts;

/** The kinds of members that can be planned. */
export type Kind = Facts["kind"];

/** A service that the planned one waits for, where one disruption hits both. */
export interface Awaited {
  readonly name: string;
  /** When it is back at the latest. Where that is not known no arrangement of what waits can help, and no time is counted. */
  readonly back: Readonly<Partial<Record<Scenario, Seconds>>>;
}

/** What is asked: which arrangement of a member keeps these objectives. */
export interface Question<F extends Facts = Facts> {
  /** The name of the member, as assumptions may call it. */
  readonly name: string;
  readonly service: string;
  readonly facts: F;
  readonly objectives: StatedObjectives;
  /** How long corruption may go unnoticed. @default 0: none is asked for */
  readonly detectionWindow?: Seconds;
  /** Share of capacity, 0 to 1, that must be left during a disruption. */
  readonly minimumServiceLevel?: number;
  /** How long people take. @default what the model assumes */
  readonly response?: Readonly<Partial<ResponseTimes>>;
  readonly home: PlannedRegion;
  /** The account of the workload, where its provider tells it (`allowedAccountIds`); `otherAccount` asks for it. */
  readonly account?: string;
  /** Other Regions that may be used, the preferred one first. */
  readonly others: readonly PlannedRegion[];
  readonly compromise: CompromiseMeans;
  /** Figures that somebody vouches for or drills have measured. */
  readonly assumptions: readonly Assumption[];
  /** The instant of evaluation, in seconds since 1970. */
  readonly asOf: number;
  /** What was planned before for other members of the service: all of it has to fit together. @default nothing */
  readonly beside?: readonly { readonly name: string; readonly arrangement: Arrangement }[];
  /** The services that it depends on, as they were planned before. @default none */
  readonly awaited?: readonly Awaited[];
}
