import type { Structure } from "../protocol/wire";
import type { Contents } from "../stores/records";
import type { Tags } from "../tags";

/** What AWS Backup calls the types of stores. */
export type StoreType = "DynamoDB" | "S3" | "EFS" | "EBS";

export type ResourceType = "RDS" | "Aurora" | StoreType;

export interface VaultRecord {
  readonly arn: string;
  readonly region: string;
  readonly name: string;
  readonly createdAt: string;
  readonly encryptionKeyArn: string;
  readonly airGapped: boolean;
  readonly minRetentionDays?: number;
  readonly maxRetentionDays?: number;
  /** From when on nobody can lift the lock; ISO 8601. */
  readonly lockDate?: string;
  readonly locked: boolean;
  readonly tags: Tags;
}

export interface PlanRecord {
  readonly arn: string;
  readonly region: string;
  readonly id: string;
  readonly versionId: string;
  readonly createdAt: string;
  /** As it was given, with the ids of its rules. */
  readonly plan: Structure;
  readonly tags: Tags;
}

export interface SelectionRecord {
  readonly id: string;
  readonly planId: string;
  readonly region: string;
  readonly createdAt: string;
  readonly selection: Structure;
}

export interface Lifecycle {
  readonly deleteAfterDays?: number;
  readonly moveToColdStorageAfterDays?: number;
}

/** A recovery point. What it holds is a snapshot of RDS, the archive of a database, or the contents of a store. */
export interface PointRecord {
  readonly arn: string;
  readonly region: string;
  readonly vault: string;
  readonly resourceArn: string;
  readonly resourceType: ResourceType;
  readonly status: "CREATING" | "COMPLETED" | "AVAILABLE" | "EXPIRED" | "PARTIAL" | "DELETING";
  readonly statusMessage?: string;
  /** When its job was created; copies keep that of their source. */
  readonly createdAt: string;
  readonly completedAt?: string;
  readonly bytes: number;
  readonly lifecycle: Lifecycle;
  readonly iamRoleArn: string;
  readonly encryptionKeyArn: string;
  readonly continuous: boolean;
  /** The snapshot of RDS that it is. */
  readonly snapshotArn?: string;
  readonly contents?: Contents;
  readonly sourceVaultArn?: string;
  readonly tags: Tags;
  readonly lastRestoredAt?: string;
}

interface Job {
  readonly id: string;
  readonly region: string;
  readonly createdAt: string;
  readonly completedAt?: string;
  readonly statusMessage?: string;
  readonly resourceArn: string;
  readonly resourceType: ResourceType;
  readonly iamRoleArn: string;
  readonly bytes: number;
  readonly idempotencyToken?: string;
}

export interface BackupJobRecord extends Job {
  readonly state: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "ABORTED";
  readonly vault: string;
  readonly pointArn: string;
  readonly lifecycle: Lifecycle;
}

export interface CopyJobRecord extends Job {
  readonly state: "CREATED" | "RUNNING" | "COMPLETED" | "FAILED";
  readonly sourceVaultArn: string;
  readonly sourcePointArn: string;
  readonly destinationVaultArn: string;
  readonly destinationPointArn?: string;
  readonly lifecycle: Lifecycle;
}

export interface RestoreJobRecord extends Job {
  readonly status: "PENDING" | "RUNNING" | "COMPLETED" | "FAILED";
  readonly vaultArn: string;
  readonly pointArn: string;
  readonly pointCreatedAt: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly createdResourceArn?: string;
  readonly validation?: { readonly status: string; readonly message?: string };
}
