import { instancesOf } from "../backup/cluster-instances";
import type { Subject, Surroundings } from "../backup/protection";
import { arnOf } from "../backup/types";
import { knownValue } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { newInstance } from "./db-cluster";
import type { TypeReads } from "./mechanism";
import { inAnotherRegion, ofAnotherProgram } from "./twins";
import { homeOf, noLoss, vouchedStep } from "./ways";

const CLUSTER_TYPES = ["docdb", "neptune", "rds"].map((module) => `aws:${module}/cluster:Cluster`);

const ID = "globalClusterIdentifier";
const SOURCE = "sourceDbClusterIdentifier";

/** The companion that joins clusters of several Regions. */
export function globalClusterReads(module: string): Readonly<Record<string, TypeReads>> {
  return { [globalTypeOf(module)]: { reads: [ID, SOURCE], required: [ID] } };
}

/** What a cluster is asked for that shows whether it is the primary of its global database. */
export const PRIMARY_READS: readonly string[] = ["databaseName", "manageMasterUserPassword"];

/**
 * The clusters of the same global database in other Regions. Where the primary is lost, people promote a secondary: AWS
 * bounds neither its lag nor the promotion, and one without instances is given one first. Where a secondary is lost, its
 * primary goes on. What cannot be told is taken to be a primary: that loses more and takes longer.
 */
export function globalPaths(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  const globals = globalsOf(resource, index);
  if (readValue(resource, ID).kind === "absent" && globals.length === 0) return [];
  const elsewhere = partnersOf(resource, globals, index).filter(
    (other) => differ(regionOf(other), regionOf(resource)) !== false,
  );
  if (elsewhere.length === 0) return [notOfThisProgram(subject, surroundings)];
  return elsewhere.map((other) => ({
    scenario: "region",
    target: homeOf(other),
    startedBy: "people",
    endpoint: "new",
    requires: [inAnotherRegion(resource, other)],
    ...(isPrimary(other, globals, index) && !isPrimary(resource, globals, index)
      ? {
          mechanism: `primary ${other.name} goes on`,
          rpo: noLoss("kept by the primary", "the member is a secondary cluster of its global database"),
          rto: bound(),
        }
      : promotion(`promote secondary ${other.name}`, headless(other, index), subject, surroundings)),
  }));
}

/** The primary clusters for which a cluster stands in, as a secondary of their global database; none where it is no cluster. */
export function primariesOf(cluster: EstateResource, index: EstateIndex): readonly EstateResource[] {
  if (!CLUSTER_TYPES.includes(cluster.type)) return [];
  const globals = globalsOf(cluster, index);
  if (isPrimary(cluster, globals, index)) return [];
  return partnersOf(cluster, globals, index).filter((other) => isPrimary(other, globals, index));
}

type Ways = Pick<RecoveryPath, "mechanism" | "rpo" | "rto">;

function promotion(mechanism: string, needsInstance: boolean, subject: Subject, surroundings: Surroundings): Ways {
  const promote = vouchedStep("promotion of the secondary", "start-time", subject, surroundings);
  return {
    mechanism,
    rpo: bound(vouchedStep("replica lag", "replica-lag", subject, surroundings)),
    rto: needsInstance ? bound(newInstance(subject, surroundings), promote) : bound(promote),
  };
}

/** A secondary without instances keeps the data, and serves nobody. */
function headless(cluster: EstateResource, index: EstateIndex): boolean {
  return instancesOf(cluster, index).length === 0;
}

/** A global database may have clusters that other programs make. */
function notOfThisProgram(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const text = "its global database has a cluster in another Region";
  const because = `no other cluster of the global database of ${subject.resource.name} is known to this program`;
  const promote = promotion("promote a secondary of another program", false, subject, surroundings);
  return ofAnotherProgram(text, because, promote);
}

/** The global databases that a cluster belongs to: the one it names, or one that was made from it. */
function globalsOf(cluster: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const type = globalTypeOf(moduleOf(cluster));
  const named = knownValue(readString(cluster, ID));
  const arn = arnOf(cluster);
  return [
    ...new Set([
      ...[cluster, ...index.across(cluster, ID, cluster.type)].flatMap((one) => index.across(one, ID, type)),
      ...(named === undefined ? [] : index.having(type, ID, named)),
      ...index.referring(cluster, type, SOURCE, arn === undefined ? [] : [arn]),
    ]),
  ];
}

/** The other clusters of its global databases, and those that state the same identifier. */
function partnersOf(
  cluster: EstateResource,
  globals: readonly EstateResource[],
  index: EstateIndex,
): readonly EstateResource[] {
  const named = knownValue(readString(cluster, ID));
  const found = [
    ...globals.flatMap((global) => {
      const id = knownValue(readString(global, ID));
      return [
        ...index.referring(global, cluster.type, ID, id === undefined ? [] : [id]),
        ...sourcesOf(global, cluster.type, index),
      ];
    }),
    ...(named === undefined ? [] : index.having(cluster.type, ID, named)),
    ...index.across(cluster, ID, cluster.type),
    ...index.referring(cluster, cluster.type, ID, []),
  ];
  return [...new Set(found)].filter((one) => one !== cluster);
}

/** The cluster that a global database was made from: its first primary. */
function sourcesOf(global: EstateResource, type: string, index: EstateIndex): readonly EstateResource[] {
  const arn = knownValue(readString(global, SOURCE));
  const named = arn === undefined ? [] : index.ofType(type).filter((one) => arnOf(one) === arn);
  return [...index.across(global, SOURCE, type), ...named];
}

/** Whether a cluster surely is a primary: its global database was made from it, or it states what only primaries may. */
function isPrimary(cluster: EstateResource, globals: readonly EstateResource[], index: EstateIndex): boolean {
  return (
    PRIMARY_READS.some((property) => readValue(cluster, property).kind !== "absent") ||
    globals.some((global) => sourcesOf(global, cluster.type, index).includes(cluster))
  );
}

function moduleOf({ type }: EstateResource): string {
  return type.slice("aws:".length, type.indexOf("/"));
}

function globalTypeOf(module: string): string {
  return `aws:${module}/globalCluster:GlobalCluster`;
}
