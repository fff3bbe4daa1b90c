import { expect, test } from "@jest/globals";
import { given, nameOf, reference } from "../../../../continuity/planning/blueprint";
import { explainChoice } from "../../../../continuity/planning/explain";
import { Planner } from "../../../../continuity/planning/planner";
import { ask, DAY, FACTS, HOUR, MINUTE, objectives } from "../ask";

const planner = new Planner();

test("data on its volume: snapshots, copied to another account under a key of its own", () => {
  const choice = planner.choose(
    ask(FACTS["a machine with data"], {
      account: "111111111111",
      compromise: { otherAccount: { account: "222222222222", vaultName: "far" } },
      objectives: objectives([4 * HOUR, 2 * DAY], { compromise: [DAY, 2 * DAY] }),
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: backups daily, copies of backups in account 222222222222",
    "  costs backups: backups daily",
    "  costs copies: copies of backups in account 222222222222",
    "  instance: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new volume (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: at most 28h = largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h",
    "  zone: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new volume (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: at most 28h = largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h",
    "  data: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new volume (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: at most 28h = largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h",
    "  compromise: unproven until a drill has measured it",
    "    RTO 24h: no figure yet = detect 0s to 5m + decide 0s to 15m + copy back to the workload account (no figure) + restore to a new volume (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: no figure yet = largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure)",
    "  chosen as the cheapest of 21 that will do; 6 are cheaper",
    "    the least",
    "      instance: there is no way back within RPO 48h",
    "    backups daily (and 4 more)",
    "      compromise: there is no way back within RPO 48h",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "key",
          type: "aws:kms/key:Key",
          inputs: {
            description: "Encrypts the member and its backups",
            enableKeyRotation: true,
            deletionWindowInDays: 30,
          },
          tags: "aside",
          scope: "member",
          protect: true,
        },
        {
          id: "main",
          type: "aws:ec2/instance:Instance",
          inputs: {
            instanceType: "m7g.large",
            launchTemplate: {
              id: given("launch-template"),
            },
            subnetId: given("subnets", 0),
            maintenanceOptions: {
              autoRecovery: "default",
            },
            tenancy: "default",
            disableApiTermination: true,
          },
          tags: "member",
          role: "compute",
          scope: "member",
        },
        {
          id: "volume",
          type: "aws:ebs/volume:Volume",
          inputs: {
            availabilityZone: "eu-west-1a",
            type: "gp3",
            encrypted: true,
            kmsKeyId: reference("key", "arn"),
          },
          tags: "member",
          scope: "member",
          protect: true,
        },
        {
          id: "attachment",
          type: "aws:ec2/volumeAttachment:VolumeAttachment",
          inputs: {
            deviceName: "/dev/sdf",
            volumeId: reference("volume", "id"),
            instanceId: reference("main", "id"),
          },
          tags: "none",
          scope: "member",
        },
        {
          id: "backups",
          type: "aws:backup/vault:Vault",
          tags: "shared",
          scope: "program",
          protect: true,
          inputs: {
            name: nameOf("backups"),
          },
        },
        {
          id: "backups-24h-7d-other-account",
          type: "aws:backup/plan:Plan",
          tags: "shared",
          scope: "program",
          inputs: {
            name: nameOf("backups-24h-7d-other-account"),
            rules: [
              {
                ruleName: "daily",
                targetVaultName: nameOf("backups"),
                schedule: "cron(30 2 ? * * *)",
                startWindow: 60,
                completionWindow: 180,
                lifecycle: {
                  deleteAfter: 7,
                },
                copyActions: [
                  {
                    destinationVaultArn: given("other-vault"),
                    lifecycle: {
                      deleteAfter: 7,
                    },
                  },
                ],
              },
            ],
          },
        },
        {
          id: "backup-selection",
          type: "aws:backup/selection:Selection",
          inputs: {
            name: nameOf("backup-selection"),
            planId: reference("backups-24h-7d-other-account", "id"),
            iamRoleArn: given("backup-role"),
            resources: [reference("volume", "arn")],
          },
          tags: "none",
          scope: "member",
        },
      ],
    },
  });
});

test("no data: as many instances and zones as leave half of them", () => {
  const choice = planner.choose(
    ask(FACTS["machines without data"], { minimumServiceLevel: 0.6, objectives: objectives([MINUTE, null]) }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: 3 instances, spread over 3 zones",
    "  costs what runs: 1 instance more than the load asks for",
    "  costs a setting: spread over 3 zones",
    "  instance: proven",
    "    RTO 1m: at most 25s = health checks of the load balancer 10s to 25s",
    "  zone: proven",
    "    RTO 1m: at most 25s = health checks of the load balancer 10s to 25s",
    "  data: proven",
    "    RTO 1m: at most 0s",
    "  chosen as the cheapest of 30 that will do; 5 are cheaper",
    "    2 instances (and 2 more)",
    "      instance: not enough instances are left (1 of 2, 0.6 of them needed)",
    "    3 instances",
    "      zone: not enough instances are left (0 of 3, 0.6 of them needed)",
    "    3 instances, spread over 2 zones",
    "      zone: not enough instances are left (1 of 3, 0.6 of them needed)",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "targets",
          type: "aws:lb/targetGroup:TargetGroup",
          inputs: {
            vpcId: given("vpc"),
            targetType: "instance",
            healthCheck: {
              enabled: true,
              interval: 10,
              timeout: 5,
              healthyThreshold: 2,
              unhealthyThreshold: 2,
            },
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "main",
          type: "aws:autoscaling/group:Group",
          inputs: {
            minSize: 2,
            maxSize: 4,
            desiredCapacity: 3,
            vpcZoneIdentifiers: [given("subnets", 0), given("subnets", 1), given("subnets", 2)],
            launchTemplate: {
              id: given("launch-template"),
              version: "$Latest",
            },
            targetGroupArns: [reference("targets", "arn")],
            healthCheckType: "ELB",
          },
          tags: "member",
          scope: "member",
        },
      ],
    },
  });
});
