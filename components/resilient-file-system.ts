import type * as efs from "@pulumi/aws/efs";
import type { ComponentResourceOptions, Input } from "@pulumi/pulumi";
import { createParts } from "./create-parts";
import { type MemberArgs, PlannedMember } from "./planned-member";
import type { Transform } from "./transform";

/** What a file system is, besides being there when it is needed. */
export interface ResilientFileSystemArgs extends MemberArgs {
  /** Who may mount it. @default the default group of the VPC */
  readonly securityGroupIds?: Input<Input<string>[]>;
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: { readonly main?: Transform<efs.FileSystemArgs>; readonly [id: string]: unknown };
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
    super(ResilientFileSystem.__pulumiType, name, service, planned, options);
    const mounts = planned.arrangement.parts.filter(({ type }) => type === "aws:efs/mountTarget:MountTarget");
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      additions: Object.fromEntries(mounts.map(({ id }) => [id, { securityGroups: securityGroupIds }])),
      transform: transform as Readonly<Record<string, Transform<Record<string, unknown>>>>,
    });
    this.fileSystem = part("main") as unknown as efs.FileSystem;
    this.registerOutputs({ id: this.fileSystem.id, arn: this.fileSystem.arn });
  }
}
