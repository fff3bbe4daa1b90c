import type { Seconds } from "../continuity/declaration/duration";
import type { DrilledMember, DrilledScenario, EvidenceRecord, Instant } from "../continuity/evidence/record";
import type { PointKind } from "../continuity/recovery/point";
import type { Forecast } from "./model/forecast";
import type { HeartbeatTable } from "./verify/heartbeat";
import type { Manifest } from "./verify/manifest";
import type { StoreManifest } from "./verify/store-manifest";

/** Which recovery point a drill is to take. */
export interface PointChoice {
  readonly from: "latest" | "oldest" | "random" | { readonly arn: string } | { readonly time: Instant };
  /** @default whichever kind there is */
  readonly kind?: PointKind;
}

/** Where a restored database may be reached from: nowhere but from where the drill runs. */
export interface DrillNetwork {
  readonly subnetGroup: string;
  readonly securityGroups: readonly string[];
}

/** What a drill asks of the restored data. */
export interface ChecksAsked {
  /** @default lifeboat_heartbeat, where it is there */
  readonly heartbeat?: HeartbeatTable;
  readonly manifest?: Manifest;
  /** The attribute of a table, or the object of a bucket, that says when it was last written to. */
  readonly mark?: string;
  /** What a table or a bucket must hold. */
  readonly contents?: StoreManifest;
  /** Queries that return a row for everything that is wrong. */
  readonly invariants: readonly { readonly name: string; readonly sql: string }[];
  /** Whether to have pg_amcheck look for corrupt tables and indexes; it must be installed where the drill runs. */
  readonly amcheck?: boolean;
  /** A command of the user's, which finds what was restored in its environment; anything but exit code 0 is a failure. */
  readonly command?: string;
}

/**
 * All that a drill was asked, as plain data: the first line of its journal, so that it can be taken up again by whoever has
 * the journal. Holds no secret: passwords come from the environment, each time.
 */
export interface DrillPlan {
  readonly id: string;
  readonly declaredAt: Instant;
  /** By when it gives up and cleans up. */
  readonly deadline: Instant;
  readonly service: string;
  readonly scenario: DrilledScenario;
  readonly owner: string;
  readonly member: DrilledMember;
  readonly target: DrillTarget;
  /** Where the restore runs. */
  readonly region: string;
  readonly choice: PointChoice;
  /** Of databases; nothing else is restored into a network. */
  readonly network?: DrillNetwork;
  /** The role that AWS Backup restores with; needed for its recovery points. */
  readonly backupRole?: string;
  /** What AWS Backup is told beyond, or instead of, what it would take; of what Lifeboat does not know. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** A command that removes what was restored; of what Lifeboat does not know. */
  readonly removal?: string;
  /** Another class than the source's: cheaper, and no evidence. */
  readonly instanceClass?: string;
  /** Refuses to restore more than that. */
  readonly limitGib?: number;
  readonly objective: EvidenceRecord["objective"];
  readonly response: { readonly detect: Seconds; readonly decide: Seconds };
  readonly checks: ChecksAsked;
  /** A command that rehearses the cut-over. */
  readonly cutOver?: string;
  /** Whether to have everything loaded after that, and to measure when it is. @default false */
  readonly load?: boolean;
  readonly standsFor: readonly string[];
  /** Between two questions whether something is done: what every measured time may be too long by. @default 5 */
  readonly pollSeconds: Seconds;
  /** What the model says beforehand of the ways back that a drill can take. @default nothing */
  readonly forecasts?: readonly Forecast[];
  /** The vaults of whose points some verdict counts on it that nobody can delete them, as `eu-west-1/main`. @default none */
  readonly lockedVaults?: readonly string[];
  readonly environment: { readonly endpoint?: string; readonly profile?: string };
}

/** What is drilled. */
export interface DrillTarget {
  readonly kind: ResourceKind;
  readonly id: string;
  readonly arn: string;
  readonly region: string;
  /** Null where its ARN does not say: of buckets. */
  readonly account: string | null;
}

/** A DB instance of its own, or an Aurora (or Multi-AZ) cluster. */
export type DatabaseKind = "instance" | "cluster";

/** What AWS Backup alone restores: a DynamoDB table, an S3 bucket, an EFS file system, an EBS volume, anything else. */
export type StoreKind = "table" | "bucket" | "file-system" | "volume" | "other";

export type ResourceKind = DatabaseKind | StoreKind;

export function isDatabaseKind(kind: ResourceKind): kind is DatabaseKind {
  return kind === "instance" || kind === "cluster";
}

/** What everything that a drill makes is called by, so that nothing else is ever taken for it. */
export const DRILL_PREFIX = "lifeboat-drill-";

/** The tags of everything that a drill makes. */
export const DRILL_TAG = {
  id: "lifeboat:drill-id",
  expires: "lifeboat:expires-at",
  owner: "lifeboat:owner",
} as const;

/** Something that a drill makes. */
export interface DrillResource {
  readonly kind: ResourceKind;
  /** What the drill calls it. AWS gives volumes and file systems other ids, known only once they are there. */
  readonly id: string;
}

/** `orders-20261128T020000Z-3f2a9c`: the service, the start, and something that no other drill has. */
export function drillId(service: string, declaredAt: Instant, nonce: string): string {
  return `${service}-${declaredAt.replace(/\.\d+/, "").replace(/[-:]/g, "")}-${nonce}`;
}

/** What a drill makes, in the order in which it does; known before it makes anything. */
export function resourcesOf({ id, target }: Pick<DrillPlan, "id" | "target">): readonly DrillResource[] {
  const [stamp, nonce] = id.split("-").slice(-2) as [string, string];
  const name = `${DRILL_PREFIX}${stamp.toLowerCase()}-${nonce}`;
  return target.kind === "cluster"
    ? [
        { kind: "cluster", id: name },
        { kind: "instance", id: `${name}-1` },
      ]
    : [{ kind: target.kind, id: name }];
}

/** The tags of what a drill makes. */
export function drillTags({ id, deadline, owner }: DrillPlan): Readonly<Record<string, string>> {
  return { [DRILL_TAG.id]: id, [DRILL_TAG.expires]: deadline, [DRILL_TAG.owner]: owner };
}
