import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import {
  DescribeBackupVaultCommand,
  DescribeRecoveryPointCommand,
  GetBackupPlanCommand,
  ListBackupJobsCommand,
  ListBackupPlansCommand,
  ListCopyJobsCommand,
  ListProtectedResourcesCommand,
  ListRecoveryPointsByBackupVaultCommand,
  ListRestoreJobsCommand,
  StartRestoreJobCommand,
} from "@aws-sdk/client-backup";
import {
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVolumeStatusCommand,
  DescribeVolumesCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import {
  DescribeAccountAttributesCommand,
  DescribeDBClusterAutomatedBackupsCommand,
  DescribeDBClusterSnapshotsCommand,
  DescribeDBClustersCommand,
  DescribeDBInstanceAutomatedBackupsCommand,
  DescribeDBInstancesCommand,
  DescribeDBSnapshotsCommand,
  DescribeDBSubnetGroupsCommand,
  DescribeOrderableDBInstanceOptionsCommand,
} from "@aws-sdk/client-rds";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Lab } from "../../lab";
import { backup } from "../../lab/backup/service";
import { cloudwatch } from "../../lab/cloudwatch";
import { dynamodb } from "../../lab/dynamodb/service";
import { ec2 } from "../../lab/ec2/service";
import { efs } from "../../lab/efs/service";
import { rds } from "../../lab/rds/service";
import { s3 } from "../../lab/s3/service";
import { sts } from "../../lab/sts";
import { clientsOf, simulatedLab } from "./clients";

let lab: Lab;
let clients: ReturnType<typeof clientsOf>;
let planId: string | undefined;
let point: string | undefined;

beforeAll(async () => {
  lab = await simulatedLab({
    sources: [
      { kind: "instance", name: "orders-db", tags: { owner: "shop" } },
      { kind: "cluster", name: "shop" },
      { kind: "volume", name: "vol-1", tags: { owner: "shop" } },
    ],
  });
  clients = clientsOf(lab);
  planId = (await clients.backup.send(new ListBackupPlansCommand({}))).BackupPlansList?.[0]?.BackupPlanId;
  const vault = new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName: "Default" });
  const { RecoveryPoints = [] } = await clients.backup.send(vault);
  point = RecoveryPoints.find(({ Status }) => Status === "COMPLETED")?.RecoveryPointArn;
  await clients.backup.send(new StartRestoreJobCommand({ RecoveryPointArn: point, Metadata: {} }));
  await lab.advance(600);
});
afterAll(() => lab.stop());

/** Asks without AWS's client. @returns the body as it came over the wire */
async function raw(service: string, path: string, form?: Record<string, string>): Promise<string> {
  const authorization = `AWS4-HMAC-SHA256 Credential=a/20261127/us-east-1/${service}/aws4_request, Signature=b`;
  const body = form && new URLSearchParams(form).toString();
  const answer = await fetch(`${lab.endpoint}${path}`, {
    headers: { authorization },
    ...(body && { method: "POST", body }),
  });
  expect(answer.status).toBe(200);
  return await answer.text();
}

/** How many values there are in what AWS's client made of an answer, or in JSON. What it does not know it leaves out. */
function values(value: unknown): number {
  if (value === undefined || value === null || value === "") {
    return 0;
  }
  if (typeof value !== "object" || value instanceof Date) {
    return 1;
  }
  return Object.entries(value).reduce((sum, [name, each]) => (name === "$metadata" ? sum : sum + values(each)), 0);
}

