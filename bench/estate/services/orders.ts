import { declareBackups } from "../backups";
import { declareTasks } from "../balanced";
import { of } from "../reference";
import type { ServiceScope } from "../scope";
import type { Platform } from "./platform";

/** A relational database with a standby, tasks on Fargate, and a queue with one for dead letters. */
export function declareOrders(scope: ServiceScope, platform: Platform, monthly: boolean): void {
  const { tags, flawed } = scope;
  const group = scope.make("aws:rds/subnetGroup:SubnetGroup", "", {
    subnetIds: platform.subnets.map((subnet) => of(subnet)),
    tags,
  });
  const database = scope.make("aws:rds/instance:Instance", "", {
    engine: "postgres",
    engineVersion: "17.5",
    instanceClass: "db.r6g.large",
    allocatedStorage: 200,
    storageEncrypted: true,
    kmsKeyId: of(platform.key, "arn"),
    dbName: "app",
    username: "app",
    manageMasterUserPassword: true,
    backupRetentionPeriod: 14,
    backupWindow: "02:00-02:30",
    maintenanceWindow: "sun:03:00-sun:03:30",
    ...(flawed ? {} : { multiAz: true, deletionProtection: true }),
    dbSubnetGroupName: of(group, "name"),
    vpcSecurityGroupIds: [of(scope.securityGroup("db", platform, 5432))],
    tags,
  });
  const dead = scope.make("aws:sqs/queue:Queue", "dead", { messageRetentionSeconds: 1_209_600, tags });
  const queue = scope.make("aws:sqs/queue:Queue", "", { redrivePolicy: of(dead, "arn"), tags });
  scope.alarm("dead", "ApproximateNumberOfMessagesVisible", dead);
  scope.alarm("full", "FreeStorageSpace", database);
  scope.make("aws:secretsmanager/secret:Secret", "api", {
    kmsKeyId: of(platform.key, "arn"),
    ...(flawed ? {} : { replicas: [{ region: "eu-west-1" }] }),
    tags: { ...tags, "continuity:role": "none" },
  });
  declareTasks(scope, platform, database, queue);
  declareBackups(scope, platform, [database], monthly);
}
