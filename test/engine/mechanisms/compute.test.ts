import { expect } from "@jest/globals";
import { programsOf } from "./programs";

programsOf("compute", (judgement) =>
  expect(judgement).toMatchInlineSnapshot(`
"autoscaling-group: instance meets, zone meets, region meets, data meets, compromise meets
autoscaling-group-bare: instance meets, zone violates, region undeclared, data meets, compromise undeclared
ec2-instance: instance meets, zone meets, region unknown, data meets, compromise unknown
ec2-instance-bare: instance meets, zone unknown, region undeclared, data meets, compromise undeclared
ecs-service: instance meets, zone meets, region meets, data meets, compromise meets
ecs-service-bare: instance meets, zone violates, region undeclared, data meets, compromise undeclared
eks-cluster: instance meets, zone meets, region meets, data meets, compromise meets
eks-cluster-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
eks-node-group: instance meets, zone meets, region meets, data meets, compromise meets
eks-node-group-bare: instance meets, zone violates, region undeclared, data meets, compromise undeclared
lambda-function: instance meets, zone meets, region meets, data meets, compromise meets
lambda-function-bare: instance meets, zone meets, region undeclared, data meets, compromise undeclared
regional-service: instance meets, zone meets, region meets, data meets, compromise meets
regional-service-bare: instance meets, zone meets, region undeclared, data violates, compromise undeclared
advisory copy-usable (high) aws:ec2/instance:Instance::ec2-instance
  ec2-instance: rule six-hourly of backups may not be able to copy it to vault distant: which key ec2-instance has is not read.
  Copy ec2-instance to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can).
mandatory objective-met (high) aws:autoscaling/group:Group::autoscaling-group-bare
  autoscaling-group-bare: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: the instances that are left go on (not so: enough instances are left (0 of 1)).
  Give it subnets in 2 zones or more (the group starts new instances in another zone).
mandatory objective-met (high) aws:cloudwatch/eventBus:EventBus::regional-service-bare
  regional-service-bare: nothing in this program brings it back (data), so RTO 4h and RPO 24h cannot be met.
  AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.
mandatory objective-met (high) aws:ec2/instance:Instance::ec2-instance
  ec2-instance: RTO 24h and RPO 12h (compromise) are unproven: which key ec2-instance has is not read.
  Copy ec2-instance to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can).
mandatory objective-met (high) aws:ec2/instance:Instance::ec2-instance
  ec2-instance: RTO 4h and RPO 12h (region) are unproven: which key ec2-instance has is not read.
  Copy ec2-instance to a vault locked in compliance mode instead, under a key of another account (as safe, but it cannot be shared with other accounts as an air-gapped vault can).
mandatory objective-met (high) aws:ec2/instance:Instance::ec2-instance-bare
  ec2-instance-bare: RTO 4h and RPO 24h (zone) are unproven: ec2-instance-bare may keep data on its volumes, and no tag continuity:role says whether it does.
  Give ec2-instance-bare a tag continuity:role, compute if its volumes hold nothing to be kept, else data.
mandatory objective-met (high) aws:ecs/service:Service::ecs-service-bare
  ecs-service-bare: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: the tasks that are left go on (not so: enough tasks are left (0 of 1)).
  Give it subnets in 2 zones or more (the service starts new tasks in another zone).
mandatory objective-met (high) aws:eks/nodeGroup:NodeGroup::eks-node-group-bare
  eks-node-group-bare: nothing in this program brings it back (zone), so RTO 4h and RPO 24h cannot be met. Closed: the nodes that are left go on (not so: enough nodes are left (0 of 1)).
  Give it subnets in 2 zones or more (the node group starts new nodes in another zone)."
`),
);
