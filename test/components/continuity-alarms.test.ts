import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { ContinuityAlarms, type ContinuityAlarmsArgs, type Service } from "../../components";
import { jobWatches } from "../../components/job-watches";
import { ASIDE, type Asked, MEMBERS, orders, resourcesOf } from "./programs";
import { running } from "./running";

const topicArns = { "eu-central-1": "topic-home", "eu-west-1": "topic-elsewhere" };
const COPIED = { data: { rto: "1d", rpo: "2d" }, region: { rto: "8h", rpo: "2d" } } as const;

/** What alarms come to for members with objectives, and what they leave out. */
async function alarms(
  objectives: Asked["objectives"],
  members: (service: Service) => void,
  more: Partial<ContinuityAlarmsArgs> = {},
) {
  let unwatched: readonly string[] = [];
  const ran = await running(() => {
    const service = orders({ objectives });
    members(service);
    unwatched = new ContinuityAlarms("alarms", { service, ...more }).unwatched;
  });
  const own = Object.entries(resourcesOf(ran)).filter(([key]) => key.includes(" alarms"));
  return { unwatched, own: Object.fromEntries(own) };
}

/** What all alarms on the jobs of AWS Backup have in common. */
const ON_JOBS = {
  alarmActions: ["arn:aws:mock:region:111111111111:alarms-topic"],
  dimensions: { BackupVaultName: "shop-test-backups", ResourceType: "RDS" },
  namespace: "AWS/Backup",
  okActions: ["arn:aws:mock:region:111111111111:alarms-topic"],
  period: 3600,
  statistic: "Sum",
  tags: ASIDE,
};

