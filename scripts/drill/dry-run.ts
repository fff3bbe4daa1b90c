import { formatDuration } from "../../continuity/declaration/duration";
import { SERVICE_OF } from "../../drills/cloud";
import type { DryRun } from "../../drills/dry-run";

/** What a drill would do, and what it may cost at most. */
export function writeDryRun({ plan, selection, calls }: DryRun): string {
  const { point, source } = selection;
  const time = (Date.parse(plan.deadline) - Date.parse(plan.declaredAt)) / 1000;
  const size = source.shape.allocatedGiB === null ? "storage of undeclared size" : `${source.shape.allocatedGiB} GiB`;
  return [
    `${plan.member.name}: would restore the ${point.kind} ${point.arn}`,
    `  with data up to ${point.dataAt ?? point.createdAt}, into ${plan.network.subnetGroup} in ${plan.region}`,
    `  at most ${formatDuration(time)} of ${plan.instanceClass ?? source.shape.class ?? "the class of its source"} and ${size}`,
    "",
    ...calls.map(
      ({ region, operation, input }) => `${SERVICE_OF[operation]}:${operation} in ${region} ${JSON.stringify(input)}`,
    ),
  ].join("\n");
}
