import { expect, test } from "@jest/globals";
import { given, nameOf, reference } from "../../../../continuity/planning/blueprint";
import { explainChoice } from "../../../../continuity/planning/explain";
import { Planner } from "../../../../continuity/planning/planner";
import { ask, DAY, FACTS, HOUR, MINUTE, objectives } from "../ask";

const planner = new Planner();

test("minutes at home, hours elsewhere: a standby, and backups replicated", () => {
  const choice = planner.choose(
    ask(FACTS["a database of either form"], {
      objectives: objectives([15 * MINUTE, 5 * MINUTE], { region: [4 * HOUR, HOUR] }),
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: DB instance, a standby in another zone, automated backups replicated to eu-central-1",
    "  costs what runs: a standby in another zone",
    "  costs copies: automated backups replicated to eu-central-1",
    "  instance: proven",
    "    RTO 15m: at most 2m = Multi-AZ failover (typical) 1m to 2m",
    "    RPO 5m: at most 0s",
    "  zone: proven",
    "    RTO 15m: at most 2m = Multi-AZ failover (typical) 1m to 2m",
    "    RPO 5m: at most 0s",
    "  region: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 1h: at most 30m = replication of backups 5m to 30m",
    "  data: unproven until a drill has measured it, and tight",
    "    RTO 15m: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 5m: at most 5m = upload of transaction logs 5m",
    "  chosen as the cheapest of 132 that will do; 44 are cheaper",
    "    DB instance (and 21 more)",
    "      instance: RTO 15m leaves no time for restore (detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m)",
    "    Aurora cluster (and 10 more)",
    "      zone: RTO 15m leaves no time for start of a new instance (detect 0s to 5m + decide 0s to 15m + start of a new instance (no figure) + verify 0s to 5m)",
    "    DB instance, a standby in another zone (and 5 more)",
    "      region: there is no way back within RPO 1h",
    "    DB instance, a standby in another zone, backups daily, copies of backups in eu-central-1",
    "      region: data loss of at least 25h exceeds RPO 1h (largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    DB instance, a standby in another zone, backups every 12h, copies of backups in eu-central-1",
    "      region: data loss of at least 13h exceeds RPO 1h (largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    DB instance, a standby in another zone, backups every 6h, copies of backups in eu-central-1",
    "      region: data loss of at least 7h exceeds RPO 1h (largest gap 6h 02:30→08:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    DB instance, a standby in another zone, backups every 4h, copies of backups in eu-central-1",
    "      region: data loss of at least 5h exceeds RPO 1h (largest gap 4h 02:30→06:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    DB instance, a standby in another zone, backups hourly, copies of backups in eu-central-1",
    "      region: data loss of at least 4h exceeds RPO 1h (largest gap 3h 22:30→01:30 UTC + start window 1h + job (no figure) + copy (no figure))",
  ]);
});

test("hours everywhere: nothing runs beside it, copies and a locked vault are enough", () => {
  const choice = planner.choose(
    ask(FACTS["a database of either form"], {
      compromise: { lockedVault: true },
      objectives: objectives([4 * HOUR, 4 * HOUR], { region: [DAY, DAY], compromise: [2 * DAY, 2 * DAY] }),
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: DB instance, backups every 12h, copies of backups in eu-central-1, a vault locked in compliance mode",
    "  costs backups: backups every 12h",
    "  costs copies: copies of backups in eu-central-1",
    "  costs a setting: a vault locked in compliance mode",
    "  instance: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 4h: at most 5m = upload of transaction logs 5m",
    "  zone: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 4h: at most 5m = upload of transaction logs 5m",
    "  region: unproven until a drill has measured it",
    "    RTO 24h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 24h: no figure yet = largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure)",
    "  data: unproven until a drill has measured it",
    "    RTO 4h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 4h: at most 5m = upload of transaction logs 5m",
    "  compromise: unproven until a drill has measured it",
    "    RTO 48h: no figure yet = detect 0s to 5m + decide 0s to 15m + restore (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 48h: at most 16h = largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h",
    "  chosen as the cheapest of 252 that will do; 14 are cheaper",
    "    DB instance (and 10 more)",
    "      region: there is no way back within RPO 24h",
    "    DB instance, backups daily, copies of backups in eu-central-1 (and 1 more)",
    "      region: data loss of at least 25h exceeds RPO 24h (largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    DB instance, backups every 12h, copies of backups in eu-central-1",
    "      compromise: there is no way back within RPO 48h",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "subnets",
          type: "aws:rds/subnetGroup:SubnetGroup",
          inputs: {
            name: nameOf("subnets"),
            subnetIds: given("subnets"),
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "main",
          type: "aws:rds/instance:Instance",
          inputs: {
            instanceClass: "db.r6g.large",
            storageEncrypted: true,
            publiclyAccessible: false,
            deletionProtection: true,
            copyTagsToSnapshot: true,
            maintenanceWindow: "sun:05:00-sun:05:30",
            engine: "postgres",
            allocatedStorage: 20,
            multiAz: false,
            dbSubnetGroupName: nameOf("subnets"),
            backupRetentionPeriod: 7,
            backupWindow: "00:30-01:00",
            deleteAutomatedBackups: false,
          },
          tags: "member",
          scope: "member",
          protect: true,
        },
        {
          id: "locked-backups",
          type: "aws:backup/vault:Vault",
          tags: "shared",
          scope: "program",
          protect: true,
          inputs: {
            name: nameOf("locked-backups"),
          },
        },
        {
          id: "locked-backups-lock",
          type: "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
          tags: "none",
          scope: "program",
          inputs: {
            backupVaultName: nameOf("locked-backups"),
            changeableForDays: 3,
            minRetentionDays: 1,
          },
        },
        {
          id: "key-eu-central-1",
          type: "aws:kms/key:Key",
          tags: "shared",
          scope: "program",
          protect: true,
          region: "eu-central-1",
          inputs: {
            description: "Keeps what is replicated and copied to eu-central-1",
            enableKeyRotation: true,
            deletionWindowInDays: 30,
          },
        },
        {
          id: "backups-eu-central-1",
          type: "aws:backup/vault:Vault",
          tags: "shared",
          scope: "program",
          protect: true,
          region: "eu-central-1",
          inputs: {
            name: nameOf("backups-eu-central-1"),
            kmsKeyArn: reference("key-eu-central-1", "arn"),
          },
        },
        {
          id: "backups-12h-7d-locked-eu-central-1",
          type: "aws:backup/plan:Plan",
          tags: "shared",
          scope: "program",
          inputs: {
            name: nameOf("backups-12h-7d-locked-eu-central-1"),
            rules: [
              {
                ruleName: "every-12h",
                targetVaultName: nameOf("locked-backups"),
                schedule: "cron(30 2/12 ? * * *)",
                startWindow: 60,
                completionWindow: 180,
                lifecycle: {
                  deleteAfter: 7,
                },
                copyActions: [
                  {
                    destinationVaultArn: reference("backups-eu-central-1", "arn"),
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
            planId: reference("backups-12h-7d-locked-eu-central-1", "id"),
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

test("a minute at home: only Aurora has a failover so quick", () => {
  const choice = planner.choose(
    ask(FACTS["a database of either form"], {
      objectives: objectives([null, null], { instance: [MINUTE, 0], zone: [MINUTE, 0] }),
    }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: Aurora cluster, a standby in another zone",
    "  costs what runs: Aurora, whose storage is in three zones",
    "  costs what runs: a standby in another zone",
    "  instance: proven",
    "    RTO 1m: at most 1m = failover to a reader (typical) 30s to 1m",
    "    RPO 0s: at most 0s",
    "  zone: proven",
    "    RTO 1m: at most 1m = failover to a reader (typical) 30s to 1m",
    "    RPO 0s: at most 0s",
    "  chosen as the cheapest of 132 that will do; 56 are cheaper",
    "    DB instance (and 22 more)",
    "      instance: data loss up to 5m exceeds RPO 0s (upload of transaction logs 5m)",
    "    Aurora cluster (and 10 more)",
    "      instance: RTO 1m leaves no time for start of a new instance (detect 0s to 5m + decide 0s to 15m + start of a new instance (no figure) + verify 0s to 5m)",
    "    DB instance, a standby in another zone (and 21 more)",
    "      instance: recovery in up to 2m keeps RTO 1m by luck only (Multi-AZ failover (typical) 1m to 2m)",
  ]);
});

test("minutes of data elsewhere: a global database", () => {
  const choice = planner.choose(
    ask(FACTS["a cluster of Aurora"], { objectives: objectives([null, null], { region: [HOUR, MINUTE] }) }),
  );
  expect(explainChoice("orders-store", choice).split("\n")).toEqual([
    "orders-store: Aurora cluster, a replica in eu-central-1",
    "  costs what runs: Aurora, whose storage is in three zones",
    "  costs what runs: a replica in eu-central-1",
    "  region: unproven until a drill has measured it",
    "    RTO 1h: no figure yet = detect 0s to 5m + decide 0s to 15m + promotion of the secondary (no figure) + cut over to the new endpoint 0s to 5m + verify 0s to 5m",
    "    RPO 1m: no figure yet = replica lag (no figure)",
    "  chosen as the cheapest of 66 that will do; 22 are cheaper",
    "    Aurora cluster (and 11 more)",
    "      region: there is no way back within RPO 1m",
    "    Aurora cluster, backups daily, copies of backups in eu-central-1 (and 1 more)",
    "      region: data loss of at least 25h exceeds RPO 1m (largest gap 24h 02:30→02:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    Aurora cluster, backups every 12h, copies of backups in eu-central-1 (and 1 more)",
    "      region: data loss of at least 13h exceeds RPO 1m (largest gap 12h 02:30→14:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    Aurora cluster, backups every 6h, copies of backups in eu-central-1 (and 1 more)",
    "      region: data loss of at least 7h exceeds RPO 1m (largest gap 6h 02:30→08:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    Aurora cluster, backups every 4h, copies of backups in eu-central-1 (and 1 more)",
    "      region: data loss of at least 5h exceeds RPO 1m (largest gap 4h 02:30→06:30 UTC + start window 1h + job 0s to 3h + copy (no figure))",
    "    Aurora cluster, backups hourly, copies of backups in eu-central-1 (and 1 more)",
    "      region: data loss of at least 4h exceeds RPO 1m (largest gap 3h 22:30→01:30 UTC + start window 1h + job (no figure) + copy (no figure))",
  ]);
  expect(choice).toMatchObject({
    arrangement: {
      parts: [
        {
          id: "subnets",
          type: "aws:rds/subnetGroup:SubnetGroup",
          inputs: {
            name: nameOf("subnets"),
            subnetIds: given("subnets"),
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "main",
          type: "aws:rds/cluster:Cluster",
          inputs: {
            engine: "aurora-mysql",
            storageEncrypted: true,
            deletionProtection: true,
            copyTagsToSnapshot: true,
            preferredMaintenanceWindow: "sun:05:00-sun:05:30",
            backupRetentionPeriod: 7,
            preferredBackupWindow: "00:30-01:00",
            dbSubnetGroupName: nameOf("subnets"),
            deleteAutomatedBackups: false,
          },
          tags: "member",
          scope: "member",
          protect: true,
          ignoreChanges: ["globalClusterIdentifier"],
        },
        {
          id: "instance-0",
          type: "aws:rds/clusterInstance:ClusterInstance",
          inputs: {
            clusterIdentifier: reference("main", "id"),
            engine: "aurora-mysql",
            instanceClass: "db.r6g.large",
            publiclyAccessible: false,
            availabilityZone: "eu-west-1a",
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "global",
          type: "aws:rds/globalCluster:GlobalCluster",
          inputs: {
            globalClusterIdentifier: nameOf("global"),
            sourceDbClusterIdentifier: reference("main", "arn"),
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "key-eu-central-1",
          type: "aws:kms/key:Key",
          tags: "shared",
          scope: "program",
          protect: true,
          region: "eu-central-1",
          inputs: {
            description: "Keeps what is replicated and copied to eu-central-1",
            enableKeyRotation: true,
            deletionWindowInDays: 30,
          },
        },
        {
          id: "subnets-eu-central-1",
          type: "aws:rds/subnetGroup:SubnetGroup",
          region: "eu-central-1",
          inputs: {
            name: nameOf("subnets-eu-central-1"),
            subnetIds: given("subnets"),
          },
          tags: "aside",
          scope: "member",
        },
        {
          id: "secondary",
          type: "aws:rds/cluster:Cluster",
          region: "eu-central-1",
          inputs: {
            engine: "aurora-mysql",
            storageEncrypted: true,
            deletionProtection: true,
            copyTagsToSnapshot: true,
            preferredMaintenanceWindow: "sun:05:00-sun:05:30",
            backupRetentionPeriod: 7,
            preferredBackupWindow: "00:30-01:00",
            globalClusterIdentifier: reference("global", "id"),
            kmsKeyId: reference("key-eu-central-1", "arn"),
            dbSubnetGroupName: nameOf("subnets-eu-central-1"),
            skipFinalSnapshot: true,
          },
          tags: "aside",
          scope: "member",
          after: ["instance-0"],
        },
        {
          id: "secondary-instance-0",
          type: "aws:rds/clusterInstance:ClusterInstance",
          region: "eu-central-1",
          inputs: {
            clusterIdentifier: reference("secondary", "id"),
            engine: "aurora-mysql",
            instanceClass: "db.r6g.large",
            publiclyAccessible: false,
            availabilityZone: "eu-central-1a",
          },
          tags: "aside",
          scope: "member",
        },
      ],
    },
  });
});
