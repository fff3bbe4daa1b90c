import type { Subject, Surroundings } from "../backup/protection";
import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import { orDefault } from "../declaration/setting";
import { readNumber } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import { type Bound, bound } from "../recovery/bound";
import { type RecoveryPath, settingCondition } from "../recovery/path";
import { documented } from "../recovery/step";
import { namesOf } from "./rds-replicas";
import { inAnotherRegion } from "./twins";
import { homeOf } from "./ways";

export const BACKUPS_REPLICATION_TYPE =
  "aws:rds/instanceAutomatedBackupsReplication:InstanceAutomatedBackupsReplication";

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
      restores: { from: "continuous", takes: rto },
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

function elsewhere(copy: EstateResource): Pick<RecoveryPath, "scenario" | "target" | "startedBy" | "endpoint"> {
  return { scenario: "region", target: homeOf(copy), startedBy: "people", endpoint: "new" };
}
