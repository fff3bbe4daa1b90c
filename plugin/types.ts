import { SCENARIOS } from "../continuity/declaration/scenario";
import { RESPONSES } from "../continuity/declaration/statement";
import { given, INTEGER, mapOf, needed, optional, type Properties, stated, TEXT, typeNamed } from "./property";

const CONNECTING = "Security groups. Default: the default group of the VPC";

const SHORTFALL: Properties = {
  rule: needed(TEXT, "The id of the rule: objective-met"),
  scenario: stated(TEXT, "The scenario that is meant: needed for objective-met. Default: every one"),
  accepts: stated(typeNamed("Accepted"), "How much is accepted: needed for objective-met. Default: one finding"),
  owner: needed(TEXT, "Who answers for it"),
  reason: needed(TEXT, "Why"),
  until: needed(TEXT, "The day (2027-03-31) from which it no longer counts, at most 365 days ahead"),
};

/** The types of properties that are objects, by name. */
export const TYPES: Readonly<Record<string, { readonly description: string; readonly properties: Properties }>> = {
  Objective: {
    description: "How soon to be back, and how much data may be lost",
    properties: {
      rto: stated(TEXT, "Recovery time objective: 15m, 4h, 2d"),
      rpo: stated(TEXT, "Recovery point objective: 5m, 1h, 1d"),
    },
  },
  Objectives: {
    description:
      "The plain pair is for a lost instance, a lost zone and lost or corrupted data; a scenario's own beats it",
    properties: {
      rto: stated(TEXT, "Recovery time objective: 15m, 4h, 2d"),
      rpo: stated(TEXT, "Recovery point objective: 5m, 1h, 1d"),
      ...Object.fromEntries(SCENARIOS.map((name) => [name, stated(typeNamed("Objective"), `In the scenario ${name}`)])),
    },
  },
  Response: {
    description: "How long people take",
    properties: Object.fromEntries(RESPONSES.map((name) => [name, stated(TEXT, `To ${name}, at most: 5m`)])),
  },
  Accepted: {
    description: "How much of a shortfall is accepted",
    properties: {
      rto: stated(TEXT, "Recovery time, at most: 4h; or unbounded. Of objective-met only"),
      rpo: stated(TEXT, "Data loss, at most: 1h; or unbounded. Of objective-met only"),
      findings: stated(INTEGER, "How many findings of any other rule. Default: 1"),
    },
  },
  AcceptedShortfall: {
    description: "Findings of one rule that somebody accepts until a day",
    properties: SHORTFALL,
  },
  AcceptedOfService: {
    description: "Findings of one rule that somebody accepts for a service until a day",
    properties: { ...SHORTFALL, resource: stated(TEXT, "The resource that is meant. Default: all of the service") },
  },
  Place: {
    description: "A Region that members of a service may stand in",
    properties: {
      region: needed(TEXT, "eu-west-1"),
      subnets: optional(mapOf(TEXT), "The ids of the subnets to use, by their Availability Zone. Default: none"),
      vpcId: optional(TEXT, "The VPC of the subnets: load balancers need it. Default: none"),
    },
  },
  OtherVault: {
    description: "A vault of another account that is administered apart, in the home Region",
    properties: { account: needed(TEXT, "The id of the account"), vaultName: needed(TEXT, "The name of the vault") },
  },
  Attribute: {
    description: "An attribute of a table's keys or indices",
    properties: { name: given(TEXT, "Its name"), type: given(TEXT, "S, N or B") },
  },
  TasksPlace: {
    description: "What tasks are, and where they run, in one Region",
    properties: {
      taskDefinitionArn: given(TEXT, "The task definition, for Fargate"),
      clusterArn: given(TEXT, "The cluster"),
      certificateArn: optional(TEXT, "The certificate of the listener. Default: none, HTTP on port 80"),
      securityGroupIds: optional({ type: "array", items: TEXT }, CONNECTING),
      balancerSecurityGroupIds: optional({ type: "array", items: TEXT }, CONNECTING),
    },
  },
  Record: {
    description: "The name that clients know an ECS service by",
    properties: { zoneId: given(TEXT, "The hosted zone"), name: given(TEXT, "The name") },
  },
};
