import type { Subject, Surroundings } from "../backup/protection";
import { knownValue } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import type { TypeReads } from "./mechanism";
import { inAnotherRegion, ofAnotherProgram } from "./twins";
import { homeOf, noLoss, vouchedStep } from "./ways";

const GROUP_TYPE = "aws:elasticache/replicationGroup:ReplicationGroup";
const GLOBAL_TYPE = "aws:elasticache/globalReplicationGroup:GlobalReplicationGroup";
const ID = "globalReplicationGroupId";
const PRIMARY = "primaryReplicationGroupId";

/** The companion that joins replication groups of several Regions. */
export const globalDatastoreReads: Readonly<Record<string, TypeReads>> = {
  [GLOBAL_TYPE]: { reads: ["id", PRIMARY], required: [PRIMARY] },
};

/**
 * Global Datastore: where the primary is lost, people promote a secondary, as AWS does not; where a secondary is lost, its
 * primary goes on. Neither the lag nor the promotion has a figure that AWS promises.
 */
export function globalDatastore(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  if (!inGlobalDatastore(subject, surroundings)) return [];
  const primaries = globalsNamedBy(resource, index).flatMap((global) => primariesOf(global, index));
  const secondaries = globalsMadeOf(resource, index).flatMap((global) =>
    index.referring(global, GROUP_TYPE, ID, namesOf(global)),
  );
  const isElsewhere = (one: EstateResource) => one !== resource && differ(regionOf(one), regionOf(resource)) !== false;
  const paths = [
    ...primaries.filter(isElsewhere).map((primary) => ({
      ...inRegionOf(primary, resource),
      mechanism: `primary ${primary.name} goes on`,
      rpo: noLoss("kept by the primary", "the member is a secondary of its Global Datastore"),
      rto: bound(),
    })),
    ...secondaries.filter(isElsewhere).map((secondary) => ({
      ...inRegionOf(secondary, resource),
      mechanism: `promote secondary ${secondary.name}`,
      ...promotion(subject, surroundings),
    })),
  ];
  return paths.length > 0 ? paths : [unseenGroup(subject, surroundings)];
}

/** Whether a replication group is, or may be, part of a Global Datastore. */
export function inGlobalDatastore({ resource }: Subject, { index }: Surroundings): boolean {
  return readValue(resource, ID).kind !== "absent" || globalsMadeOf(resource, index).length > 0;
}

type Start = Pick<RecoveryPath, "scenario" | "target" | "startedBy" | "endpoint" | "requires">;

function inRegionOf(other: EstateResource, resource: EstateResource): Start {
  return {
    scenario: "region",
    target: homeOf(other),
    startedBy: "people",
    endpoint: "new",
    requires: [inAnotherRegion(resource, other)],
  };
}

function promotion(subject: Subject, surroundings: Surroundings): Pick<RecoveryPath, "rpo" | "rto"> {
  return {
    rpo: bound(vouchedStep("replica lag", "replica-lag", subject, surroundings)),
    rto: bound(vouchedStep("promotion of the secondary", "start-time", subject, surroundings)),
  };
}

/** Replication groups of other programs may belong to it too. */
function unseenGroup(subject: Subject, surroundings: Surroundings): RecoveryPath {
  const text = "its Global Datastore has a replication group in another Region";
  const because = `no other replication group of the Global Datastore of ${subject.resource.name} is known to this program`;
  const mechanism = "promote a secondary of another program";
  return ofAnotherProgram(text, because, { mechanism, ...promotion(subject, surroundings) });
}

/** The Global Datastores that were made of a replication group. */
function globalsMadeOf(group: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const id = knownValue(readString(group, "replicationGroupId"));
  return index.referring(group, GLOBAL_TYPE, PRIMARY, id === undefined ? [] : [id]);
}

/** The Global Datastores that a replication group joins as a secondary. */
function globalsNamedBy(group: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const named = knownValue(readString(group, ID));
  const byName = index.ofType(GLOBAL_TYPE).filter((one) => named !== undefined && namesOf(one).includes(named));
  return [...new Set([...index.across(group, ID, GLOBAL_TYPE), ...byName])];
}

function primariesOf(global: EstateResource, index: EstateIndex): readonly EstateResource[] {
  const named = knownValue(readString(global, PRIMARY));
  const byName = named === undefined ? [] : index.having(GROUP_TYPE, "replicationGroupId", named);
  return [...new Set([...index.across(global, PRIMARY, GROUP_TYPE), ...byName])];
}

/** AWS puts letters of its own before the suffix that a program states, so only an output names it. */
function namesOf(global: EstateResource): readonly string[] {
  const { id } = global.outputs;
  return typeof id === "string" ? [id] : [];
}
