import { type BackupSettings, needsOwnKey } from "../backup-choices";
import { keyIn } from "../backup-parts";
import { type Blueprint, type Inputs, nameOf, reference } from "../blueprint";
import { OWN_KEY_ARN } from "../own-key";
import type { DatabaseFacts, PlannedRegion, Question } from "../question";
import { ownRetention, subnetGroupIn } from "./database-parts";

const CLUSTER_TYPE = "aws:rds/cluster:Cluster";

/** What a cluster of Aurora is set up by. */
interface AuroraSettings extends BackupSettings {
  readonly standbys: number;
  readonly elsewhere: "nothing" | "replicated backups" | "replica";
}

/** A cluster with a writer and readers, each in a zone of its own, and a secondary cluster of a global database. */
export function auroraParts(settings: AuroraSettings, question: Question<DatabaseFacts>): readonly Blueprint[] {
  const { home } = question;
  const group = subnetGroupIn(undefined);
  const joins = settings.elsewhere === "replica";
  const main: Blueprint = {
    id: "main",
    type: CLUSTER_TYPE,
    inputs: {
      ...ofAnyCluster(question),
      dbSubnetGroupName: nameOf(group.id),
      deleteAutomatedBackups: false,
      ...(needsOwnKey(settings) ? { kmsKeyId: OWN_KEY_ARN } : {}),
    },
    tags: "member",
    scope: "member",
    protect: true,
    // A cluster from which a global database is made belongs to it from then on.
    ...(joins ? { ignoreChanges: ["globalClusterIdentifier"] } : {}),
    purpose: "the database",
  };
  const instances = Array.from({ length: settings.standbys + 1 }, (_, i) => instanceOf("main", i, home, question));
  return [group, main, ...instances, ...(joins ? secondary(question) : [])];
}

function ofAnyCluster(question: Question<DatabaseFacts>): Inputs {
  return {
    engine: question.facts.auroraEngine ?? "",
    storageEncrypted: true,
    deletionProtection: true,
    copyTagsToSnapshot: true,
    preferredMaintenanceWindow: "sun:05:00-sun:05:30",
    backupRetentionPeriod: ownRetention(question).backupRetentionPeriod,
    preferredBackupWindow: ownRetention(question).backupWindow,
  };
}

function instanceOf(
  cluster: string,
  i: number,
  { name, zones }: PlannedRegion,
  { facts, home }: Question<DatabaseFacts>,
): Blueprint {
  const zone = zones[i % Math.max(1, zones.length)];
  return {
    id: cluster === "main" ? `instance-${i}` : `${cluster}-instance-${i}`,
    type: "aws:rds/clusterInstance:ClusterInstance",
    ...(name === home.name ? {} : { region: name }),
    inputs: {
      clusterIdentifier: reference(cluster, "id"),
      engine: facts.auroraEngine ?? "",
      instanceClass: facts.instanceClass,
      publiclyAccessible: false,
      ...(zone === undefined ? {} : { availabilityZone: zone }),
    },
    tags: "aside",
    scope: "member",
    purpose: i === 0 ? "writes" : "takes over from the writer",
  };
}

function secondary(question: Question<DatabaseFacts>): readonly Blueprint[] {
  const [other] = question.others;
  if (other === undefined) return [];
  const [key, group] = [keyIn(other.name), subnetGroupIn(other.name)];
  return [
    {
      id: "global",
      type: "aws:rds/globalCluster:GlobalCluster",
      inputs: { globalClusterIdentifier: nameOf("global"), sourceDbClusterIdentifier: reference("main", "arn") },
      tags: "aside",
      scope: "member",
      purpose: "joins the clusters of both Regions",
    },
    key,
    group,
    {
      id: "secondary",
      type: CLUSTER_TYPE,
      region: other.name,
      inputs: {
        ...ofAnyCluster(question),
        globalClusterIdentifier: reference("global", "id"),
        kmsKeyId: reference(key.id, "arn"),
        dbSubnetGroupName: nameOf(group.id),
        skipFinalSnapshot: true,
      },
      tags: "aside",
      scope: "member",
      // A secondary is made of a primary that has a writer.
      after: ["instance-0"],
      purpose: "is promoted when the Region is lost",
    },
    instanceOf("secondary", 0, other, question),
  ];
}
