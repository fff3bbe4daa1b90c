import type { Seconds } from "../../continuity/declaration/duration";
import type { Cloud } from "../../drills/cloud";
import { DRILL_AGE } from "../../drills/status/drill-age";
import type { AskedMember } from "./members";

/**
 * Publishes how long ago each service was drilled, where its members live. Of a service of which a member was never drilled
 * there is nothing to publish.
 *
 * @throws {CloudError}
 */
export async function publish(
  cloud: Cloud,
  members: readonly AskedMember[],
  ages: ReadonlyMap<string, Seconds | undefined>,
): Promise<void> {
  for (const [service, age] of ages) {
    if (age === undefined) {
      process.stderr.write(`note: --publish: nothing of ${service}, of which not all members ever passed a drill\n`);
      continue;
    }
    for (const region of new Set(members.filter((one) => one.service === service).map((one) => one.region))) {
      await cloud.send(region, "PutMetricData", {
        Namespace: DRILL_AGE.namespace,
        MetricData: [
          {
            MetricName: DRILL_AGE.name,
            Dimensions: [{ Name: DRILL_AGE.dimension, Value: service }],
            Unit: "Seconds",
            Value: age,
          },
        ],
      });
    }
  }
}
