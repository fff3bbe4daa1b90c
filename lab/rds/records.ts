import type { Address } from "../database-engine";
import type { Tags } from "../tags";

/** What RDS calls a database; behind each is PostgreSQL. */
export type EngineName = "postgres" | "mysql" | "mariadb" | "aurora-postgresql" | "aurora-mysql";

/** Settings that a database passes on to its snapshots, and these to what is restored from them. */
export interface Shape {
  readonly engine: EngineName;
  readonly engineVersion: string;
  readonly masterUsername: string;
  readonly databaseName: string;
  /** GiB. */
  readonly allocatedStorage: number;
  readonly storageType: string;
  readonly instanceClass?: string;
  readonly multiAz: boolean;
  readonly encrypted: boolean;
  readonly kmsKeyId?: string;
  readonly retentionDays: number;
  readonly subnetGroup: string;
  readonly securityGroups: readonly string[];
  readonly parameterGroup: string;
  readonly publiclyAccessible: boolean;
  readonly deletionProtection: boolean;
  readonly copyTagsToSnapshot: boolean;
}

interface Common {
  readonly arn: string;
  readonly region: string;
  readonly id: string;
  /** What RDS calls DbiResourceId or DbClusterResourceId; the name of the database in the engine. */
  readonly resourceId: string;
  readonly status: string;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly shape: Shape;
  readonly tags: Tags;
  /** Where it listens, or will. */
  readonly address?: Address;
  /** The point of AWS Backup that it was restored from. */
  readonly recoveryPoint?: string;
}

/** A DB instance, on its own or of a cluster. */
export interface InstanceRecord extends Common {
  readonly availabilityZone: string;
  /** The cluster whose data it serves. */
  readonly cluster?: string;
}

/** An Aurora cluster: storage, and an endpoint behind which there may be no instance. */
export interface ClusterRecord extends Common {}

/** A snapshot of an instance or cluster. */
export interface SnapshotRecord {
  readonly arn: string;
  readonly region: string;
  readonly id: string;
  readonly of: "instance" | "cluster";
  readonly sourceId: string;
  readonly sourceArn: string;
  readonly sourceResourceId: string;
  readonly sourceCreatedAt: string;
  /** The name of the data in the engine. */
  readonly backup: string;
  readonly status: string;
  readonly type: "manual" | "awsbackup";
  readonly createdAt: string;
  /** When the first of a chain of copies was made. */
  readonly originalCreatedAt: string;
  readonly dataTime?: string;
  readonly bytes?: number;
  readonly shape: Shape;
  readonly tags: Tags;
}
