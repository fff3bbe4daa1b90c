import type { Subject, Surroundings } from "../backup/protection";
import { arnOf } from "../backup/types";
import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import { knownValue, orDefault } from "../declaration/setting";
import { differ, regionOf } from "../estate/place";
import { readNumber, readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bound, bound } from "../recovery/bound";
import { type RecoveryPath, settingCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { inAnotherRegion } from "./twins";
import { vouchedStep } from "./ways";

export const BACKUPS_REPLICATION_TYPE =
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

const INSTANCE_TYPE = "aws:rds/instance:Instance";
const MINUTE = 60;
const DAY = 86_400;

export const REPLICATION = documented(
  "replication of backups",
  5 * MINUTE,
  30 * MINUTE,
  "AWS Prescriptive Guidance, disaster recovery for Amazon RDS: PITR with replicated backups",
);

/** Automated backups that RDS replicates to another Region: point-in-time recovery there, with a retention of their own. */
export function replicatedBackups(subject: Subject, surroundings: Surroundings, rto: Bound): RecoveryPath[] {
  const { resource } = subject;
  const copies = surroundings.index.referring(
    resource,
    BACKUPS_REPLICATION_TYPE,
    "sourceDbInstanceArn",
    namesOf(resource),
  );
  return copies.map((copy) => {
    const days = orDefault(
      readNumber(copy, "retentionPeriod"),
      PROVIDER_DEFAULTS[BACKUPS_REPLICATION_TYPE].retentionPeriod.value,
    );
    return {
      ...elsewhere(copy),
      mechanism: "point-in-time recovery from replicated backups",
      anyInstant: { reachesBack: days.kind === "known" ? { kind: "known", value: days.value * DAY } : days },
      requires: [
        inAnotherRegion(resource, copy),
        settingCondition("replicated backups are kept 1 day or more", days, (value) => value >= 1, "keep them 7 days"),
      ],
      rpo: bound(REPLICATION),
      rto,
    };
  });
}

/** Read replicas in other Regions, which people promote. AWS bounds neither their lag nor the promotion. */
export function distantReplicas(subject: Subject, surroundings: Surroundings): RecoveryPath[] {
  const { resource } = subject;
  const replicas = surroundings.index.referring(resource, INSTANCE_TYPE, "replicateSourceDb", namesOf(resource));
  return replicas
    .filter((replica) => differ(regionOf(replica), regionOf(resource)) !== false)
    .map((replica) => ({
      ...elsewhere(replica),
      mechanism: `promote read replica ${replica.name}`,
      requires: [inAnotherRegion(resource, replica)],
      rpo: bound(vouchedStep("replica lag", "replica-lag", subject, surroundings)),
      rto: bound(vouchedStep("promotion of the replica", "start-time", subject, surroundings)),
    }));
}

function elsewhere(copy: EstateResource): Pick<RecoveryPath, "scenario" | "target" | "startedBy" | "endpoint"> {
  const target = { region: regionOf(copy), account: undefined };
  return { scenario: "region", target, startedBy: "people", endpoint: "new" };
}

/** The texts by which other resources may name an instance. */
function namesOf(resource: EstateResource): readonly string[] {
  return [arnOf(resource), knownValue(readString(resource, "identifier"))].filter((name) => name !== undefined);
}
