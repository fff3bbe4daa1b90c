import { type Operation, permissionsFor, SERVICE_OF } from "./cloud";
import { DRILL_PREFIX, DRILL_TAG } from "./plan";
import { DRILL_AGE } from "./status/drill-age";

/** Where a policy holds. */
export interface PolicyScope {
  readonly account: string;
  /** `*`: in every one. */
  readonly region: string;
  /** The role that AWS Backup restores with; without one its points cannot be drilled, and its calls are left out. */
  readonly backupRole?: string;
}

/** Calls that change what a drill made, and nothing else: they are bound to its prefix. */
const ON_OWN: readonly Operation[] = [
  "AddTagsToResource",
  "CreateDBInstance",
  "DeleteDBCluster",
  "DeleteDBInstance",
  "ModifyDBCluster",
  "ModifyDBInstance",
  "RemoveTagsFromResource",
];

/** Calls that read a source, or a snapshot of it, to make what carries the prefix. */
const RESTORES: readonly Operation[] = [
  "RestoreDBClusterFromSnapshot",
  "RestoreDBClusterToPointInTime",
  "RestoreDBInstanceFromDBSnapshot",
  "RestoreDBInstanceToPointInTime",
];

const OF_METRICS: readonly Operation[] = ["PutMetricData"];

const OF_JOBS: readonly Operation[] = ["PutRestoreValidationResult", "StartRestoreJob"];

/** Calls that look into a restored table or bucket, or change it: never into a source. */
const ON_OWN_STORES: readonly Operation[] = [
  "DeleteBucket",
  "DeleteObjects",
  "DeleteTable",
  "GetObject",
  "ListObjectVersions",
  "PutBucketTagging",
  "Scan",
  "TagTable",
];

/** Calls on what has no name of its own: a tag tells whose it is. */
const ON_TAGGED: readonly Operation[] = ["DeleteFileSystem", "DeleteVolume"];
const TAGGING: readonly Operation[] = ["CreateTags", "TagFileSystem"];

/** The least that drills need: they read freely, but no data, and change only what carries their own prefix or tag. */
export function iamPolicy({ account, region, backupRole }: PolicyScope) {
  const all = Object.keys(SERVICE_OF) as Operation[];
  const bound = new Set([
    ...ON_OWN,
    ...RESTORES,
    ...OF_JOBS,
    ...ON_OWN_STORES,
    ...ON_TAGGED,
    ...TAGGING,
    ...OF_METRICS,
  ]);
  const reading = all.filter((operation) => !bound.has(operation));
  const rds = (resource: string) => `arn:aws:rds:${region}:${account}:${resource}`;
  const own = [rds(`db:${DRILL_PREFIX}*`), rds(`cluster:${DRILL_PREFIX}*`)];
  const groups = [rds("subgrp:*"), rds("pg:*"), rds("cluster-pg:*"), rds("og:*")];
  const sources = [rds("snapshot:*"), rds("cluster-snapshot:*"), rds("auto-backup:*")];
  return {
    Version: "2012-10-17",
    Statement: [
      { Sid: "Look", Effect: "Allow", Action: actions(reading), Resource: "*" },
      { Sid: "ChangeOnlyWhatDrillsMade", Effect: "Allow", Action: actions(ON_OWN), Resource: [...own, ...groups] },
      {
        Sid: "RestoreOnlyToNewNames",
        Effect: "Allow",
        Action: actions(RESTORES),
        Resource: [...own, ...groups, ...sources, rds("db:*"), rds("cluster:*")],
      },
      {
        Sid: "PublishTheAgeOfDrills",
        Effect: "Allow",
        Action: actions(OF_METRICS),
        Resource: "*",
        Condition: { StringEquals: { "cloudwatch:namespace": DRILL_AGE.namespace } },
      },
      ...(backupRole === undefined ? [] : byAwsBackup(account, region, backupRole)),
    ],
  };
}

function byAwsBackup(account: string, region: string, backupRole: string) {
  const table = `arn:aws:dynamodb:${region}:${account}:table/${DRILL_PREFIX}*`;
  const bucket = `arn:aws:s3:::${DRILL_PREFIX}*`;
  const disks = [
    `arn:aws:ec2:${region}:${account}:volume/*`,
    `arn:aws:elasticfilesystem:${region}:${account}:file-system/*`,
  ];
  return [
    { Sid: "RestoreByAwsBackup", Effect: "Allow", Action: actions(OF_JOBS), Resource: "*" },
    {
      Sid: "LookIntoAndRemoveOnlyRestoredStores",
      Effect: "Allow",
      Action: actions(ON_OWN_STORES),
      Resource: [table, bucket, `${bucket}/*`],
    },
    {
      Sid: "TagRestoredDisks",
      Effect: "Allow",
      Action: actions(TAGGING),
      Resource: disks,
      Condition: { "ForAllValues:StringEquals": { "aws:TagKeys": [...Object.values(DRILL_TAG), "Name"] } },
    },
    {
      Sid: "RemoveOnlyTaggedDisks",
      Effect: "Allow",
      Action: actions(ON_TAGGED),
      Resource: disks,
      Condition: { StringLike: { [`aws:ResourceTag/${DRILL_TAG.id}`]: "*" } },
    },
    {
      Sid: "LendTheRestoreRole",
      Effect: "Allow",
      Action: ["iam:PassRole"],
      Resource: backupRole,
      Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
    },
  ];
}

function actions(operations: readonly Operation[]): readonly string[] {
  return [...new Set(operations.flatMap(permissionsFor))].sort();
}
