import type * as s3 from "@pulumi/aws/s3";
import type { ComponentResourceOptions } from "@pulumi/pulumi";
import { createParts } from "./create-parts";
import { type MemberArgs, PlannedMember } from "./planned-member";
import { replicationRole } from "./replication-role";
import type { Transform } from "./transform";

/** What a bucket is, besides being there when it is needed. */
export interface ResilientBucketArgs extends MemberArgs {
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: { readonly main?: Transform<s3.BucketArgs>; readonly [id: string]: unknown };
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
    super(ResilientBucket.__pulumiType, name, service, planned, options);
    const role = replicationRole(`${name}-replication-role`, this);
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      transform: transform as Readonly<Record<string, Transform<Record<string, unknown>>>>,
      given: ({ what }, _place, made) =>
        what === "replication-role"
          ? role(made("main") as unknown as s3.Bucket, made("replica") as unknown as s3.Bucket)
          : undefined,
    });
    this.bucket = part("main") as unknown as s3.Bucket;
    this.registerOutputs({ bucket: this.bucket.bucket, arn: this.bucket.arn });
  }
}
