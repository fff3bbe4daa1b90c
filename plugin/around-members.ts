import {
  ContinuityAlarms,
  type ContinuityAlarmsArgs,
  FailoverRecord,
  type FailoverRecordArgs,
  RestoreTesting,
  type RestoreTestingArgs,
} from "../components";
import type { OfferedComponent } from "./component";
import { ofService } from "./of-service";
import { given, INTEGER, mapOf, needed, optional, stated, TEXT } from "./property";

/** The members that these are about are those which exist by then, so programs let them depend on the members. */
const AFTER = "Let it depend on the members";

/** What stands around the members of a service, by the name of its class. */
export const AROUND_MEMBERS: Readonly<Record<string, OfferedComponent>> = {
  ContinuityAlarms: ofService(
    `Alarms on failed or missing backups, lagging replicas and stale drills of a service. ${AFTER}.`,
    {
      drillsEvery: stated(TEXT, "Within which time a drill has to be repeated. Default: 90d"),
      topicArns: optional(mapOf(TEXT), "Topics to tell in place of own ones, by Region. Default: own ones"),
    },
    { topicArns: given(mapOf(TEXT), "What is told, by Region") },
    (name, inputs, options) => {
      const component = new ContinuityAlarms(name, inputs as unknown as ContinuityAlarmsArgs, options);
      return { component, outputs: { topicArns: component.topicArns } };
    },
  ),
  FailoverRecord: ofService(
    "A name that leads clients to what still answers: a pair of failover records of Route 53 with a health check.",
    {
      zoneId: given(TEXT, "The hosted zone"),
      recordName: needed(TEXT, "orders.example.com"),
      primaryDnsName: given(TEXT, "Where clients are led to while it answers"),
      secondaryDnsName: given(TEXT, "Where they are led to while it does not: in another Region"),
      healthPath: stated(TEXT, "What the health check asks the primary for. Default: /"),
    },
    { healthCheckId: given(TEXT, "The id of the health check") },
    (name, { primaryDnsName, secondaryDnsName, ...inputs }, options) => {
      const endpoints = { primary: { dnsName: primaryDnsName }, secondary: { dnsName: secondaryDnsName } };
      const component = new FailoverRecord(name, { ...inputs, ...endpoints } as unknown as FailoverRecordArgs, options);
      return { component, outputs: { healthCheckId: component.healthCheck.id } };
    },
  ),
  RestoreTesting: ofService(
    `Restore testing of AWS Backup for the members of a service. ${AFTER}.`,
    {
      every: needed(TEXT, "How often: 1d, 7d, 30d or 90d"),
      validationHours: stated(INTEGER, "Hours for which what was restored is kept: 1 to 168. Default: 4"),
      points: stated(TEXT, "Which point: latest or any. Default: latest"),
      roleArn: optional(TEXT, "The role that restores. Default: one that may do nothing else"),
      overrides: optional(mapOf(mapOf(TEXT)), "What is restored in another way than AWS infers, by type"),
    },
    { planArn: given(TEXT, "The ARN of the restore testing plan") },
    (name, inputs, options) => {
      const component = new RestoreTesting(name, inputs as unknown as RestoreTestingArgs, options);
      return { component, outputs: { planArn: component.plan.arn } };
    },
  ),
};
