import type { Input } from "../protocol/input";
import { admit } from "../rds/admission";
import type { ClusterRecord, InstanceRecord } from "../rds/records";
import { restoreCluster, restoreInstance } from "../rds/restore";
import { toPointInTime } from "../rds/restore-point-in-time";
import { fromSnapshot } from "../rds/restore-snapshot";
import type { StoreKind } from "../stores/records";
import { restoreStore, storeArn } from "../stores/restore";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { invalidValue, notFound } from "./errors";
import type { PointRecord, StoreType } from "./records";
import { isDatabase, kindOf, nameOf } from "./resources";
import { readMetadata } from "./restore-metadata";

/** What is on its way, and when it is there. */
export interface OnItsWay {
  readonly made: { readonly arn: string };
  readonly done: Promise<void>;
}

/**
 * Begins to restore a point by its metadata, whose names may be in any case.
 *
 * @throws {ServiceError} for metadata that says too little, and whatever the service refuses to make
 */
export function bringBack(
  call: Call,
  point: PointRecord,
  given: Readonly<Record<string, string>>,
  copyTags: boolean,
): OnItsWay {
  const metadata = readMetadata(given);
  return isDatabase(point.resourceType)
    ? bringDatabaseBack(call, point, metadata, copyTags)
    : bringStoreBack(call, point, point.resourceType, metadata, copyTags);
}

function bringDatabaseBack(call: Call, point: PointRecord, metadata: Input, copyTags: boolean): OnItsWay {
  const cluster = point.resourceType === "Aurora";
  const id = metadata.required(cluster ? "DBClusterIdentifier" : "DBInstanceIdentifier").toLowerCase();
  const source = copyTags ? sourceTags(call, point) : {};
  const restoreTo = metadata.instant("RestoreTime") ?? metadata.instant("RestoreToTime");
  const base = point.continuous
    ? toPointInTime(call, sourceOf(call, point), id, metadata, restoreTo)
    : fromSnapshot(snapshotOf(call, point), id, metadata);
  const restoration = { ...base, tags: source, names: [...base.names, point.arn], recoveryPoint: point.arn };
  if (cluster) {
    admit(call, "cluster", id, restoration.names);
    return restoreCluster(call, restoration);
  }
  admit(call, "db", id, restoration.names);
  return restoreInstance(call, restoration);
}

function bringStoreBack(call: Call, point: PointRecord, type: StoreType, metadata: Input, copyTags: boolean): OnItsWay {
  const { world, region } = call;
  if (copyTags && (type === "DynamoDB" || type === "S3")) {
    throw invalidValue(`Tags of the source cannot be copied to what is restored of ${type}.`);
  }
  const kind = kindOf[type];
  const name = {
    DynamoDB: () => metadata.required("targetTableName"),
    S3: () => metadata.required("DestinationBucketName"),
    EFS: () => world.ids.ec2("fs"),
    EBS: () => world.ids.ec2("vol"),
  }[type]();
  const target = { operation: call.operation, resources: [name, point.arn, point.resourceArn] };
  if (world.faults.strike("key-inaccessible", target)) {
    throw invalidValue("The key that the backup is encrypted with cannot be used.");
  }
  if (world.faults.strike("quota", target)) {
    throw invalidValue("The account has as many of them as it may.");
  }
  if (world.faults.strike("capacity", target)) {
    throw invalidValue("There is no room for it in this Availability Zone.");
  }
  refuseTarget(call, kind, name, metadata);
  const contents = point.contents;
  if (contents === undefined) {
    throw notFound("The recovery point holds nothing.");
  }
  const at =
    metadata.instant("RestoreTime") ?? (contents.until === undefined ? world.clock.now() : new Date(contents.until));
  return restoreStore(call, {
    kind,
    name,
    from: { arn: point.resourceArn, contents, at },
    tags: copyTags ? sourceTags(call, point) : {},
    encrypted: true,
    ...(kind === "file-system" && { creationToken: metadata.required("CreationToken") }),
    ...(kind === "volume" && {
      size: metadata.number("volumeSize") ?? 1,
      availabilityZone: metadata.text("availabilityZone") ?? `${region}a`,
    }),
  });
}

/** The lab restores into nothing that is there already. @throws {ServiceError} */
function refuseTarget(call: Call, kind: StoreKind, name: string, metadata: Input): void {
  if (call.world.tables.stores.get(storeArn(call, kind, name)) !== undefined) {
    throw invalidValue(`${name} already exists.`);
  }
  if (kind === "bucket" && metadata.flag("NewBucket") !== true) {
    throw invalidValue(`The bucket ${name} does not exist.`);
  }
  if (kind === "file-system" && metadata.flag("newFileSystem") !== true) {
    throw invalidValue("The lab restores a file system to a new one only.");
  }
}

function sourceOf({ world }: Call, { arn, resourceArn }: PointRecord): InstanceRecord | ClusterRecord {
  const source = world.tables.instances.get(resourceArn) ?? world.tables.clusters.get(resourceArn);
  if (source === undefined) {
    throw notFound(`What ${arn} is a backup of is gone: ${nameOf(resourceArn)}.`);
  }
  return source;
}

function snapshotOf({ world }: Call, { arn, snapshotArn }: PointRecord) {
  const snapshot = world.tables.snapshots.get(snapshotArn ?? "");
  if (snapshot === undefined) {
    throw notFound(`The snapshot of ${arn} is gone.`);
  }
  return snapshot;
}

function sourceTags({ world }: Call, { resourceArn, snapshotArn }: PointRecord): Tags {
  const { snapshots, instances, clusters, stores } = world.tables;
  const holder =
    snapshots.get(snapshotArn ?? "") ??
    instances.get(resourceArn) ??
    clusters.get(resourceArn) ??
    stores.get(resourceArn);
  return holder?.tags ?? {};
}
