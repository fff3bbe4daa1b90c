import { type StackRequests, stackRequests } from "./estate/requests";
import { OUR_PACK } from "./paths";
import { inProject } from "./project";
import type { BenchRow } from "./row";
import { type Sample, sampleOf, scaled } from "./sample";
import { ServingPack } from "./serving-pack";

const SIZES = [500, 2000, 5000, 20_000] as const;
const TURNS = 3;
const LIMIT = 1.5;

/** Whether the stack policy takes the time that the stack is larger, and no more: the time a resource by size. */
export function benchScaling(): Promise<BenchRow[]> {
  const stacks = SIZES.map((size) => ({ size, requests: stackRequests(size), times: [] as number[] }));
  return inProject(async (project) => {
    for (let turn = 0; turn < TURNS; turn++) {
      for (const { requests, times } of stacks) times.push(await judge(requests, project));
    }
    const [smallest] = stacks.map(perResource);
    return stacks.map((stack, i) => ({
      name: `stack policy, a resource of ${stack.size.toLocaleString("en-US")}`,
      unit: "µs",
      value: perResource(stack),
      floor: i === 0 || smallest === undefined ? null : smallest,
      limit: i === stacks.length - 1 ? { atMost: LIMIT } : null,
    }));
  });
}

async function judge(requests: StackRequests, project: string): Promise<number> {
  const pack = await ServingPack.start(OUR_PACK, project);
  try {
    await pack.analyzeAll(requests.resources);
    return await pack.analyzeStack(requests.stack);
  } finally {
    await pack.stop();
  }
}

function perResource({ size, times }: { readonly size: number; readonly times: readonly number[] }): Sample {
  return scaled(sampleOf(times), 1000 / size);
}
