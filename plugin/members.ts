import type { ComponentResourceOptions, Inputs } from "@pulumi/pulumi";
import {
  type MemberArgs,
  type PlannedMember,
  ResilientBucket,
  ResilientCache,
  ResilientDatabase,
  ResilientFileSystem,
  ResilientTable,
  ResilientTasks,
  ResilientVolumeGroup,
} from "../components";
import type { OfferedComponent } from "./component";
import { ofService } from "./of-service";
import {
  FLAG,
  given,
  INTEGER,
  listOf,
  mapOf,
  needed,
  optional,
  type Properties,
  stated,
  TEXT,
  typeNamed,
} from "./property";

const GROUPS = optional(listOf(TEXT), "Security groups that may connect. Default: the default group of the VPC");
const WAIVE = stated(
  listOf(typeNamed("AcceptedShortfall")),
  "Which of its findings are accepted, and until when. Default: none",
);
const ARN = given(TEXT, "Its ARN");
const ENDPOINT = given(TEXT, "Where clients connect");

/** A member as it is offered: its service comes by name, and nothing is transformed. */
function member<Args extends MemberArgs, Member extends PlannedMember>(
  type: new (name: string, args: Args, options?: ComponentResourceOptions) => Member,
  description: string,
  inputs: Properties,
  outputs: Properties,
  outputsOf: (made: Member) => Inputs,
): OfferedComponent {
  return ofService(description, { ...inputs, waive: WAIVE }, outputs, (name, args, options) => {
    const component = new type(name, args as unknown as Args, options);
    return { component, outputs: outputsOf(component) };
  });
}

/** The members of services, by the name of their class. */
export const MEMBERS: Readonly<Record<string, OfferedComponent>> = {
  ResilientBucket: member(
    ResilientBucket,
    "A bucket of Amazon S3 that keeps the objectives of its service.",
    {},
    { bucket: given(TEXT, "Its name"), arn: ARN },
    ({ bucket: { bucket, arn } }) => ({ bucket, arn }),
  ),
  ResilientCache: member(
    ResilientCache,
    "A cache of Amazon ElastiCache (Valkey) that keeps the objectives of its service.",
    {
      nodeType: needed(TEXT, "cache.t4g.small"),
      keepsData: stated(FLAG, "Whether what it holds must not be lost. Default: false"),
      securityGroupIds: GROUPS,
    },
    { endpoint: ENDPOINT, arn: ARN },
    ({ cache: { primaryEndpointAddress: endpoint, arn } }) => ({ endpoint, arn }),
  ),
  ResilientDatabase: member(
    ResilientDatabase,
    "A relational database on Amazon RDS or Aurora that keeps the objectives of its service.",
    {
      engine: stated(TEXT, "The engine of a DB instance: postgres, mysql. Default: Aurora only"),
      auroraEngine: stated(TEXT, "The engine of Aurora: aurora-postgresql, aurora-mysql. Default: DB instances only"),
      engineVersion: optional(TEXT, "The version of whichever engine is chosen. Default: AWS's"),
      instanceClass: needed(TEXT, "db.r6g.large; of Aurora that of each instance"),
      allocatedStorage: stated(INTEGER, "GiB of a DB instance. Default: 20"),
      databaseName: optional(TEXT, "The database that is made with it. Default: none"),
      username: optional(TEXT, "The user that owns it. Default: lifeboat"),
      securityGroupIds: GROUPS,
      securityGroupIdsElsewhere: optional(listOf(TEXT), "The same in the other Region"),
    },
    { endpoint: ENDPOINT, arn: ARN },
    ({ endpoint, database: { arn } }) => ({ endpoint, arn }),
  ),
  ResilientFileSystem: member(
    ResilientFileSystem,
    "A file system of Amazon EFS that keeps the objectives of its service.",
    { securityGroupIds: GROUPS },
    { fileSystemId: given(TEXT, "Its id"), arn: ARN },
    ({ fileSystem: { id: fileSystemId, arn } }) => ({ fileSystemId, arn }),
  ),
  ResilientTable: member(
    ResilientTable,
    "A table of Amazon DynamoDB that keeps the objectives of its service.",
    {
      attributes: given(listOf(typeNamed("Attribute")), "The attributes of its keys"),
      hashKey: given(TEXT, "The attribute of the partition key"),
      rangeKey: optional(TEXT, "The attribute of the sort key. Default: none"),
      billingMode: optional(TEXT, "Default: PAY_PER_REQUEST"),
      strongConsistency: stated(FLAG, "Whether a global table may be strongly consistent. Default: false"),
    },
    { name: given(TEXT, "Its name"), arn: ARN },
    ({ table: { name, arn } }) => ({ name, arn }),
  ),
  ResilientTasks: member(
    ResilientTasks,
    "An ECS service on Fargate behind a load balancer that keeps the objectives of its service.",
    {
      containerName: given(TEXT, "The container that answers requests"),
      containerPort: given(INTEGER, "Its port"),
      places: given(mapOf(typeNamed("TasksPlace")), "What differs by Region"),
      units: stated(INTEGER, "The fewest tasks that carry the load. Default: 1"),
      record: optional(typeNamed("Record"), "The name that clients know it by. Default: none"),
      internal: stated(FLAG, "Whether it is reached from within the VPC only. Default: true"),
    },
    { endpoint: ENDPOINT, arn: ARN },
    ({ endpoint, tasks: { arn } }) => ({ endpoint, arn }),
  ),
  ResilientVolumeGroup: member(
    ResilientVolumeGroup,
    "Machines with volumes of Amazon EBS that keep the objectives of their service.",
    {
      instanceType: needed(TEXT, "m7g.large"),
      launchTemplateIds: given(mapOf(TEXT), "What the machines are started from, by Region"),
      keepsData: needed(FLAG, "Whether the volumes hold data that must not be lost"),
      volumeSize: optional(INTEGER, "GiB of the volume that keeps the data. Default: 20"),
      units: stated(INTEGER, "The fewest machines that carry the load. Default: 1"),
    },
    { machinesId: given(TEXT, "The id of the instance or the group") },
    ({ machines: { id: machinesId } }) => ({ machinesId }),
  ),
};
