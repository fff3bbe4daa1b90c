import { expect, test } from "@jest/globals";
import { given, nameOf, reference } from "../../../../continuity/planning/blueprint";
import { explainChoice } from "../../../../continuity/planning/explain";
import { Planner } from "../../../../continuity/planning/planner";
import { ask, DAY, FACTS, HOUR, MINUTE, objectives } from "../ask";

const planner = new Planner();

test("no loss elsewhere: strong consistency over three Regions", () => {
  const choice = planner.choose(
    ask(FACTS["a strongly consistent table"], {
      objectives: objectives([4 * HOUR, 5 * MINUTE], { region: [HOUR, 0] }),
      assumptions: [
        {
          what: "replica-lag",
          for: { kind: "service", service: "orders" },
          value: 2,
          owner: "team",
          reason: "seen",
          until: 9e9,
        },
      ],
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: a strongly consistent replica in eu-central-1, witnessed by eu-north-1",
    "  costs what runs: a strongly consistent replica in eu-central-1, witnessed by eu-north-1",
    "  instance: proven",
    "    RTO 4h: at most 0s",
    "    RPO 5m: at most 0s",
    "  zone: proven",
    "    RTO 4h: at most 0s",
    "    RPO 5m: at most 0s",
    "  region: proven",
    "    RTO 1h: at most 30m = detect 0s to 5m + decide 0s to 15m + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 0s: at most 0s",
    "  data: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new table (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 5m: at most 5m = latest time to restore (typical) 5m",
    "  chosen as the cheapest of 33 that will do; 22 are cheaper",
    "    the least (and 5 more)",
    "      region: there is no way back within RPO 0s",
    "    backups daily, copies of backups in eu-central-1",
    "      region: data loss of at least 25h exceeds RPO 0s (largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 12h, copies of backups in eu-central-1",
    "      region: data loss of at least 13h exceeds RPO 0s (largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 6h, copies of backups in eu-central-1",
    "      region: data loss of at least 7h exceeds RPO 0s (largest gap 6h 02:30→08:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups every 4h, copies of backups in eu-central-1",
    "      region: data loss of at least 5h exceeds RPO 0s (largest gap 4h 02:30→06:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    backups hourly, copies of backups in eu-central-1",
    "      region: data loss of at least 2h exceeds RPO 0s (largest gap 1h 00:30→01:30 UTC + start window 1h + job (no figure) + copy (no figure))",
    "    a replica in eu-central-1 (and 10 more)",
    "      region: data loss up to 2s exceeds RPO 0s (replication 2s)",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "main",
          type: "aws:dynamodb/table:Table",
          inputs: {
            pointInTimeRecovery: {
              enabled: true,
              recoveryPeriodInDays: 7,
            },
            deletionProtectionEnabled: true,
            replicas: [
              {
                regionName: "eu-central-1",
                propagateTags: true,
                deletionProtectionEnabled: true,
                consistencyMode: "STRONG",
              },
            ],
            globalTableWitness: {
              regionName: "eu-north-1",
            },
          },
          tags: "member",
          scope: "member",
          protect: true,
        },
      ],
    },
  });
});

test("a long detection window: backups beyond what point-in-time recovery reaches", () => {
  const choice = planner.choose(
    ask(FACTS["a table"], {
      compromise: { airGappedVault: true },
      detectionWindow: 40 * DAY,
      objectives: objectives([4 * HOUR, 2 * DAY], { region: [DAY, 2 * DAY], compromise: [2 * DAY, 2 * DAY] }),
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: backups daily, copies of backups in an air-gapped vault in eu-central-1",
    "  costs backups: backups daily",
    "  costs copies: copies of backups in an air-gapped vault in eu-central-1",
    "  instance: proven",
    "    RTO 4h: at most 0s",
    "    RPO 48h: at most 0s",
    "  zone: proven",
    "    RTO 4h: at most 0s",
    "    RPO 48h: at most 0s",
    "  region: unproven until a drill has measured it",
    "    RTO 24h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new table (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: no figure yet = largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure)",
    "  data: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new table (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: at most 28h = largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h",
    "  compromise: unproven until a drill has measured it",
    "    RTO 48h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore to a new table (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: no figure yet = largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure)",
    "  chosen as the cheapest of 42 that will do; 12 are cheaper",
    "    the least (and 6 more)",
    "      region: there is no way back within RPO 48h",
    "    backups daily, copies of backups in eu-central-1 (and 4 more)",
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
          type: "aws:dynamodb/table:Table",
          inputs: {
            pointInTimeRecovery: {
              enabled: true,
              recoveryPeriodInDays: 35,
            },
            deletionProtectionEnabled: true,
            serverSideEncryption: {
              enabled: true,
              kmsKeyArn: reference("key", "arn"),
            },
          },
          tags: "member",
          scope: "member",
          protect: true,
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
          id: "air-gapped-backups-eu-central-1",
          type: "aws:backup/logicallyAirGappedVault:LogicallyAirGappedVault",
          tags: "shared",
          scope: "program",
          protect: true,
          region: "eu-central-1",
          inputs: {
            name: nameOf("air-gapped-backups-eu-central-1"),
            minRetentionDays: 7,
            maxRetentionDays: 3650,
          },
        },
        {
          id: "backups-24h-43d-air-gapped-eu-central-1",
          type: "aws:backup/plan:Plan",
          tags: "shared",
          scope: "program",
          inputs: {
            name: nameOf("backups-24h-43d-air-gapped-eu-central-1"),
            rules: [
              {
                ruleName: "daily",
                targetVaultName: nameOf("backups"),
                schedule: "cron(30 2 ? * * *)",
                startWindow: 60,
                completionWindow: 180,
                lifecycle: {
                  deleteAfter: 43,
                },
                copyActions: [
                  {
                    destinationVaultArn: reference("air-gapped-backups-eu-central-1", "arn"),
                    lifecycle: {
                      deleteAfter: 43,
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
            planId: reference("backups-24h-43d-air-gapped-eu-central-1", "id"),
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
