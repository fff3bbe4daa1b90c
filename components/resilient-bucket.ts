import type * as s3 from "@pulumi/aws/s3";
import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { createParts } from "./create-parts";
import type { BackedUpTransform } from "./member-transform";
import { type MemberArgs, PlannedMember } from "./planned-member";
import { replicationRole } from "./replication-role";
import type { Transform } from "./transform";

/** The ways around what is decided of a bucket, by the id of the part. */
export interface ResilientBucketTransform extends BackedUpTransform {
  /** The bucket. */
  readonly main?: Transform<s3.BucketArgs>;
  /** That it keeps earlier versions. */
  readonly versioning?: Transform<s3.BucketVersioningArgs>;
  /** For how long it does. */
  readonly lifecycle?: Transform<s3.BucketLifecycleConfigurationArgs>;
  /** That it is private. */
  readonly "public-access"?: Transform<s3.BucketPublicAccessBlockArgs>;
  /** The bucket in another Region, whose other parts are called `replica-versioning` and so on. */
  readonly replica?: Transform<s3.BucketArgs>;
  /** As `versioning`, of the replica. */
  readonly "replica-versioning"?: Transform<s3.BucketVersioningArgs>;
  /** As `lifecycle`, of the replica. */
  readonly "replica-lifecycle"?: Transform<s3.BucketLifecycleConfigurationArgs>;
  /** As `public-access`, of the replica. */
  readonly "replica-public-access"?: Transform<s3.BucketPublicAccessBlockArgs>;
  /** What is replicated, and how fast. */
  readonly replication?: Transform<s3.BucketReplicationConfigArgs>;
}

/** What a bucket is, besides being there when it is needed. */
export interface ResilientBucketArgs extends MemberArgs {
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: ResilientBucketTransform;
}

/**
 * A bucket of Amazon S3 that keeps the objectives of its service: earlier versions, replication and backups as they ask.
 * Encrypted and private.
 *
 * @throws ObjectiveError where no arrangement of a bucket keeps them
 * @example
 * const invoices = new ResilientBucket("invoices", { service: billing });
 */
export class ResilientBucket extends PlannedMember {
  static readonly __pulumiType = "lifeboat:index:ResilientBucket";

  readonly bucket: s3.Bucket;

  constructor(name: string, args: ResilientBucketArgs, options?: ComponentResourceOptions) {
    const { service, transform = {} } = args;
    const planned = service.plan(name, { kind: "bucket" });
    super(ResilientBucket.__pulumiType, name, args, planned, options);
    const role = replicationRole(`${name}-replication-role`, this, service.tagsAside);
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      transform,
      given: ({ what }, _place, made) =>
        what === "replication-role"
          ? role(made("main") as unknown as s3.Bucket, made("replica") as unknown as s3.Bucket)
          : undefined,
    });
    this.bucket = part("main") as unknown as s3.Bucket;
    this.registerOutputs({ bucket: this.bucket.bucket, arn: this.bucket.arn });
  }
}
