import type * as cloudwatch from "@pulumi/aws/cloudwatch";
import type * as kms from "@pulumi/aws/kms";
import type * as sns from "@pulumi/aws/sns";
import { ComponentResource, type ComponentResourceOptions, type Input, log } from "@pulumi/pulumi";
import { type Duration, DurationError, parseDuration } from "../continuity/declaration/duration";
import { alarmTopic } from "./alarm-topic";
import { makeChild } from "./child";
import { DeclarationError } from "./errors";
import { jobWatches } from "./job-watches";
import { lagWatches } from "./lag-watches";
import { notPlain, notPlainProblem } from "./plain";
import type { Service } from "./service";
import type { Transform } from "./transform";
import { DAY, type Watch } from "./watch";

/** The ways around what is decided of alarms, by the id of the part. */
export interface ContinuityAlarmsTransform {
  /** What alarms at home are told to; `topic-eu-west-1` in another Region. */
  readonly topic?: Transform<sns.TopicArgs>;
  readonly [topic: `topic-${string}-${number}`]: Transform<sns.TopicArgs>;
  /** What its messages are encrypted with; `topic-key-eu-west-1` in another Region. */
  readonly "topic-key"?: Transform<kms.KeyArgs>;
  /** An alarm: `alarm-rds-backup-missing`, `alarm-orders-db-lag`, `alarm-drill-age`. */
  readonly [alarm: `alarm-${string}`]: Transform<cloudwatch.MetricAlarmArgs>;
}

/** What is watched of a service, and who is told. */
export interface ContinuityAlarmsArgs {
  /** The service whose members are watched: those that were created before. */
  readonly service: Service;
  /** Within which time a drill has to be repeated. @default 90d */
  readonly drillsEvery?: Duration;
  /** Topics to tell in place of own ones, by Region: CloudWatch must be allowed to publish to them. @default own ones */
  readonly topicArns?: Readonly<Record<string, Input<string>>>;
  /** The way around what is decided. @default none */
  readonly transform?: ContinuityAlarmsTransform;
}

/**
 * Alarms for what silently turns a proven promise into a broken one: backups and copies that fail, expire or are missing,
 * replicas that lag more than half of the RPO behind, and drills that grow old. Nobody is subscribed: add whom you page.
 *
 * The age of drills is the metric `DrillAge` (seconds) in the namespace `Lifeboat`, by `Service`; where nobody publishes it, its
 * alarm rings.
 *
 * @throws DeclarationError for a duration that cannot be read
 * @example
 * const orders = new Service("orders", …);
 * new ResilientDatabase("orders-db", { service: orders, … });
 * const alarms = new ContinuityAlarms("orders-alarms", { service: orders });
 * new aws.sns.TopicSubscription("pager", { topic: alarms.topicArns["eu-central-1"], protocol: "https", endpoint: … });
 */
export class ContinuityAlarms extends ComponentResource {
  static readonly __pulumiType = "lifeboat:index:ContinuityAlarms";

  /** What is told, by Region. */
  readonly topicArns: Readonly<Record<string, Input<string>>>;
  /** Replicas of which nothing says how far they may lag. */
  readonly unwatched: readonly string[];

  constructor(name: string, args: ContinuityAlarmsArgs, options?: ComponentResourceOptions) {
    const { service, drillsEvery = "90d", transform } = args;
    const oldest = secondsOf(name, service, drillsEvery);
    const { members, objectives } = service;
    const lags = lagWatches(members, objectives);
    const watches = [...jobWatches(members, objectives.region.rpo), ...lags.watches, drillWatch(service.name, oldest)];
    super(ContinuityAlarms.__pulumiType, name, { service: service.name, drillsEvery }, { parent: service, ...options });
    this.unwatched = lags.unwatched;
    for (const one of lags.unwatched) log.warn(`${name}: ${one}.`, this);
    const { MetricAlarm } = require("@pulumi/aws/cloudwatch") as typeof import("@pulumi/aws/cloudwatch");
    const topics: Record<string, Input<string>> = { ...args.topicArns };
    for (const watch of watches) {
      const place = service.place(watch.region);
      const nursery = { parent: this, place, transform };
      const suffix = place === service.home ? "" : `-${place.region}`;
      topics[place.region] ??= alarmTopic(name, suffix, service.tagsAside, nursery);
      const inputs = alarmOf(watch, topics[place.region] as Input<string>, service.tagsAside);
      makeChild(MetricAlarm, { id: `alarm-${watch.id}`, name: `${name}-${watch.id}`, args: inputs }, nursery);
    }
    this.topicArns = topics;
    this.registerOutputs({ topicArns: topics });
  }
}

function secondsOf(name: string, service: Service, text: Duration): number {
  const fail = (problem: string) => new DeclarationError(service.name, [`${name}: ${problem}`]);
  if (notPlain(text) !== undefined) throw fail(notPlainProblem("drillsEvery"));
  try {
    return parseDuration(text);
  } catch (error) {
    if (error instanceof DurationError) throw fail(`drillsEvery: ${error.message}`);
    throw error;
  }
}

/** Published once a day at least, so two days of silence are one too many. */
function drillWatch(service: string, oldest: number): Watch {
  return {
    id: "drill-age",
    says: `No drill of ${service} has passed for longer than it should, or nobody publishes when one did.`,
    namespace: "Lifeboat",
    metricName: "DrillAge",
    dimensions: { Service: service },
    statistic: "Maximum",
    inOrder: "at most",
    threshold: oldest,
    period: DAY,
    periods: 2,
    silence: "breaching",
  };
}

function alarmOf(
  watch: Watch,
  topic: Input<string>,
  tags: Readonly<Record<string, string>>,
): cloudwatch.MetricAlarmArgs {
  const { says, namespace, metricName, dimensions, statistic, inOrder, threshold, period, periods, silence } = watch;
  return {
    alarmDescription: says,
    namespace,
    metricName,
    dimensions,
    statistic,
    comparisonOperator: inOrder === "at most" ? "GreaterThanThreshold" : "LessThanThreshold",
    threshold,
    period,
    evaluationPeriods: periods,
    treatMissingData: silence,
    alarmActions: [topic],
    okActions: [topic],
    tags,
  };
}
