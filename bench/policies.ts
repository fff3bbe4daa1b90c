import { alternate } from "./alternate";
import { stackRequests } from "./estate/requests";
import { FLOOR_PACK, OUR_PACK } from "./paths";
import { inProject } from "./project";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";
import { judgeStack } from "./serving-pack";

const RESOURCES = 5000;
const TURNS = 5;

/**
 * A preview of a large stack: what the recorder adds to Remediate and Analyze of every resource, and the stack policy to
 * AnalyzeStack, against policies that do nothing. Each turn is a new process, as each preview is.
 */
export function benchPolicies(): Promise<BenchRow[]> {
  const requests = stackRequests(RESOURCES);
  return inProject(async (project) => {
    const preview = (directory: string) => () => judgeStack(directory, project, requests);
    const { value, floor } = await alternate(TURNS, preview(OUR_PACK), preview(FLOOR_PACK));
    const size = RESOURCES.toLocaleString("en-US");
    return [
      {
        name: `stack policy over ${size} resources`,
        unit: "ms",
        value: sampleOf(value.map(({ stack }) => stack)),
        floor: sampleOf(floor.map(({ stack }) => stack)),
        limit: { atMost: 2.5 },
      },
      {
        name: `Remediate and Analyze of ${size} resources`,
        unit: "ms",
        value: sampleOf(value.map(({ resources }) => resources)),
        floor: sampleOf(floor.map(({ resources }) => resources)),
        limit: { atMost: 1.3 },
      },
    ];
  });
}
