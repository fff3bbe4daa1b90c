import { nextRuns, parseSchedule } from "../continuity/schedule";
import type { CreatedMember, Part } from "./member";

/** What AWS Backup calls the resources that components have it back up (AWS Backup API, GetSupportedResourceTypes). */
const RESOURCE_TYPE: Readonly<Record<string, string>> = {
  "aws:dynamodb/table:Table": "DynamoDB",
  "aws:ebs/volume:Volume": "EBS",
  "aws:efs/fileSystem:FileSystem": "EFS",
  "aws:rds/cluster:Cluster": "Aurora",
  "aws:rds/instance:Instance": "RDS",
  "aws:s3/bucket:Bucket": "S3",
};

/** What a plan leaves of one member. */
export interface RecoveryPoints {
  readonly member: CreatedMember;
  /** `RDS` */
  readonly resourceType: string;
  /** The Pulumi type of what is backed up. */
  readonly type: string;
  readonly resource: Part;
  /** The vault at home. */
  readonly vault: Part;
  /** Hours between two runs, as the plan says. */
  readonly every: number;
  /** Hours from the time of a run until it has to be done. */
  readonly within: number;
  /** For how many days points are kept. */
  readonly days: number;
  /** Whether each point is copied to another vault. */
  readonly copied: boolean;
}

interface Rule {
  readonly targetVaultName: { readonly of: string };
  readonly schedule: string;
  readonly startWindow: number;
  readonly completionWindow: number;
  readonly lifecycle: { readonly deleteAfter: number };
  readonly copyActions?: readonly unknown[];
}

/** What AWS Backup keeps of a member; undefined where nothing of it is backed up. */
export function recoveryPointsOf(member: CreatedMember): RecoveryPoints | undefined {
  const { arrangement, part } = member;
  const found = (type: string) => arrangement.parts.find((one) => one.type === type);
  const [plan, selection] = [found("aws:backup/plan:Plan"), found("aws:backup/selection:Selection")];
  if (plan === undefined || selection === undefined) return undefined;
  const [rule] = plan.inputs.rules as unknown as readonly Rule[];
  const [selected] = selection.inputs.resources as unknown as readonly { readonly to: string }[];
  const backedUp = arrangement.parts.find(({ id }) => id === selected?.to);
  const resourceType = backedUp === undefined ? undefined : RESOURCE_TYPE[backedUp.type];
  if (rule === undefined || backedUp === undefined || resourceType === undefined) return undefined;
  return {
    member,
    resourceType,
    type: backedUp.type,
    resource: part(backedUp.id),
    vault: part(rule.targetVaultName.of),
    every: hoursBetween(rule.schedule),
    within: Math.ceil((rule.startWindow + rule.completionWindow) / 60),
    days: rule.lifecycle.deleteAfter,
    copied: rule.copyActions !== undefined,
  };
}

/** Its runs lie evenly apart. */
function hoursBetween(expression: string): number {
  const [first = 0, second = 0] = nextRuns(parseSchedule({ expression }), 0, 2);
  return (second - first) / 3600;
}
