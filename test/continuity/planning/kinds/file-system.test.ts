import { expect, test } from "@jest/globals";
import { given, nameOf, reference } from "../../../../continuity/planning/blueprint";
import { explainChoice } from "../../../../continuity/planning/explain";
import { Planner } from "../../../../continuity/planning/planner";
import { ask, DAY, FACTS, HOUR, MINUTE, objectives } from "../ask";

const planner = new Planner();

test("a quarter of an hour elsewhere, a day of a bad change: a replica and backups", () => {
  const choice = planner.choose(
    ask(FACTS["a file system"], { objectives: objectives([4 * HOUR, DAY], { region: [HOUR, 15 * MINUTE] }) }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: a replica in eu-central-1, backups every 12h",
    "  costs copies: a replica in eu-central-1",
    "  costs backups: backups every 12h",
    "  instance: proven",
    "    RTO 4h: at most 0s",
    "    RPO 24h: at most 0s",
    "  zone: proven",
    "    RTO 4h: at most 0s",
    "    RPO 24h: at most 0s",
    "  region: unproven until a drill has measured it",
    "    RTO 1h: no figure yet = detect 0s to 5m + decide 0s to 15m + deletion of the replication (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 15m: at most 15m = replication (most file systems) 0s to 15m",
    "  data: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new file system (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 24h: at most 16h = largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h",
    "  chosen as the cheapest of 22 that will do; 13 are cheaper",
    "    the least (and 5 more)",
    "      region: there is no way back within RPO 15m",
    "    backups daily, copies of backups in eu-central-1",
    "      region: data loss of at least 25h exceeds RPO 15m (largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 12h, copies of backups in eu-central-1",
    "      region: data loss of at least 13h exceeds RPO 15m (largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 6h, copies of backups in eu-central-1",
    "      region: data loss of at least 7h exceeds RPO 15m (largest gap 6h 02:30→08:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 4h, copies of backups in eu-central-1",
    "      region: data loss of at least 5h exceeds RPO 15m (largest gap 4h 02:30→06:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups hourly, copies of backups in eu-central-1",
    "      region: data loss of at least 2h exceeds RPO 15m (largest gap 1h 00:30→01:30 UTC + start window 1h + job (no figure) + copy (no figure))",
    "    a replica in eu-central-1",
    "      data: there is no way back within RPO 24h",
    "    a replica in eu-central-1, backups daily",
    "      data: data loss up to 28h exceeds RPO 24h (largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h)",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "main",
          type: "aws:efs/fileSystem:FileSystem",
          inputs: {
            encrypted: true,
          },
          tags: "member",
          scope: "member",
          protect: true,
        },
        {
          id: "mount-eu-west-1a",
          type: "aws:efs/mountTarget:MountTarget",
          inputs: {
            fileSystemId: reference("main", "id"),
            subnetId: given("subnets", 0),
          },
          tags: "none",
          scope: "member",
        },
        {
          id: "mount-eu-west-1b",
          type: "aws:efs/mountTarget:MountTarget",
          inputs: {
            fileSystemId: reference("main", "id"),
            subnetId: given("subnets", 1),
          },
          tags: "none",
          scope: "member",
        },
        {
          id: "mount-eu-west-1c",
          type: "aws:efs/mountTarget:MountTarget",
          inputs: {
            fileSystemId: reference("main", "id"),
            subnetId: given("subnets", 2),
          },
          tags: "none",
          scope: "member",
        },
        {
          id: "replication",
          type: "aws:efs/replicationConfiguration:ReplicationConfiguration",
          inputs: {
            sourceFileSystemId: reference("main", "id"),
            destination: {
              region: "eu-central-1",
            },
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
          id: "backups-12h-7d",
          type: "aws:backup/plan:Plan",
          tags: "shared",
          scope: "program",
          inputs: {
            name: nameOf("backups-12h-7d"),
            rules: [
              {
                ruleName: "every-12h",
                targetVaultName: nameOf("backups"),
                schedule: "cron(30 2/12 ? * * *)",
                startWindow: 60,
                completionWindow: 180,
                lifecycle: {
                  deleteAfter: 7,
                },
              },
            ],
          },
        },
        {
          id: "backup-selection",
          type: "aws:backup/selection:Selection",
          inputs: {
            name: nameOf("backup-selection"),
            planId: reference("backups-12h-7d", "id"),
            iamRoleArn: given("backup-role"),
            resources: [reference("main", "arn")],
          },
          tags: "none",
          scope: "member",
        },
      ],
    },
  });
});
