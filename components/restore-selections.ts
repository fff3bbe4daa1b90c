import type { Input } from "@pulumi/pulumi";
import type { CreatedMember } from "./member";
import { type RecoveryPoints, recoveryPointsOf } from "./recovery-points";

/** A member that AWS Backup cannot restore for a test. */
export interface NotTested {
  readonly member: string;
  readonly why: string;
}

/** What is restored of one type of resource. */
export interface RestoreSelection {
  /** `rds`; with a number from the second one of a type on. */
  readonly suffix: string;
  /** `RDS` */
  readonly resourceType: string;
  readonly points: readonly RecoveryPoints[];
}

/** The ARNs that one selection takes (AWS Backup API, RestoreTestingSelectionForCreate). */
const MOST_ARNS = 30;

/** The selections of a plan: one for each type, and for every 30 of it. */
export function restoreSelections(tested: readonly RecoveryPoints[]): readonly RestoreSelection[] {
  const types = [...new Set(tested.map(({ resourceType }) => resourceType))].sort();
  return types.flatMap((resourceType) => {
    const all = tested.filter((one) => one.resourceType === resourceType);
    return Array.from({ length: Math.ceil(all.length / MOST_ARNS) }, (_, i) => ({
      suffix: `${resourceType.toLowerCase()}${i === 0 ? "" : `-${i + 1}`}`,
      resourceType,
      points: all.slice(i * MOST_ARNS, (i + 1) * MOST_ARNS),
    }));
  });
}

/** What can be tested of members, and what cannot. */
export function testable(members: readonly CreatedMember[]) {
  const tested: RecoveryPoints[] = [];
  const notTested: NotTested[] = [];
  for (const member of members) {
    const points = recoveryPointsOf(member);
    if (points === undefined) notTested.push({ member: member.name, why: whyNot(member) });
    else tested.push(points);
  }
  return { tested, notTested };
}

function whyNot({ arrangement: { kind, parts } }: CreatedMember): string {
  if (kind === "cache") return "AWS Backup knows no caches";
  if (!parts.some(({ protect }) => protect)) return "it keeps no data";
  return "AWS Backup keeps nothing of it; drills restore it to a point in time";
}

/** Databases are restored where they stand, since AWS would take the default VPC, which may not exist. */
export function standingOf({
  resourceType,
  points: [first],
}: RestoreSelection): Readonly<Record<string, Input<string>>> {
  if (first === undefined || (resourceType !== "RDS" && resourceType !== "Aurora")) return {};
  return { dbSubnetGroupName: first.resource.dbSubnetGroupName as Input<string> };
}
