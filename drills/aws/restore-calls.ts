import type { Call } from "../cloud";
import type { Selection } from "../journal/entry";
import { type DrillNetwork, type DrillPlan, type DrillResource, drillTags, resourcesOf } from "../plan";
import { type Database, tagList } from "./database";
import { isDatabase } from "./found";
import { restoreStoreCall } from "./stores/restore-call";

/** The calls that a restore can begin with. */
export type RestoreCall =
  | Call<"StartRestoreJob">
  | Call<"RestoreDBClusterFromSnapshot">
  | Call<"RestoreDBClusterToPointInTime">
  | Call<"RestoreDBInstanceFromDBSnapshot">
  | Call<"RestoreDBInstanceToPointInTime">;

/** Aurora keeps backups for at least a day; an instance can be told to keep none. */
export const SHORTEST_RETENTION = { instance: 0, cluster: 1 } as const;

/**
 * The call that restores. Everything that RDS would else choose by itself (one zone, the default network, parameters and
 * tags) is said, so that the copy is like its source, and can be reached by nobody else.
 *
 * @param inferred what AWS Backup itself would restore the point with; of points of AWS Backup
 */
export function restoreCall(
  plan: DrillPlan,
  selection: Selection,
  inferred: Readonly<Record<string, string>> = {},
): RestoreCall {
  const { source } = selection;
  if (!isDatabase(source)) return restoreStoreCall(plan, selection, source, inferred);
  const ofDatabase = { ...selection, source };
  if (selection.via === "backup") return byAwsBackup(plan, ofDatabase, inferred);
  return plan.target.kind === "instance" ? instance(plan, ofDatabase) : cluster(plan, ofDatabase);
}

/** A selection of a database. */
type OfDatabase = Selection & { readonly source: Database };

/** The call that makes a restored cluster reachable: it has no instance of its own. */
export function serveCall(plan: DrillPlan, source: Database): Call<"CreateDBInstance"> {
  const [made, served] = resourcesOf(plan) as readonly [DrillResource, DrillResource];
  return {
    region: plan.region,
    operation: "CreateDBInstance",
    input: {
      DBInstanceIdentifier: served.id,
      DBClusterIdentifier: made.id,
      Engine: source.engine,
      DBInstanceClass: classOf(plan, source),
      PubliclyAccessible: false,
      Tags: tagList(drillTags(plan)),
    },
  };
}

function instance(plan: DrillPlan, { point, source, restoreTo }: OfDatabase): RestoreCall {
  const { region } = plan;
  const id = idOf(plan);
  const like = {
    DBInstanceClass: classOf(plan, source),
    MultiAZ: source.shape.multiAz ?? false,
    ...parameterGroup(plan, source, "DBParameterGroupName"),
    ...(source.shape.storageType === null ? {} : { StorageType: source.shape.storageType }),
    ...settings(plan),
    BackupRetentionPeriod: SHORTEST_RETENTION.instance,
    PubliclyAccessible: false,
  };
  if (point.kind !== "continuous") {
    const input = { DBInstanceIdentifier: id, DBSnapshotIdentifier: point.arn, ...like };
    return { region, operation: "RestoreDBInstanceFromDBSnapshot", input };
  }
  const to = restoreTo === null ? { UseLatestRestorableTime: true } : { RestoreTime: new Date(restoreTo) };
  const input = { SourceDBInstanceIdentifier: source.id, TargetDBInstanceIdentifier: id, ...to, ...like };
  return { region, operation: "RestoreDBInstanceToPointInTime", input };
}

function cluster(plan: DrillPlan, { point, source, restoreTo }: OfDatabase): RestoreCall {
  const { region } = plan;
  const common = {
    DBClusterIdentifier: idOf(plan),
    ...parameterGroup(plan, source, "DBClusterParameterGroupName"),
    ...settings(plan),
    BackupRetentionPeriod: SHORTEST_RETENTION.cluster,
  };
  if (point.kind !== "continuous") {
    const input = { SnapshotIdentifier: point.arn, Engine: source.engine, ...common };
    return { region, operation: "RestoreDBClusterFromSnapshot", input };
  }
  // A clone (copy-on-write) is there at once and shares the source's storage: it proves no restore.
  const to = restoreTo === null ? { UseLatestRestorableTime: true } : { RestoreToTime: new Date(restoreTo) };
  const input = { SourceDBClusterIdentifier: source.id, RestoreType: "full-copy", ...to, ...common };
  return { region, operation: "RestoreDBClusterToPointInTime", input };
}

