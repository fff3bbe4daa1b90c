import type { Resource } from "../../preview/monitor/resources";
import { UNKNOWN } from "../../preview/unknown";
import type { Declare } from "./declare";

export const PER_SERVICE = 25;

/**
 * The resources of one service, 25 of them, as a team would write them: two databases and what they need, backups with a
 * copy in a second Region, and some functions. Each third service has a flaw, so that there is something to report; each
 * fourth keeps monthly points for years beside its frequent ones.
 */
export function declareService(number: number, declare: Declare, distant: string): void {
  const name = `svc-${number}`;
  const flawed = number % 3 === 0;
  const tags = { ...objectives(name), Name: name, team: `team-${number % 12}` };
  const component = declare("shop:index:Service", name, { args: { size: "small" } });
  const make = (type: string, suffix: string, inputs: Record<string, unknown>, from: Edges = {}, provider?: string) =>
    declare(type, suffix === "" ? name : `${name}-${suffix}`, inputs, {
      parent: component,
      edges: from,
      ...(provider === undefined ? {} : { provider }),
    });

  const vpc = make("aws:ec2/vpc:Vpc", "", { cidrBlock: "10.20.0.0/16", tags });
  const subnets = [0, 1, 2].map((i) =>
    make(
      "aws:ec2/subnet:Subnet",
      `subnet-${i}`,
      { vpcId: UNKNOWN, cidrBlock: `10.20.${i}.0/24`, availabilityZone: `eu-central-1${"abc"[i]}`, tags },
      { vpcId: [vpc] },
    ),
  );
  const subnetGroup = make(
    "aws:rds/subnetGroup:SubnetGroup",
    "",
    { subnetIds: [UNKNOWN, UNKNOWN, UNKNOWN], tags },
    { subnetIds: subnets },
  );
  const groups = ["db", "fn"].map((suffix) =>
    make("aws:ec2/securityGroup:SecurityGroup", suffix, { vpcId: UNKNOWN, ingress: INGRESS, tags }, { vpcId: [vpc] }),
  );
  const key = make("aws:kms/key:Key", "", { enableKeyRotation: true, tags });
  const database = (suffix: string) =>
    make(
      "aws:rds/instance:Instance",
      suffix,
      {
        ...DATABASE,
        dbName: "app",
        ...(flawed ? {} : { multiAz: true, deletionProtection: true }),
        dbSubnetGroupName: UNKNOWN,
        vpcSecurityGroupIds: [UNKNOWN],
        kmsKeyId: UNKNOWN,
        tags,
      },
      { dbSubnetGroupName: [subnetGroup], vpcSecurityGroupIds: groups, kmsKeyId: [key] },
    );
  const databases = [database("orders"), database("ledger")];

  const vault = make("aws:backup/vault:Vault", "", { kmsKeyArn: UNKNOWN }, { kmsKeyArn: [key] });
  const distantVault = make("aws:backup/vault:Vault", "distant", {}, {}, distant);
  make(
    "aws:backup/vaultLockConfiguration:VaultLockConfiguration",
    "distant",
    { backupVaultName: UNKNOWN, changeableForDays: 3, minRetentionDays: 7, maxRetentionDays: 90 },
    { backupVaultName: [distantVault] },
    distant,
  );
  const plan = make("aws:backup/plan:Plan", "", planOf(vault.outputs.name, flawed, number % 4 === 0), {
    rules: [vault, distantVault],
  });
  const roles = ["backup", "fn-a", "fn-b"].map((suffix) =>
    make("aws:iam/role:Role", suffix, { assumeRolePolicy: ASSUME_ROLE, tags }),
  );
  make(
    "aws:backup/selection:Selection",
    "",
    { planId: UNKNOWN, iamRoleArn: UNKNOWN, resources: [UNKNOWN, UNKNOWN] },
    { planId: [plan], iamRoleArn: roles.slice(0, 1), resources: databases },
  );

  for (const suffix of ["api", "worker", "cron"]) {
    make(
      "aws:lambda/function:Function",
      suffix,
      {
        runtime: "nodejs20.x",
        handler: "index.handler",
        role: UNKNOWN,
        memorySize: 512,
        timeout: 30,
        environment: { variables: { DB_HOST: UNKNOWN, LOG_LEVEL: "info" } },
        vpcConfig: { subnetIds: [UNKNOWN, UNKNOWN, UNKNOWN], securityGroupIds: [UNKNOWN] },
        tags: suffix === "api" ? { ...tags, "continuity:role": "none" } : { Name: name },
      },
      { role: roles.slice(1, 2), environment: databases.slice(0, 1), vpcConfig: [...subnets, ...groups] },
    );
  }
  make("aws:s3/bucket:Bucket", "", { forceDestroy: false, tags: { Name: name, "continuity:role": "none" } });
  make("aws:sqs/queue:Queue", "", { messageRetentionSeconds: 86_400, tags: { Name: name } });
  make("aws:cloudwatch/logGroup:LogGroup", "", { retentionInDays: 30, tags: { Name: name } });
}

type Edges = Readonly<Record<string, readonly Resource[]>>;

function objectives(service: string): Record<string, string> {
  return {
    "continuity:service": service,
    "continuity:owner": "team-shop",
    "continuity:rto": "15m",
    "continuity:rpo": "5m",
    "continuity:rto:data": "4h",
    "continuity:rto:region": "8h",
    "continuity:rpo:region": "12h",
    "continuity:rto:compromise": "24h",
    "continuity:rpo:compromise": "12h",
    "continuity:detection-window": "7d",
  };
}

function planOf(vault: unknown, flawed: boolean, monthly: boolean): Record<string, unknown> {
  const frequent = {
    ruleName: flawed ? "weekdays" : "six-hourly",
    targetVaultName: vault,
    schedule: flawed ? "cron(0 5 ? * MON-FRI *)" : "cron(0 5/6 ? * * *)",
    startWindow: flawed ? 480 : 60,
    completionWindow: flawed ? 600 : 120,
    lifecycle: { deleteAfter: 14 },
    copyActions: [{ destinationVaultArn: UNKNOWN, lifecycle: { deleteAfter: 35 } }],
  };
  const rare = {
    ruleName: "monthly",
    targetVaultName: vault,
    schedule: "cron(0 1 1 * ? *)",
    startWindow: 60,
    completionWindow: 360,
    lifecycle: { deleteAfter: 730 },
  };
  return { rules: monthly ? [frequent, rare] : [frequent] };
}

const DATABASE = {
  engine: "postgres",
  engineVersion: "17.5",
  instanceClass: "db.r6g.large",
  allocatedStorage: 200,
  storageEncrypted: true,
  username: "app",
  manageMasterUserPassword: true,
  backupRetentionPeriod: 14,
  backupWindow: "02:00-02:30",
  maintenanceWindow: "sun:03:00-sun:03:30",
};

const INGRESS = [{ protocol: "tcp", fromPort: 5432, toPort: 5432, cidrBlocks: ["10.20.0.0/16"] }];

const ASSUME_ROLE = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } }],
});
