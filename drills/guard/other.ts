import type { DrillPlan } from "../plan";

/** Services whose resources stand in a network, by a part of their ARNs. */
const IN_NETWORK = /^arn:aws[a-z-]*:(ec2|fsx|redshift|redshift-serverless):/;

/**
 * Why a drill of what Lifeboat does not know may not begin; undefined where it may: somebody must say how it is removed, and
 * where it is restored to, since AWS Backup would take the default network.
 */
export function unfitness({ target, removal, metadata = {} }: DrillPlan): string | undefined {
  if (removal === undefined) return `nobody can remove a copy of ${target.arn}: give --remove, a command that does`;
  const placed = Object.keys(metadata).some((key) => /subnet/i.test(key));
  if (placed || !IN_NETWORK.test(target.arn)) return undefined;
  return `${target.arn} would be restored into the default network: name an isolated subnet by --metadata, such as subnetId=subnet-…`;
}
