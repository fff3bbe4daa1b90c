import { formatDuration } from "../../continuity/declaration/duration";
import { isDatabase } from "../../drills/aws/found";
import { apiName, SERVICE_OF } from "../../drills/cloud";
import type { DryRun } from "../../drills/dry-run";
import { gibOf } from "../../drills/guard/guard";

/** What a drill would do, and what it may cost at most. */
export function writeDryRun({ plan, selection, calls }: DryRun): string {
  const { point, source } = selection;
  const database = isDatabase(source);
  const time = (Date.parse(plan.deadline) - Date.parse(plan.declaredAt)) / 1000;
  const gib = database ? source.shape.allocatedGiB : gibOf(source.sizeBytes ?? point.sizeBytes);
  const size = gib === null ? "storage of undeclared size" : `${gib} GiB`;
  const place = database ? `${plan.network?.subnetGroup} in ` : "";
  return [
    `${plan.member.name}: would restore the ${point.kind} ${point.arn}`,
    `  with data up to ${point.dataAt ?? point.createdAt}, into ${place}${plan.region}`,
    `  at most ${formatDuration(time)} of ${database ? `${plan.instanceClass ?? source.shape.class ?? "the class of its source"} and ` : ""}${size}`,
    ...(plan.load ? ["  then waits until everything is loaded, as long as it has time"] : []),
    ...(plan.removal === undefined ? [] : [`  removed by ${plan.removal}`]),
    "",
    ...calls.map(
      ({ region, operation, input }) =>
        `${SERVICE_OF[operation]}:${apiName(operation)} in ${region} ${JSON.stringify(input)}`,
    ),
  ].join("\n");
}
