import { protectionOf, type Subject, type Surroundings } from "../backup/protection";
import { bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { documented } from "../recovery/step";
import { restorePaths } from "./backup-restore";
import { continuousBackup } from "./continuous-backup";
import type { Mechanism, TypeReads } from "./mechanism";
import { restoreStep } from "./restore";
import { ENCRYPTION_TYPES } from "./s3-encryption";
import { lockedVersions, OBJECT_LOCK_TYPES } from "./s3-object-lock";
import { REPLICATION_TYPE, replicatedObjects, TIME_CONTROL } from "./s3-replication";
import { BUCKET_TYPE, BUCKET_TYPES, BUCKET_V2_TYPE } from "./s3-settings";
import {
  earlierVersions,
  LIFECYCLE_TYPES,
  staysInSeveralZones,
  VERSION_DEFAULTS,
  VERSIONING_TYPES,
  versioned,
} from "./s3-versions";
import { regional } from "./ways";

const MINUTE = 60;

const LATEST = documented(
  "latest time to restore",
  15 * MINUTE,
  15 * MINUTE,
  "AWS Backup developer guide, Continuous backups and point-in-time recovery",
);

/** Settings of a bucket that have a resource of their own, too. */
const reading = (types: readonly string[], reads: readonly string[], required: readonly string[] = reads) =>
  Object.fromEntries(types.map((type): [string, TypeReads] => [type, { reads, required }]));

/**
 * A bucket of Amazon S3: kept in several zones, earlier and locked versions of its objects, replicas in other Regions, and
 * what AWS Backup keeps of it.
 * Figures and sources: docs/mechanisms/s3-bucket.md.
 */
export const s3Bucket: Mechanism = {
  slug: "s3-bucket",
  title: "Amazon S3 bucket",
  types: BUCKET_TYPES,
  reads: ["forceDestroy", "lifecycleRules", "objectLockConfiguration", "objectLockEnabled"],
  required: [],
  companions: {
    // The two forms of a bucket name some of their blocks differently.
    ...reading([BUCKET_TYPE], ["replicationConfiguration", "serverSideEncryptionConfiguration", "versioning"], []),
    ...reading(
      [BUCKET_V2_TYPE],
      ["replicationConfigurations", "serverSideEncryptionConfigurations", "versionings"],
      [],
    ),
    ...reading(VERSIONING_TYPES, ["bucket", "versioningConfiguration"]),
    ...reading(LIFECYCLE_TYPES, ["bucket", "rules"], ["bucket"]),
    ...reading(ENCRYPTION_TYPES, ["bucket", "rules"]),
    ...reading(OBJECT_LOCK_TYPES, ["bucket", "rule"], ["bucket"]),
    ...reading([REPLICATION_TYPE], ["bucket", "rules"]),
  },
  defaults: { [BUCKET_TYPE]: VERSION_DEFAULTS, [BUCKET_V2_TYPE]: VERSION_DEFAULTS },
  figures: [TIME_CONTROL, LATEST],
  paths(subject, surroundings) {
    return [
      ...inSeveralZones(subject, surroundings),
      earlierVersions(subject, surroundings),
      ...lockedVersions(subject, surroundings),
      ...replicatedObjects(subject, surroundings),
      ...fromBackup(subject, surroundings),
    ];
  },
};

/** A machine takes nothing away from objects in one zone either; losing the zone does. */
function inSeveralZones(subject: Subject, { index }: Surroundings): readonly RecoveryPath[] {
  const paths = regional(subject, "Amazon S3 user guide, Understanding and managing Amazon S3 storage classes");
  return paths.map((path) =>
    path.scenario === "zone" ? { ...path, requires: [staysInSeveralZones(subject.resource, index)] } : path,
  );
}

/** AWS Backup backs up buckets with versioning only. */
function fromBackup(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const found = protectionOf(subject, surroundings);
  const enabled = versioned(subject.resource, surroundings.index);
  const chains = found.chains.map((chain) => ({ ...chain, requires: [...chain.requires, enabled] }));
  const rto = bound(restoreStep("restore to a bucket", subject, surroundings));
  return [
    ...continuousBackup(chains, LATEST, subject, rto),
    ...restorePaths(chains, found.unread, rto, subject, surroundings),
  ];
}