test("backups and copies that fail, expire or are missing, the age of drills, and a topic under a key of its own", async () => {
  const made = await alarms(COPIED, (service) => void MEMBERS.database(service), { drillsEvery: "30d" });
  expect(made).toEqual({
    unwatched: [],
    own: {
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-drill-age": {
        alarmActions: ["arn:aws:mock:region:111111111111:alarms-topic"],
        alarmDescription: "No drill of orders has passed for longer than it should, or nobody publishes when one did.",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { Service: "orders" },
        evaluationPeriods: 2,
        metricName: "DrillAge",
        namespace: "Lifeboat",
        okActions: ["arn:aws:mock:region:111111111111:alarms-topic"],
        period: 86400,
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 2592000,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-rds-backup-expired": {
        ...ON_JOBS,
        alarmDescription: "A backup job of RDS has expired: it did not start in its window.",
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
        metricName: "NumberOfBackupJobsExpired",
        threshold: 0,
        treatMissingData: "notBreaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-rds-backup-failed": {
        ...ON_JOBS,
        alarmDescription: "A backup job of RDS has failed.",
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
        metricName: "NumberOfBackupJobsFailed",
        threshold: 0,
        treatMissingData: "notBreaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-rds-backup-missing": {
        ...ON_JOBS,
        alarmDescription: "No backup job of RDS has been completed for 29 hours.",
        comparisonOperator: "LessThanThreshold",
        evaluationPeriods: 29,
        metricName: "NumberOfBackupJobsCompleted",
        threshold: 1,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-rds-copy-failed": {
        ...ON_JOBS,
        alarmDescription: "A copy job of RDS has failed.",
        comparisonOperator: "GreaterThanThreshold",
        evaluationPeriods: 1,
        metricName: "NumberOfCopyJobsFailed",
        threshold: 0,
        treatMissingData: "notBreaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-rds-copy-missing": {
        ...ON_JOBS,
        alarmDescription: "No copy job of RDS has been completed for 48 hours.",
        comparisonOperator: "LessThanThreshold",
        evaluationPeriods: 48,
        metricName: "NumberOfCopyJobsCompleted",
        threshold: 1,
        treatMissingData: "breaching",
      },
      "aws:kms/key:Key alarms-topic-key": {
        description: "Encrypts the alarms of alarms",
        enableKeyRotation: true,
        tags: ASIDE,
      },
      "aws:kms/keyPolicy:KeyPolicy alarms-topic-key-policy": {
        keyId: "alarms-topic-key-id",
        policy: JSON.stringify({
          Version: "2012-10-17",
          Statement: [
            { Effect: "Allow", Principal: { AWS: "arn:aws:iam::111111111111:root" }, Action: "kms:*", Resource: "*" },
            {
              Effect: "Allow",
              Principal: { Service: "cloudwatch.amazonaws.com" },
              Action: ["kms:Decrypt", "kms:GenerateDataKey*"],
              Resource: "*",
              Condition: { StringEquals: { "aws:SourceAccount": "111111111111" } },
            },
          ],
        }),
      },
      "aws:sns/topic:Topic alarms-topic": {
        kmsMasterKeyId: "arn:aws:mock:region:111111111111:alarms-topic-key",
        tags: ASIDE,
      },
    },
  });
});

test("replicas that lag more than half of the RPO behind, where AWS publishes it", async () => {
  const members = (service: Service) => {
    MEMBERS.database(service);
    MEMBERS.table(service);
    MEMBERS.bucket(service);
    MEMBERS.fileSystem(service);
  };
  const made = await alarms({ region: { rto: "1h", rpo: "30m" } }, members, { topicArns });
  expect(made).toEqual({
    unwatched: [],
    own: {
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-db-lag": {
        alarmActions: ["topic-elsewhere"],
        alarmDescription: "A replica of db lags more than 900s behind: half of the RPO (region).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { DBInstanceIdentifier: "db-replica" },
        evaluationPeriods: 5,
        metricName: "ReplicaLag",
        namespace: "AWS/RDS",
        okActions: ["topic-elsewhere"],
        period: 60,
        region: "eu-west-1",
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 900,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-drill-age": {
        alarmActions: ["topic-home"],
        alarmDescription: "No drill of orders has passed for longer than it should, or nobody publishes when one did.",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { Service: "orders" },
        evaluationPeriods: 2,
        metricName: "DrillAge",
        namespace: "Lifeboat",
        okActions: ["topic-home"],
        period: 86400,
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 7776000,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-files-lag": {
        alarmActions: ["topic-elsewhere"],
        alarmDescription: "A replica of files lags more than 900s behind: half of the RPO (region).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { DestinationBucket: "files-replica", RuleId: "everything", SourceBucket: "files" },
        evaluationPeriods: 5,
        metricName: "ReplicationLatency",
        namespace: "AWS/S3",
        okActions: ["topic-elsewhere"],
        period: 60,
        region: "eu-west-1",
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 900,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-media-lag": {
        alarmActions: ["topic-home"],
        alarmDescription: "A replica of media lags more than 900s behind: half of the RPO (region).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { FileSystemId: "media-id" },
        evaluationPeriods: 5,
        metricName: "TimeSinceLastSync",
        namespace: "AWS/EFS",
        okActions: ["topic-home"],
        period: 60,
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 900,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-stock-lag-eu-west-1": {
        alarmActions: ["topic-home"],
        alarmDescription: "A replica of stock lags more than 900s behind: half of the RPO (region).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { ReceivingRegion: "eu-west-1", TableName: "stock" },
        evaluationPeriods: 5,
        metricName: "ReplicationLatency",
        namespace: "AWS/DynamoDB",
        okActions: ["topic-home"],
        period: 60,
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 900000,
        treatMissingData: "notBreaching",
      },
    },
  });
});

test("a global database, and a global cache with a replica at home", async () => {
  const members = (service: Service) => {
    MEMBERS.aurora(service);
    MEMBERS.store(service);
  };
  const objectives = { zone: { rto: "10m", rpo: "1m" }, region: { rto: "1h", rpo: "1m" } } as const;
  expect(await alarms(objectives, members, { topicArns })).toEqual({
    unwatched: [],
    own: {
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-db-lag": {
        alarmActions: ["topic-elsewhere"],
        alarmDescription: "A replica of db lags more than 30s behind: half of the RPO (region).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { DBClusterIdentifier: "db-secondary" },
        evaluationPeriods: 5,
        metricName: "AuroraGlobalDBReplicationLag",
        namespace: "AWS/RDS",
        okActions: ["topic-elsewhere"],
        period: 60,
        region: "eu-west-1",
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 30000,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-drill-age": {
        alarmActions: ["topic-home"],
        alarmDescription: "No drill of orders has passed for longer than it should, or nobody publishes when one did.",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { Service: "orders" },
        evaluationPeriods: 2,
        metricName: "DrillAge",
        namespace: "Lifeboat",
        okActions: ["topic-home"],
        period: 86400,
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 7776000,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-sessions-lag": {
        alarmActions: ["topic-elsewhere"],
        alarmDescription: "A replica of sessions lags more than 30s behind: half of the RPO (region).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { CacheClusterId: "sessions-secondary-001" },
        evaluationPeriods: 5,
        metricName: "GlobalDatastoreReplicationLag",
        namespace: "AWS/ElastiCache",
        okActions: ["topic-elsewhere"],
        period: 60,
        region: "eu-west-1",
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 30,
        treatMissingData: "breaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-sessions-node-0-lag": {
        alarmActions: ["topic-home"],
        alarmDescription: "A replica of sessions lags more than 30s behind: half of the RPO (zone).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { CacheClusterId: "sessions-001" },
        evaluationPeriods: 5,
        metricName: "ReplicationLag",
        namespace: "AWS/ElastiCache",
        okActions: ["topic-home"],
        period: 60,
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 30,
        treatMissingData: "notBreaching",
      },
      "aws:cloudwatch/metricAlarm:MetricAlarm alarms-sessions-node-1-lag": {
        alarmActions: ["topic-home"],
        alarmDescription: "A replica of sessions lags more than 30s behind: half of the RPO (zone).",
        comparisonOperator: "GreaterThanThreshold",
        dimensions: { CacheClusterId: "sessions-002" },
        evaluationPeriods: 5,
        metricName: "ReplicationLag",
        namespace: "AWS/ElastiCache",
        okActions: ["topic-home"],
        period: 60,
        statistic: "Maximum",
        tags: ASIDE,
        threshold: 30,
        treatMissingData: "notBreaching",
      },
    },
  });
});

test("a replica without an RPO is not watched, which is said; a transform changes one alarm", async () => {
  const transform = { "alarm-drill-age": { treatMissingData: "missing" } };
  const members = (service: Service) => void MEMBERS.bucket(service);
  const { unwatched, own } = await alarms({ region: { rto: "1h" } }, members, { topicArns, transform });
  expect(unwatched).toEqual(["files: how far its replica may lag is not said: no RPO (region)"]);
  expect(Object.entries(own).map(([key, { treatMissingData }]) => [key, treatMissingData])).toEqual([
    ["aws:cloudwatch/metricAlarm:MetricAlarm alarms-drill-age", "missing"],
  ]);
});

describe("a time that cannot be read", () => {
  const rows: readonly [string, string, string][] = [
    ["months", "P1M", "months, weeks and years have no fixed length here"],
    ["no unit", "30", "has no unit"],
  ];
  test.each(rows)("%s", async (_, drillsEvery, problem) => {
    const { refusal } = await running(() => {
      const service = orders({ objectives: { data: { rto: "1d" } } });
      new ContinuityAlarms("alarms", { service, drillsEvery: drillsEvery as "1d" });
    });
    const write = "write a length of time such as 90s, 15m, 4h, 1h30m, 2d or PT15M";
    expect(refusal).toBe(`service orders: alarms: drillsEvery: ${problem}; ${write}`);
  });
});

test("no alarm looks back further than CloudWatch does, nor rings before a job had to be done", async () => {
  let members: Service["members"] = [];
  await running(() => {
    const service = orders({ objectives: COPIED });
    MEMBERS.database(service);
    members = service.members;
  });
  fc.assert(
    fc.property(fc.oneof(fc.constant(null), fc.integer({ min: 0, max: 1e8 })), (rpo) => {
      const missing = jobWatches(members, rpo).filter(({ id }) => id.endsWith("missing"));
      expect(missing).toHaveLength(2);
      for (const { period, periods } of missing) {
        expect(period * periods).toBeLessThanOrEqual(7 * 86_400);
        expect(periods).toBeGreaterThan(24 + 1 + 3);
      }
    }),
  );
});
