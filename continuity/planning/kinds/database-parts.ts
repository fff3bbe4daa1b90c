import type { Seconds } from "../../declaration/duration";
import { type Blueprint, given, nameOf } from "../blueprint";
import type { Question } from "../question";

const DAY: Seconds = 86_400;

/** Of automated backups, in days (API of Amazon RDS, `BackupRetentionPeriod`). */
const LONGEST_RETENTION = 35;
const FEWEST_DAYS = 7;

/** The automated backups of a database: at a time that no backup plan uses, and over the detection window if RDS can. */
export function ownRetention({ detectionWindow = 0 }: Question) {
  const days = Math.min(LONGEST_RETENTION, Math.max(FEWEST_DAYS, Math.ceil(detectionWindow / DAY)));
  return { backupRetentionPeriod: days, backupWindow: "00:30-01:00" };
}

/** A subnet group over all zones of a Region, the home Region where none is named. */
export function subnetGroupIn(region: string | undefined): Blueprint {
  const id = region === undefined ? "subnets" : `subnets-${region}`;
  return {
    id,
    type: "aws:rds/subnetGroup:SubnetGroup",
    ...(region === undefined ? {} : { region }),
    inputs: { name: nameOf(id), subnetIds: given("subnets") },
    tags: "aside",
    scope: "member",
    purpose: "says in which zones it may stand",
  };
}