/** Tags cannot be given to AWS Backup: they are put on what it makes as soon as that is there. */
function byAwsBackup(
  plan: DrillPlan,
  { point, source, restoreTo }: OfDatabase,
  inferred: Readonly<Record<string, string>>,
): Call<"StartRestoreJob"> {
  const kept = Object.entries(inferred).filter(([key]) => !OWN_METADATA.has(key.toLowerCase()));
  const { subnetGroup, securityGroups } = networkOf(plan);
  const isInstance = plan.target.kind === "instance";
  const metadata = {
    ...(isInstance
      ? {
          DBInstanceIdentifier: idOf(plan),
          DBInstanceClass: classOf(plan, source),
          MultiAZ: `${source.shape.multiAz ?? false}`,
          PubliclyAccessible: "false",
          ...parameterGroup(plan, source, "DBParameterGroupName"),
        }
      : {
          DBClusterIdentifier: idOf(plan),
          ...parameterGroup(plan, source, "DBClusterParameterGroupName"),
        }),
    Engine: source.engine,
    DBSubnetGroupName: subnetGroup,
    VpcSecurityGroupIds: JSON.stringify(securityGroups),
    DeletionProtection: "false",
    ...(point.kind !== "continuous"
      ? {}
      : restoreTo === null
        ? { UseLatestRestorableTime: "true" }
        : { [isInstance ? "RestoreTime" : "RestoreToTime"]: restoreTo }),
  };
  return {
    region: plan.region,
    operation: "StartRestoreJob",
    input: {
      RecoveryPointArn: point.arn,
      ...(plan.backupRole === undefined ? {} : { IamRoleArn: plan.backupRole }),
      ResourceType: isInstance ? "RDS" : "Aurora",
      IdempotencyToken: plan.id,
      CopySourceTagsToRestoredResource: false,
      Metadata: { ...Object.fromEntries(kept), ...metadata },
    },
  };
}

/** What a drill says itself, or leaves out on purpose, whatever AWS Backup would take; its names come in any case. */
const OWN_METADATA: ReadonlySet<string> = new Set([
  "dbinstanceidentifier",
  "dbclusteridentifier",
  "dbinstanceclass",
  "multiaz",
  "publiclyaccessible",
  "dbparametergroupname",
  "dbclusterparametergroupname",
  "engine",
  "dbsubnetgroupname",
  "vpcsecuritygroupids",
  "deletionprotection",
  "uselatestrestorabletime",
  "restoretime",
  "restoretotime",
]);

function settings(plan: DrillPlan) {
  const { subnetGroup, securityGroups } = networkOf(plan);
  return {
    DBSubnetGroupName: subnetGroup,
    VpcSecurityGroupIds: [...securityGroups],
    DeletionProtection: false,
    CopyTagsToSnapshot: false,
    Tags: tagList(drillTags(plan)),
  };
}

/** The guard lets no database begin without one. */
function networkOf({ network, id }: DrillPlan): DrillNetwork {
  if (network === undefined) throw new Error(`drill ${id} has no network to restore into`);
  return network;
}

/** Groups are of one Region: elsewhere only the default ones are sure to be there. */
function parameterGroup<Key extends string>(plan: DrillPlan, source: Database, key: Key): Partial<Record<Key, string>> {
  const group = source.shape.parameterGroup;
  if (group === null || (plan.region !== plan.target.region && !group.startsWith("default."))) return {};
  return { [key]: group } as Record<Key, string>;
}

function classOf({ instanceClass }: DrillPlan, source: Database): string {
  return instanceClass ?? source.shape.class ?? "";
}

function idOf(plan: DrillPlan): string {
  return (resourcesOf(plan)[0] as DrillResource).id;
}
