import { type Blueprint, given, type Inputs, reference } from "../blueprint";
import { PRICES } from "../cost";
import { type Dimension, type Level, type PlannedKind, priced } from "../kind";
import type { Question, TasksFacts } from "../question";
import { failoverRecord, healthCheckOf } from "./failover-record";
import { targetGroup } from "./target-group";
import { subnetsIn, type UnitSettings, unitDimensions } from "./units";

/** How an ECS service is set up. */
export interface TasksSettings extends UnitSettings {
  /** What another Region holds. */
  readonly elsewhere: "nothing" | "twin" | "twin with a failover record";
}

/** Load balancers of the application type ask for two zones (Elastic Load Balancing API, CreateLoadBalancer). */
const LEAST_BALANCER_ZONES = 2;

/** A service of Amazon ECS on Fargate behind an application load balancer. It keeps no data. */
export const tasks: PlannedKind<TasksFacts, TasksSettings> = {
  kind: "tasks",
  title: "an ECS service",
  dimensions: (question) => [
    ...unitDimensions(question.facts.units ?? 1, question.home.zones.length, "tasks"),
    twins(question),
  ],
  fits: () => true,
  parts(settings, question) {
    const [other] = question.others;
    const twin = settings.elsewhere !== "nothing" && other !== undefined ? other : undefined;
    return [
      ...serviceParts("", undefined, settings, question.home.zones.length),
      ...(twin === undefined ? [] : serviceParts("twin-", twin.name, settings, twin.zones.length)),
      ...(settings.elsewhere === "twin with a failover record" ? records() : []),
    ];
  },
};

function twins({ facts, others: [other] }: Question<TasksFacts>): Dimension<TasksSettings> {
  const levels: Level<TasksSettings>[] = [{ set: { elsewhere: "nothing" } }];
  if (other !== undefined) {
    const twin = `a twin in ${other.name}`;
    levels.push(priced(twin, PRICES.twin, { elsewhere: "twin" }));
    if (facts.hostedZone) {
      const led = `a twin in ${other.name} with a failover record`;
      levels.push(priced(led, PRICES.ledTwin, { elsewhere: "twin with a failover record" }));
    }
  }
  return { name: "elsewhere", bearsOn: ["instance", "zone", "region", "compromise"], levels };
}

/** The service with its load balancer in one Region. */
function serviceParts(
  prefix: "" | "twin-",
  region: string | undefined,
  { units, zones }: TasksSettings,
  available: number,
): readonly Blueprint[] {
  const group = targetGroup(`${prefix}targets`, region, "ip");
  const balancer = `${prefix}balancer`;
  const spread = subnetsIn(Math.min(zones, available));
  const part = (id: string, type: string, inputs: Inputs, purpose: string, isMember: boolean): Blueprint => ({
    id,
    type,
    ...(region === undefined ? {} : { region }),
    inputs,
    tags: isMember ? "member" : "aside",
    scope: "member",
    purpose,
  });
  return [
    group,
    part(
      balancer,
      "aws:lb/loadBalancer:LoadBalancer",
      {
        loadBalancerType: "application",
        subnets: subnetsIn(Math.min(available, Math.max(zones, LEAST_BALANCER_ZONES))),
      },
      "leads clients to tasks that answer",
      true,
    ),
    part(
      `${prefix}listener`,
      "aws:lb/listener:Listener",
      {
        loadBalancerArn: reference(balancer, "arn"),
        defaultActions: [{ type: "forward", targetGroupArn: reference(group.id, "arn") }],
      },
      "takes requests",
      false,
    ),
    {
      ...part(
        prefix === "" ? "main" : "twin",
        "aws:ecs/service:Service",
        {
          cluster: given("cluster"),
          taskDefinition: given("task-definition"),
          desiredCount: units,
          launchType: "FARGATE",
          availabilityZoneRebalancing: "ENABLED",
          networkConfiguration: { subnets: spread, assignPublicIp: false },
          loadBalancers: [{ targetGroupArn: reference(group.id, "arn") }],
        },
        prefix === "" ? "the service" : "takes over when the Region is lost",
        true,
      ),
      // A target group that no listener uses takes no service.
      after: [`${prefix}listener`],
    },
  ];
}

function records(): readonly Blueprint[] {
  return [
    healthCheckOf("balancer"),
    failoverRecord("PRIMARY", "balancer"),
    failoverRecord("SECONDARY", "twin-balancer"),
  ];
}
