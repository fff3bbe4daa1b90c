import { expect, test } from "@jest/globals";
import { ASIDE, backedUpNightly, MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

test("a machine whose volume is backed up", async () => {
  const ran = await running(() => MEMBERS.machine(orders({ objectives: { data: { rto: "1d", rpo: "2d" } } })));
  expect(resourcesOf(ran)).toEqual({
    ...backedUpNightly("ledger", { of: "ledger-volume" }),
    "aws:ebs/volume:Volume ledger-volume": {
      availabilityZone: "eu-central-1a",
      encrypted: true,
      size: 20,
      tags: {
        "continuity:owner": "team-orders",
        "continuity:rpo:data": "2d",
        "continuity:rto:data": "1d",
        "continuity:service": "orders",
      },
      type: "gp3",
    },
    "aws:ec2/instance:Instance ledger": {
      disableApiTermination: true,
      instanceType: "m7g.large",
      launchTemplate: { id: "lt-home" },
      maintenanceOptions: { autoRecovery: "default" },
      subnetId: "subnet-a",
      tags: {
        "continuity:owner": "team-orders",
        "continuity:role": "compute",
        "continuity:rpo:data": "2d",
        "continuity:rto:data": "1d",
        "continuity:service": "orders",
      },
      tenancy: "default",
    },
    "aws:ec2/volumeAttachment:VolumeAttachment ledger-attachment": {
      deviceName: "/dev/sdf",
      instanceId: "ledger-id",
      volumeId: "ledger-volume-id",
    },
  });
});

test("a group, and its twin elsewhere", async () => {
  const ran = await running(() => MEMBERS.machines(orders({ objectives: { region: { rto: "30m" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:autoscaling/group:Group workers": {
      desiredCapacity: 1,
      healthCheckType: "ELB",
      launchTemplate: { id: "lt-home", version: "$Latest" },
      maxSize: 2,
      minSize: 1,
      tags: [
        { key: "continuity:service", propagateAtLaunch: true, value: "orders" },
        { key: "continuity:owner", propagateAtLaunch: true, value: "team-orders" },
        { key: "continuity:rto:region", propagateAtLaunch: true, value: "30m" },
      ],
      targetGroupArns: ["arn:aws:mock:region:111111111111:workers-targets"],
      vpcZoneIdentifiers: ["subnet-a"],
    },
    "aws:autoscaling/group:Group workers-twin": {
      desiredCapacity: 1,
      healthCheckType: "ELB",
      launchTemplate: { id: "lt-elsewhere", version: "$Latest" },
      maxSize: 2,
      minSize: 1,
      region: "eu-west-1",
      tags: [
        { key: "continuity:service", propagateAtLaunch: true, value: "orders" },
        { key: "continuity:owner", propagateAtLaunch: true, value: "team-orders" },
        { key: "continuity:rto:region", propagateAtLaunch: true, value: "30m" },
      ],
      targetGroupArns: ["arn:aws:mock:region:111111111111:workers-twin-targets"],
      vpcZoneIdentifiers: ["subnet-c"],
    },
    "aws:lb/targetGroup:TargetGroup workers-targets": {
      healthCheck: { enabled: true, healthyThreshold: 2, interval: 10, timeout: 5, unhealthyThreshold: 2 },
      tags: ASIDE,
      targetType: "instance",
      vpcId: "vpc-home",
    },
    "aws:lb/targetGroup:TargetGroup workers-twin-targets": {
      healthCheck: { enabled: true, healthyThreshold: 2, interval: 10, timeout: 5, unhealthyThreshold: 2 },
      region: "eu-west-1",
      tags: ASIDE,
      targetType: "instance",
      vpcId: "vpc-elsewhere",
    },
  });
});
