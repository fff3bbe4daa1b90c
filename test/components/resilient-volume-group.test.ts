import { expect, test } from "@jest/globals";
import { ASIDE, MEMBERS, orders, resourcesOf, SHARED } from "./programs";
import { running } from "./running";

test("a machine whose volume is backed up", async () => {
  const ran = await running(() => MEMBERS.machine(orders({ objectives: { data: { rto: "1d", rpo: "2d" } } })));
  expect(resourcesOf(ran)).toEqual({
    "aws:backup/plan:Plan backups-24h-7d": {
      name: "shop-test-backups-24h-7d",
      rules: [
        {
          completionWindow: 180,
          lifecycle: { deleteAfter: 7 },
          ruleName: "daily",
          schedule: "cron(30 2 ? * * *)",
          startWindow: 60,
          targetVaultName: "shop-test-backups",
        },
      ],
      tags: SHARED,
    },
    "aws:backup/selection:Selection ledger-backup-selection": {
      iamRoleArn: "arn:aws:mock:region:111111111111:backups-role",
      name: "shop-test-ledger-backup-selection",
      planId: "backups-24h-7d-id",
      resources: ["arn:aws:mock:region:111111111111:ledger-volume"],
    },
    "aws:backup/vault:Vault backups": { name: "shop-test-backups", tags: SHARED },
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
    "aws:iam/role:Role backups-role": {
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "backup.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      tags: SHARED,
    },
    "aws:iam/rolePolicyAttachment:RolePolicyAttachment backups-role-backups": {
      policyArn: "arn:aws:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup",
      role: "backups-role",
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
