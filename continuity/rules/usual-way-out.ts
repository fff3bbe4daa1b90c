import { backupTypeOf } from "../backup/types";
import type { Scenario } from "../declaration/scenario";
import { readString } from "../estate/read";
import type { EstateResource } from "../estate/resource";
import type { ScenarioVerdict } from "../verdict/verdict";

/** What is left where no backup is frequent enough. */
export function instead(scenario: Scenario, member: EstateResource | undefined): string {
  const isFixed = (scenario === "instance" || scenario === "zone") && isOfOneZone(member);
  return isFixed ? "Loosen the RPO." : INSTEAD[scenario];
}

const INSTEAD: Readonly<Record<Scenario, string>> = {
  instance: "Give it a standby, or loosen the RPO.",
  zone: "Give it a standby in another zone, or loosen the RPO.",
  region: "Replicate it to another Region, or loosen the RPO.",
  data: "Loosen the RPO.",
  compromise: "Loosen the RPO.",
};

/** Types of which no service keeps logs to go back to any instant with: these have backups alone. */
const BACKUPS_ALONE: ReadonlySet<string> = new Set(["EBS", "EC2", "EFS", "FSx", "Redshift", "Redshift Serverless"]);

export function hasBackupsAlone(member: EstateResource | undefined): boolean {
  const optIn = member && backupTypeOf(member)?.optIn;
  return optIn !== undefined && BACKUPS_ALONE.has(optIn);
}

/** Types that lie in one zone, whatever their settings. */
const OF_ONE_ZONE: ReadonlySet<string> = new Set([
  "aws:ebs/volume:Volume",
  "aws:fsx/lustreFileSystem:LustreFileSystem",
]);

function isOfOneZone(member: EstateResource | undefined): boolean {
  return member !== undefined && OF_ONE_ZONE.has(member.type);
}

/** A cluster of which nobody knows the engine may be one whose points are copied. */
function isNeverCopied(member: EstateResource | undefined): boolean {
  return (
    member !== undefined && readString(member, "engine").kind === "known" && backupTypeOf(member)?.copies === "none"
  );
}

/** What is usual for a scenario, as far as the member can be backed up. */
export function usual({ scenario }: ScenarioVerdict, member: EstateResource | undefined): string {
  const backedUp = "Back it up often enough, or loosen the objective.";
  if (scenario === "data" && hasBackupsAlone(member)) return backedUp;
  if ((scenario === "instance" || scenario === "zone") && isOfOneZone(member)) return backedUp;
  if (isNeverCopied(member) && (scenario === "region" || scenario === "compromise"))
    return USUAL_WITHOUT_COPIES[scenario];
  const isKnown = member === undefined || backupTypeOf(member) !== undefined;
  return (isKnown ? USUAL : USUAL_WITHOUT_BACKUP)[scenario];
}

const USUAL_WITHOUT_BACKUP: Readonly<Record<Scenario, string>> = {
  instance: "Give it a standby, or loosen the objective.",
  zone: "Give it a standby in another zone, or loosen the objective.",
  region: "AWS Backup does not know its type: replicate it to another Region, or loosen the objective.",
  data: "AWS Backup does not know its type: keep what it holds elsewhere too, or loosen the objective.",
  compromise: "AWS Backup does not know its type: keep what it holds in another account too, or loosen the objective.",
};

const USUAL_WITHOUT_COPIES = {
  region: "AWS Backup does not copy its recovery points: replicate it to another Region, or loosen the objective.",
  compromise:
    "AWS Backup does not copy its recovery points: keep them in a vault under a compliance lock, or loosen the objective.",
} as const;

const USUAL: Readonly<Record<Scenario, string>> = {
  instance: "Give it a standby, or loosen the objective.",
  zone: "Give it a standby in another zone, or loosen the objective.",
  region:
    "Copy its recovery points to a vault in another Region often enough, or replicate it there, or loosen the objective.",
  data: "Turn on point-in-time recovery, back it up often enough, or loosen the objective.",
  compromise:
    "Copy its recovery points to a vault in another account or under a compliance lock, or loosen the objective.",
};