test.each<[string, () => string, () => Promise<object>]>([
  [
    "vault",
    () => "/backup-vaults/Default",
    () => clients.backup.send(new DescribeBackupVaultCommand({ BackupVaultName: "Default" })),
  ],
  [
    "plan",
    () => `/backup/plans/${planId}`,
    () => clients.backup.send(new GetBackupPlanCommand({ BackupPlanId: planId })),
  ],
  ["plans", () => "/backup/plans", () => clients.backup.send(new ListBackupPlansCommand({}))],
  [
    "point",
    () => `/backup-vaults/Default/recovery-points/${encodeURIComponent(point ?? "")}`,
    () =>
      clients.backup.send(new DescribeRecoveryPointCommand({ BackupVaultName: "Default", RecoveryPointArn: point })),
  ],
  [
    "points",
    () => "/backup-vaults/Default/recovery-points",
    () => clients.backup.send(new ListRecoveryPointsByBackupVaultCommand({ BackupVaultName: "Default" })),
  ],
  ["backup jobs", () => "/backup-jobs", () => clients.backup.send(new ListBackupJobsCommand({}))],
  ["copy jobs", () => "/copy-jobs", () => clients.backup.send(new ListCopyJobsCommand({}))],
  ["restore jobs", () => "/restore-jobs", () => clients.backup.send(new ListRestoreJobsCommand({}))],
  ["protected resources", () => "/resources", () => clients.backup.send(new ListProtectedResourcesCommand({}))],
])("AWS Backup's client knows all that is told of a %s", async (_name, path, ask) => {
  const sent = values(JSON.parse(await raw("backup", path())));
  expect(sent).toBeGreaterThan(3);
  expect(values(await ask())).toBe(sent);
});

test.each<[string, string, Record<string, string>, () => Promise<object>]>([
  ["rds", "DescribeDBInstances", {}, () => clients.rds.send(new DescribeDBInstancesCommand({}))],
  ["rds", "DescribeDBClusters", {}, () => clients.rds.send(new DescribeDBClustersCommand({}))],
  ["rds", "DescribeDBSnapshots", {}, () => clients.rds.send(new DescribeDBSnapshotsCommand({}))],
  ["rds", "DescribeDBClusterSnapshots", {}, () => clients.rds.send(new DescribeDBClusterSnapshotsCommand({}))],
  [
    "rds",
    "DescribeDBInstanceAutomatedBackups",
    {},
    () => clients.rds.send(new DescribeDBInstanceAutomatedBackupsCommand({})),
  ],
  [
    "rds",
    "DescribeDBClusterAutomatedBackups",
    {},
    () => clients.rds.send(new DescribeDBClusterAutomatedBackupsCommand({})),
  ],
  ["rds", "DescribeDBSubnetGroups", {}, () => clients.rds.send(new DescribeDBSubnetGroupsCommand({}))],
  ["rds", "DescribeAccountAttributes", {}, () => clients.rds.send(new DescribeAccountAttributesCommand({}))],
  [
    "rds",
    "DescribeOrderableDBInstanceOptions",
    { Engine: "postgres" },
    () => clients.rds.send(new DescribeOrderableDBInstanceOptionsCommand({ Engine: "postgres" })),
  ],
  ["ec2", "DescribeVpcs", {}, () => clients.ec2.send(new DescribeVpcsCommand({}))],
  ["ec2", "DescribeSubnets", {}, () => clients.ec2.send(new DescribeSubnetsCommand({}))],
  ["ec2", "DescribeSecurityGroups", {}, () => clients.ec2.send(new DescribeSecurityGroupsCommand({}))],
  ["ec2", "DescribeVolumeStatus", {}, () => clients.ec2.send(new DescribeVolumeStatusCommand({}))],
  ["ec2", "DescribeVolumes", {}, () => clients.ec2.send(new DescribeVolumesCommand({}))],
])("%s's client knows all that %s tells", async (service, Action, parameters, ask) => {
  const xml = await raw(service, "/", { Action, ...parameters });
  const sent = [...xml.matchAll(/<(\w+)>[^<]+<\/\1>/g)].filter(([, name]) => !/^requestId$/i.test(name ?? "")).length;
  expect(sent).toBeGreaterThan(3);
  expect(values(await ask())).toBe(sent);
});

test("every call is made by AWS's own client in some test", () => {
  const files = readdirSync(__dirname, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".test.ts"),
  );
  const text = files.map((name) => readFileSync(join(__dirname, name), "utf8")).join("\n");
  const calls = [backup, cloudwatch, dynamodb, ec2, efs, rds, s3, sts].flatMap(({ operations }) =>
    Object.keys(operations),
  );
  expect(calls.filter((call) => !text.includes(`new ${call}Command(`))).toEqual([]);
});
