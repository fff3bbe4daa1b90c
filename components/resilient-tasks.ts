import type * as ecs from "@pulumi/aws/ecs";
import type * as lb from "@pulumi/aws/lb";
import type * as route53 from "@pulumi/aws/route53";
import { type ComponentResourceOptions, type Input, log, type Output } from "@pulumi/pulumi";
import type { Given } from "../continuity/planning/blueprint";
import { createParts } from "./create-parts";
import type { Place } from "./place";
import { type MemberArgs, PlannedMember } from "./planned-member";
import type { Service } from "./service";
import type { Transform } from "./transform";

/** Where tasks of one Region run, and what they are. */
export interface TasksPlace {
  /** The task definition, for Fargate. */
  readonly taskDefinitionArn: Input<string>;
  /** The cluster. */
  readonly clusterArn: Input<string>;
  /** The certificate of the load balancer's listener. @default none: the listener speaks HTTP on port 80 */
  readonly certificateArn?: Input<string>;
  /** Who may connect to the tasks. @default the default group of the VPC */
  readonly securityGroupIds?: Input<Input<string>[]>;
  /** Who may connect to the load balancer. @default the default group of the VPC */
  readonly balancerSecurityGroupIds?: Input<Input<string>[]>;
}

/** The ways around what is decided of an ECS service, by the id of the part. */
export interface ResilientTasksTransform {
  /** The service. */
  readonly main?: Transform<ecs.ServiceArgs>;
  /** Whether tasks answer. */
  readonly targets?: Transform<lb.TargetGroupArgs>;
  /** The load balancer. */
  readonly balancer?: Transform<lb.LoadBalancerArgs>;
  /** Its listener. */
  readonly listener?: Transform<lb.ListenerArgs>;
  /** The service in another Region. */
  readonly twin?: Transform<ecs.ServiceArgs>;
  /** Whether tasks answer there. */
  readonly "twin-targets"?: Transform<lb.TargetGroupArgs>;
  /** The load balancer there. */
  readonly "twin-balancer"?: Transform<lb.LoadBalancerArgs>;
  /** Its listener there. */
  readonly "twin-listener"?: Transform<lb.ListenerArgs>;
  /** What notices that the Region is lost. */
  readonly "health-check"?: Transform<route53.HealthCheckArgs>;
  /** The record that leads clients home. */
  readonly record?: Transform<route53.RecordArgs>;
  /** The record that leads them to the twin. */
  readonly "twin-record"?: Transform<route53.RecordArgs>;
}

/** What an ECS service is, besides being there when it is needed. */
export interface ResilientTasksArgs extends MemberArgs {
  /** The container that answers requests. */
  readonly containerName: Input<string>;
  readonly containerPort: Input<number>;
  /** What differs by Region: `{ "eu-west-1": { taskDefinitionArn, clusterArn } }` */
  readonly places: Readonly<Record<string, TasksPlace>>;
  /** The fewest tasks that carry the load. @default 1 */
  readonly units?: number;
  /** The name that clients know it by, with its hosted zone; it then fails over between Regions by itself. @default none */
  readonly record?: { readonly zoneId: Input<string>; readonly name: Input<string> };
  /** Whether the load balancer is reached from within the VPC only. @default true */
  readonly internal?: boolean;
  /** The way around what is decided, by the id of a part. @default none */
  readonly transform?: ResilientTasksTransform;
}

/**
 * An ECS service on Fargate behind an application load balancer that keeps the objectives of its service: enough tasks over
 * enough zones, and a twin in another Region with failover records as they ask.
 *
 * @throws ObjectiveError where no arrangement of an ECS service keeps them
 * @example
 * const web = new ResilientTasks("web", {
 *   service: shop, containerName: "web", containerPort: 8080,
 *   places: { "eu-west-1": { taskDefinitionArn: task.arn, clusterArn: cluster.arn } },
 * });
 */
export class ResilientTasks extends PlannedMember {
  static readonly __pulumiType = "lifeboat:index:ResilientTasks";

  readonly tasks: ecs.Service;
  readonly loadBalancer: lb.LoadBalancer;
  /** Where clients connect, unless there is a record. */
  readonly endpoint: Output<string>;

  constructor(name: string, args: ResilientTasksArgs, options?: ComponentResourceOptions) {
    const { service, units, record, transform = {} } = args;
    const hostedZone = record !== undefined;
    const given = ({ what }: Given, { region }: Place) => {
      if (what === "cluster") return args.places?.[region]?.clusterArn;
      if (what === "task-definition") return args.places?.[region]?.taskDefinitionArn;
      if (what === "hosted-zone") return record?.zoneId;
      return what === "record-name" ? record?.name : undefined;
    };
    const facts = { kind: "tasks" as const, hostedZone, ...(units === undefined ? {} : { units }) };
    const planned = service.plan(name, facts, given);
    super(ResilientTasks.__pulumiType, name, args, planned, options);
    const part = createParts(planned.arrangement, {
      name,
      parent: this,
      service,
      additions: {
        ...inRegion("", args, service.home.region),
        ...inRegion("twin-", args, service.elsewhere[0]?.region),
      },
      transform,
      given,
    });
    const blind = planned.arrangement.parts.some(({ id }) => id === "health-check") ? unreachable(args, service) : [];
    for (const problem of blind)
      log.warn(`${name}: its health check cannot reach the load balancer: ${problem}.`, this);
    this.tasks = part("main") as unknown as ecs.Service;
    this.loadBalancer = part("balancer") as unknown as lb.LoadBalancer;
    this.endpoint = this.loadBalancer.dnsName;
    this.registerOutputs({ endpoint: this.endpoint, arn: this.tasks.arn });
  }
}

/** Why Route 53, which checks by HTTPS and from outside of the VPC, would always find the service at home lost. */
function unreachable(
  { internal = true, places }: ResilientTasksArgs,
  { home: { region } }: Service,
): readonly string[] {
  return [
    ...(internal ? ["set internal to false"] : []),
    ...(places[region]?.certificateArn === undefined ? [`state certificateArn of places["${region}"]`] : []),
  ];
}

/** What has no bearing on continuity, in one Region. */
function inRegion(
  prefix: "" | "twin-",
  { containerName, containerPort, places, internal = true }: ResilientTasksArgs,
  region = "",
): Readonly<Record<string, Record<string, unknown>>> {
  const { certificateArn, securityGroupIds, balancerSecurityGroupIds } = places[region] ?? {};
  const listener =
    certificateArn === undefined ? { protocol: "HTTP", port: 80 } : { protocol: "HTTPS", port: 443, certificateArn };
  return {
    [`${prefix}targets`]: { protocol: "HTTP", port: containerPort },
    [`${prefix}balancer`]: { internal, securityGroups: balancerSecurityGroupIds },
    [`${prefix}listener`]: listener,
    [prefix === "" ? "main" : "twin"]: {
      networkConfiguration: { securityGroups: securityGroupIds },
      loadBalancers: [{ containerName, containerPort }],
    },
  };
}
