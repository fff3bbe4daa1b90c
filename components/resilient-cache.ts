import type * as elasticache from "@pulumi/aws/elasticache";
import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { createParts } from "./create-parts";
import { type MemberArgs, PlannedMember } from "./planned-member";
import type { Transform } from "./transform";

/** The ways around what is decided of a cache, by the id of the part. */
export interface ResilientCacheTransform {
  /** The cache. */
  readonly main?: Transform<elasticache.ReplicationGroupArgs>;
  /** In which zones it may stand. */
  readonly subnets?: Transform<elasticache.SubnetGroupArgs>;
  /** What joins the caches of both Regions. */
  readonly global?: Transform<elasticache.GlobalReplicationGroupArgs>;
  /** The cache in another Region. */
  readonly secondary?: Transform<elasticache.ReplicationGroupArgs>;
  /** In which zones of it that may stand. */
  readonly "secondary-subnets"?: Transform<elasticache.SubnetGroupArgs>;
}

/** What a cache is, besides being there when it is needed. */
export interface ResilientCacheArgs extends MemberArgs {
  /** `cache.t4g.small` */
  readonly nodeType: string;
  /** Whether what it holds must not be lost; else it may come back empty. @default false */
  readonly keepsData?: boolean;
  /** Who may connect. @default the default group of the VPC */
  readonly securityGroupIds?: Input<Input<string>[]>;
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: ResilientCacheTransform;
}

/**
 * A cache of Amazon ElastiCache (Valkey) that keeps the objectives of its service: replicas in other zones, snapshots and a
 * Global Datastore as they ask. Encrypted at rest and in transit.
 *
 * @throws ObjectiveError where no arrangement of a cache keeps them
 * @example
 * const sessions = new ResilientCache("sessions", { service: shop, nodeType: "cache.t4g.small" });
 */
export class ResilientCache extends PlannedMember {
  static readonly __pulumiType = "lifeboat:index:ResilientCache";

  readonly cache: elasticache.ReplicationGroup;

  constructor(name: string, args: ResilientCacheArgs, options?: ComponentResourceOptions) {
    const { service, nodeType, keepsData = false, securityGroupIds, transform = {} } = args;
    const planned = service.plan(name, { kind: "cache", nodeType, keepsData });
    super(ResilientCache.__pulumiType, name, args, planned, options);
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      additions: { main: { securityGroupIds } },
      transform,
    });
    this.cache = part("main") as unknown as elasticache.ReplicationGroup;
    this.registerOutputs({ endpoint: this.cache.primaryEndpointAddress, arn: this.cache.arn });
  }
}
