import { knownValue } from "../declaration/setting";
import { accountOf, regionOf } from "../estate/place";
import { readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { UNKNOWN_PART } from "./arn-pattern";

/** What AWS Backup makes of a rule with continuous backup for a type, and of the snapshots beside it. */
export type ContinuousBackup = "unsupported" | "beside snapshots" | "snapshots once a day";

/**
 * What AWS Backup can do with resources of a type.
 *
 * Source: AWS Backup developer guide, "Feature availability by resource", "Encryption for backups", "Copy a backup".
 */
export interface BackupType {
  /** The name under which an account opts in to it, a key of `resourceTypeOptInPreference`. */
  readonly optIn: string;
  /** Whether types with an opt-in of their own have ARNs of the same form, so that an ARN alone does not name the type. */
  readonly sharesArn: boolean;
  readonly continuous: ContinuousBackup;
  /** Where points go after `coldStorageAfter`: nowhere, to cold storage, or to the archive of EBS, which a plan opts in to. */
  readonly cold: "none" | "cold storage" | "archive";
  /** Whether points have the key of the resource, or of the vault that they lie in. */
  readonly encryptedWith: "resource key" | "vault key";
  /**
   * How its points can be copied: to another account and another Region at once, one of them at a time, not at all, or as
   * nobody can tell.
   */
  readonly copies: "anywhere" | "account or Region" | "none" | "undocumented";
}

/** How the ARN of a type is made. */
interface ArnForm {
  readonly service: string;
  /** What stands before the name in the last part, separator included. */
  readonly prefix: string;
  /** The input that holds the name; undefined where AWS chooses an id. */
  readonly name?: string;
  /** S3 ARNs carry neither Region nor account. */
  readonly placeless?: true;
}

interface Entry {
  readonly arn: ArnForm;
  readonly backup: BackupType;
}

const PLAIN: Omit<BackupType, "optIn"> = {
  sharesArn: false,
  continuous: "unsupported",
  cold: "none",
  encryptedWith: "resource key",
  copies: "anywhere",
};

const clusterArn: ArnForm = { service: "rds", prefix: "cluster:", name: "clusterIdentifier" };

const fsx: Entry = {
  arn: { service: "fsx", prefix: "file-system/" },
  backup: { ...PLAIN, optIn: "FSx", sharesArn: true },
};

const AURORA: BackupType = {
  ...PLAIN,
  optIn: "Aurora",
  sharesArn: true,
  continuous: "beside snapshots",
  copies: "account or Region",
};

/** Same resource type as Aurora; AWS Backup gives it neither point-in-time recovery nor copies. */
const MULTI_AZ_CLUSTER: BackupType = { ...PLAIN, optIn: "RDS", sharesArn: true, copies: "none" };

const BUCKET: Entry = {
  arn: { service: "s3", prefix: "", name: "bucket", placeless: true },
  backup: { ...PLAIN, optIn: "S3", continuous: "beside snapshots", encryptedWith: "vault key" },
};

const TYPES: Readonly<Record<string, Entry>> = {
  "aws:docdb/cluster:Cluster": { arn: clusterArn, backup: { ...PLAIN, optIn: "DocumentDB", sharesArn: true } },
  "aws:dynamodb/table:Table": {
    arn: { service: "dynamodb", prefix: "table/", name: "name" },
    backup: { ...PLAIN, optIn: "DynamoDB", cold: "cold storage", encryptedWith: "vault key" },
  },
  "aws:ebs/volume:Volume": {
    arn: { service: "ec2", prefix: "volume/" },
    backup: { ...PLAIN, optIn: "EBS", cold: "archive" },
  },
  "aws:ec2/instance:Instance": {
    arn: { service: "ec2", prefix: "instance/" },
    backup: { ...PLAIN, optIn: "EC2" },
  },
  "aws:efs/fileSystem:FileSystem": {
    arn: { service: "elasticfilesystem", prefix: "file-system/" },
    backup: { ...PLAIN, optIn: "EFS", cold: "cold storage", encryptedWith: "vault key" },
  },
  "aws:fsx/lustreFileSystem:LustreFileSystem": fsx,
  "aws:fsx/ontapVolume:OntapVolume": { ...fsx, arn: { service: "fsx", prefix: "volume/" } },
  "aws:fsx/openZfsFileSystem:OpenZfsFileSystem": fsx,
  "aws:fsx/windowsFileSystem:WindowsFileSystem": fsx,
  "aws:neptune/cluster:Cluster": { arn: clusterArn, backup: { ...PLAIN, optIn: "Neptune", sharesArn: true } },
  "aws:rds/cluster:Cluster": { arn: clusterArn, backup: AURORA },
  "aws:rds/instance:Instance": {
    arn: { service: "rds", prefix: "db:", name: "identifier" },
    backup: { ...PLAIN, optIn: "RDS", continuous: "snapshots once a day", copies: "account or Region" },
  },
  "aws:redshift/cluster:Cluster": {
    arn: { service: "redshift", prefix: "cluster:", name: "clusterIdentifier" },
    backup: { ...PLAIN, optIn: "Redshift" },
  },
  "aws:redshiftserverless/namespace:Namespace": {
    arn: { service: "redshift-serverless", prefix: "namespace/" },
    backup: { ...PLAIN, optIn: "Redshift Serverless", copies: "undocumented" },
  },
  "aws:s3/bucket:Bucket": BUCKET,
  "aws:s3/bucketV2:BucketV2": BUCKET,
};

/**
 * Types whose ARNs selections name by mistake, since AWS Backup backs up something else in their place.
 *
 * Source: AWS Backup developer guide, "Assign resources to a backup plan" (volumes of FSx for NetApp ONTAP), "Amazon Aurora
 * backups" (clusters).
 */
const BACKED_UP_INSTEAD: Readonly<Record<string, string>> = {
  "aws:docdb/clusterInstance:ClusterInstance": "its cluster",
  "aws:fsx/ontapFileSystem:OntapFileSystem": "its volumes",
  "aws:neptune/clusterInstance:ClusterInstance": "its cluster",
  "aws:rds/clusterInstance:ClusterInstance": "its cluster",
};

/**
 * Types that AWS Backup backs up too, of which nothing else is modelled: selections name them beside others.
 *
 * Source: AWS Backup API reference, `UpdateRegionSettings`; AWS Backup developer guide, "Feature availability by resource".
 */
const NAMED_ONLY: ReadonlySet<string> = new Set([
  "aws:cloudformation/stack:Stack",
  "aws:dsql/cluster:Cluster",
  "aws:dynamodb/globalTable:GlobalTable",
  "aws:eks/cluster:Cluster",
  "aws:storagegateway/cachesIscsiVolume:CachesIscsiVolume",
  "aws:storagegateway/storedIscsiVolume:StoredIscsiVolume",
  "aws:timestreamwrite/table:Table",
]);

/** Whether selections name resources of a type, rightly or by mistake. */
export function isNamedBySelections(type: string): boolean {
  return isBackable(type) || NAMED_ONLY.has(type) || Object.hasOwn(BACKED_UP_INSTEAD, type);
}

/** What AWS Backup backs up in place of a resource; undefined where it backs up the resource, or nothing. */
export function backedUpInstead({ type }: EstateResource): string | undefined {
  return Object.hasOwn(BACKED_UP_INSTEAD, type) ? BACKED_UP_INSTEAD[type] : undefined;
}

/** Every type that AWS Backup can back up. */
export const BACKABLE_TYPES: readonly string[] = Object.keys(TYPES);

/** Whether AWS Backup can back up resources of a type. */
export function isBackable(type: string): boolean {
  return Object.hasOwn(TYPES, type);
}

/** What AWS Backup can do with a resource; undefined where it cannot back it up. */
export function backupTypeOf(resource: EstateResource): BackupType | undefined {
  const entry = entryOf(resource);
  if (entry?.backup !== AURORA) return entry?.backup;
  const engine = knownValue(readString(resource, "engine"));
  return engine?.startsWith("aurora") ? AURORA : MULTI_AZ_CLUSTER;
}

/** The services to which an account must have opted in: both that it may be where its engine is not known. */
export function optInNames(resource: EstateResource): readonly string[] {
  const entry = entryOf(resource);
  if (entry === undefined) return [];
  if (entry.backup !== AURORA) return [entry.backup.optIn];
  const engine = knownValue(readString(resource, "engine"));
  if (engine === undefined) return [AURORA.optIn, MULTI_AZ_CLUSTER.optIn];
  return [engine.startsWith("aurora") ? AURORA.optIn : MULTI_AZ_CLUSTER.optIn];
}

/** The input that holds the name of a resource; undefined where AWS chooses an id. */
export function nameInputOf(type: string): string | undefined {
  return Object.hasOwn(TYPES, type) ? TYPES[type]?.arn.name : undefined;
}

/** The inputs of a type on which its ARN and what AWS Backup makes of it hang. */
export function inputsOfArn(type: string): readonly string[] {
  const entry = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (entry === undefined) return [];
  return [...(entry.arn.name === undefined ? [] : [entry.arn.name]), ...(entry.backup === AURORA ? ["engine"] : [])];
}

/**
 * Whether a pattern in a selection names the type of a resource (`arn:aws:ec2:*:*:volume/*`) or one of that type, and not a
 * whole service (`arn:aws:ec2:*`) or everything.
 */
export function namesType(pattern: string, resource: EstateResource): boolean {
  const last = pattern.split(":").slice(5).join(":");
  const prefix = entryOf(resource)?.arn.prefix;
  return prefix !== undefined && last !== "" && !last.startsWith("*") && last.startsWith(prefix);
}

/** The pattern that names the type of a resource, so that nobody asks for opt-in; undefined where none does. */
export function typePattern(resource: EstateResource): string | undefined {
  const entry = entryOf(resource);
  if (entry === undefined || entry.backup.sharesArn || entry.arn.placeless) return undefined;
  return `arn:${partitionOf(regionOf(resource))}:${entry.arn.service}:*:*:${entry.arn.prefix}*`;
}

/** The ARN that a resource has or will have, with `UNKNOWN_PART` for what cannot be known at preview. */
export function arnOf(resource: EstateResource): string | undefined {
  const form = entryOf(resource)?.arn;
  if (form === undefined) return undefined;
  const output = resource.outputs.arn;
  if (typeof output === "string") return output;
  const region = regionOf(resource);
  const name = (form.name && knownValue(readString(resource, form.name))) ?? UNKNOWN_PART;
  const place = form.placeless ? ":" : `${region ?? UNKNOWN_PART}:${accountOf(resource) ?? UNKNOWN_PART}`;
  return `arn:${partitionOf(region)}:${form.service}:${place}:${form.prefix}${name}`;
}

function entryOf({ type }: EstateResource): Entry | undefined {
  return Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
}

/** The partition of AWS that a Region belongs to. */
export function partitionOf(region: string | undefined): string {
  if (region?.startsWith("cn-")) return "aws-cn";
  return region?.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}
