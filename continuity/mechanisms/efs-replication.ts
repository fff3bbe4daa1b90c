import type { Subject, Surroundings } from "../backup/protection";
import { knownValue, type Setting, unknown } from "../declaration/setting";
import { accountOf, differ, regionOf } from "../estate/place";
import { bagString, readString, readValue } from "../estate/read";
import type { EstateIndex, EstateResource } from "../estate/resource";
import { type Bag, isBag } from "../estate/value";
import { bound } from "../recovery/bound";
import { or, type Ternary } from "../recovery/logic";
import { type Condition, condition, type RecoveryPath, unknownCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { vouchedStep } from "./ways";

export const FILE_SYSTEM_TYPE = "aws:efs/fileSystem:FileSystem";
export const EFS_REPLICATION_TYPE = "aws:efs/replicationConfiguration:ReplicationConfiguration";

const MINUTE = 60;

export const REPLICATED = documented(
  "replication (most file systems)",
  0,
  15 * MINUTE,
  "Amazon EFS user guide, Replicating EFS file systems",
);

/** Where a replica lies, as far as it can be known. */
interface Replica {
  readonly region: string | undefined;
  /** Its zone; absent where it is kept in several. */
  readonly zone: Setting<string>;
}

/**
 * Replicas in another Region, or in other zones: read-only until people delete the replication. AWS says that this takes
 * several minutes, and promises nothing.
 */
export function replicasOfFiles(subject: Subject, surroundings: Surroundings): readonly RecoveryPath[] {
  const { resource } = subject;
  const { index } = surroundings;
  return index.referring(resource, EFS_REPLICATION_TYPE, "sourceFileSystemId", []).flatMap((stated) => {
    const replica = replicaOf(stated, index);
    return (["zone", "region"] as const).map((scenario) => ({
      scenario,
      mechanism: "fail over to its replica",
      target: { region: replica.region, account: accountOf(resource) },
      startedBy: "people",
      endpoint: "new",
      requires: [scenario === "region" ? inAnotherRegion(replica, resource) : outsideItsZone(replica, resource)],
      rpo: bound(REPLICATED),
      rto: bound(vouchedStep("deletion of the replication", "start-time", subject, surroundings)),
    }));
  });
}

function replicaOf(stated: EstateResource, index: EstateIndex): Replica {
  const setting = readValue(stated, "destination");
  const block: Bag = setting.kind === "known" && isBag(setting.value) ? setting.value : {};
  const region = bagString(block, "region");
  const zone =
    setting.kind === "known" && isBag(setting.value)
      ? bagString(block, "availabilityZoneName")
      : unknown(`the destination of ${stated.name} is not known at preview`);
  if (region.kind !== "absent") return { region: knownValue(region), zone };
  const [existing, ...others] = index.across(stated, "destination", FILE_SYSTEM_TYPE);
  if (existing === undefined || others.length > 0) return { region: undefined, zone };
  return { region: regionOf(existing), zone: readString(existing, "availabilityZoneName") };
}

function inAnotherRegion(replica: Replica, resource: EstateResource): Condition {
  const text = "its replica lies in another Region";
  const apart = differ(replica.region, regionOf(resource));
  return apart === "unknown"
    ? unknownCondition(text, `the Region of ${resource.name} or of its replica is not known at preview`)
    : condition(text, apart);
}

function outsideItsZone(replica: Replica, resource: EstateResource): Condition {
  const text = "its replica outlives its zone";
  const apart = or(differ(replica.region, regionOf(resource)), zonesDiffer(replica.zone, resource));
  return apart === "unknown"
    ? unknownCondition(text, `the zone of ${resource.name} or of its replica is not known at preview`)
    : condition(text, apart);
}

function zonesDiffer(zone: Setting<string>, resource: EstateResource): Ternary {
  if (zone.kind === "absent") return true;
  return differ(knownValue(zone), knownValue(readString(resource, "availabilityZoneName")));
}
