import type * as autoscaling from "@pulumi/aws/autoscaling";
import type * as ebs from "@pulumi/aws/ebs";
import type * as ec2 from "@pulumi/aws/ec2";
import type * as lb from "@pulumi/aws/lb";
import type { ComponentResourceOptions, CustomResource, Input } from "@pulumi/pulumi";
import type { Given } from "../continuity/planning/blueprint";
import { createParts } from "./create-parts";
import type { BackedUpTransform } from "./member-transform";
import type { Place } from "./place";
import { type MemberArgs, PlannedMember } from "./planned-member";
import type { Transform } from "./transform";

/** The ways around what is decided of machines, by the id of the part. */
export interface ResilientVolumeGroupTransform extends BackedUpTransform {
  /** The instance, or the Auto Scaling group. */
  readonly main?: Transform<ec2.InstanceArgs | autoscaling.GroupArgs>;
  /** The volume that keeps the data. */
  readonly volume?: Transform<ebs.VolumeArgs>;
  /** What attaches it to the instance. */
  readonly attachment?: Transform<ec2.VolumeAttachmentArgs>;
  /** Whether instances of the group answer. */
  readonly targets?: Transform<lb.TargetGroupArgs>;
  /** The group in another Region. */
  readonly twin?: Transform<autoscaling.GroupArgs>;
  /** Whether its instances answer. */
  readonly "twin-targets"?: Transform<lb.TargetGroupArgs>;
}

/** What machines with volumes are, besides being there when they are needed. */
export interface ResilientVolumeGroupArgs extends MemberArgs {
  /** `m7g.large` */
  readonly instanceType: string;
  /** What the machines are started from, by Region: image, user data, security groups. `{ "eu-west-1": template.id }` */
  readonly launchTemplateIds: Readonly<Record<string, Input<string>>>;
  /** Whether the volumes hold data that must not be lost: then one machine; else a group over zones. */
  readonly keepsData: boolean;
  /** GiB of the volume that keeps the data. @default 20 */
  readonly volumeSize?: Input<number>;
  /** The fewest machines that carry the load. @default 1 */
  readonly units?: number;
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: ResilientVolumeGroupTransform;
}

/**
 * Machines with volumes of Amazon EBS that keep the objectives of their service: where they keep data one instance whose volume
 * is backed up as they ask, else an Auto Scaling group over zones, with a twin in another Region.
 *
 * @throws ObjectiveError where no arrangement of them keeps them
 * @example
 * const ledger = new ResilientVolumeGroup("ledger", {
 *   service: accounting, instanceType: "m7g.large", keepsData: true, launchTemplateIds: { "eu-west-1": template.id },
 * });
 */
export class ResilientVolumeGroup extends PlannedMember {
  static readonly __pulumiType = "lifeboat:index:ResilientVolumeGroup";

  /** The instance or the group. */
  readonly machines: CustomResource;

  constructor(name: string, args: ResilientVolumeGroupArgs, options?: ComponentResourceOptions) {
    const { service, instanceType, launchTemplateIds, keepsData, volumeSize = 20, units, transform = {} } = args;
    const facts = { kind: "volume-group" as const, instanceType, keepsData, ...(units === undefined ? {} : { units }) };
    const given = ({ what }: Given, { region }: Place) =>
      what === "launch-template" ? launchTemplateIds?.[region] : undefined;
    const planned = service.plan(name, facts, given);
    super(ResilientVolumeGroup.__pulumiType, name, args, planned, options);
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      additions: { volume: { size: volumeSize } },
      transform,
      given,
    });
    this.machines = part("main");
    this.registerOutputs({ id: this.machines.id });
  }
}
