import { type Operation, SERVICE_OF } from "./cloud";
import { DRILL_PREFIX } from "./plan";

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

const OF_JOBS: readonly Operation[] = ["PutRestoreValidationResult", "StartRestoreJob"];

/** The least that drills need: they read freely, and change only what carries their own prefix. */
export function iamPolicy({ account, region, backupRole }: PolicyScope) {
  const all = Object.keys(SERVICE_OF) as Operation[];
  const changing = new Set<Operation>([...ON_OWN, ...RESTORES, ...OF_JOBS]);
  const reading = all.filter((operation) => !changing.has(operation));
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
      ...(backupRole === undefined
        ? []
        : [
            { Sid: "RestoreByAwsBackup", Effect: "Allow", Action: actions(OF_JOBS), Resource: "*" },
            {
              Sid: "LendTheRestoreRole",
              Effect: "Allow",
              Action: ["iam:PassRole"],
              Resource: backupRole,
              Condition: { StringEquals: { "iam:PassedToService": "backup.amazonaws.com" } },
            },
          ]),
    ],
  };
}

function actions(operations: readonly Operation[]): readonly string[] {
  return operations.map((operation) => `${SERVICE_OF[operation]}:${operation}`).sort();
}
