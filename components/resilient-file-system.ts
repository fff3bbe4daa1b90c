import type * as efs from "@pulumi/aws/efs";
import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { createParts } from "./create-parts";
import type { BackedUpTransform } from "./member-transform";
import { type MemberArgs, PlannedMember } from "./planned-member";
import type { Transform } from "./transform";

/** The ways around what is decided of a file system, by the id of the part. */
export interface ResilientFileSystemTransform extends BackedUpTransform {
  /** The file system. */
  readonly main?: Transform<efs.FileSystemArgs>;
  /** The way to it in a zone: `mount-eu-west-1a`. */
  readonly [mount: `mount-${string}`]: Transform<efs.MountTargetArgs>;
  /** The replica in another Region. */
  readonly replication?: Transform<efs.ReplicationConfigurationArgs>;
}

/** What a file system is, besides being there when it is needed. */
export interface ResilientFileSystemArgs extends MemberArgs {
  /** Who may mount it. @default the default group of the VPC */
  readonly securityGroupIds?: Input<Input<string>[]>;
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: ResilientFileSystemTransform;
}

/**
 * A file system of Amazon EFS that keeps the objectives of its service, with a mount target in each zone: a replica in another
 * Region and backups as they ask. Encrypted.
 *
 * @throws ObjectiveError where no arrangement of a file system keeps them
 * @example
 * const media = new ResilientFileSystem("media", { service: catalogue });
 */
export class ResilientFileSystem extends PlannedMember {
  static readonly __pulumiType = "lifeboat:index:ResilientFileSystem";

  readonly fileSystem: efs.FileSystem;

  constructor(name: string, args: ResilientFileSystemArgs, options?: ComponentResourceOptions) {
    const { service, securityGroupIds, transform = {} } = args;
    const planned = service.plan(name, { kind: "file-system" });
    super(ResilientFileSystem.__pulumiType, name, args, planned, options);
    const mounts = planned.arrangement.parts.filter(({ type }) => type === "aws:efs/mountTarget:MountTarget");
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      additions: Object.fromEntries(mounts.map(({ id }) => [id, { securityGroups: securityGroupIds }])),
      transform,
    });
    this.fileSystem = part("main") as unknown as efs.FileSystem;
    this.registerOutputs({ id: this.fileSystem.id, arn: this.fileSystem.arn });
  }
}
