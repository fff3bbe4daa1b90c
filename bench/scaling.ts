import { stackRequests } from "./estate/requests";
import { OUR_PACK } from "./paths";
import { inProject } from "./project";
import type { BenchRow } from "./row";
import { type Sample, sampleOf, scaled } from "./sample";
import { judgeStack } from "./serving-pack";

/** The sizes, and how often each is measured: the largest takes a minute to put together. */
const SIZES: readonly { readonly size: number; readonly turns: number }[] = [
  { size: 500, turns: 3 },
  { size: 2000, turns: 3 },
  { size: 5000, turns: 3 },
  { size: 20_000, turns: 2 },
  { size: 50_000, turns: 1 },
];

/** What the larger ones are held against: smaller ones bear what is done once in a process, which would flatter them. */
const FLOOR = 5000;
const LIMIT = 1.5;

/** Whether the stack policy takes the time that the stack is larger, and no more: the time a resource by size. */
export function benchScaling(): Promise<BenchRow[]> {
  return inProject(async (project) => {
    const stacks: { readonly size: number; readonly sample: Sample }[] = [];
    // One after another, since the requests of the largest fill hundreds of megabytes.
    for (const { size, turns } of SIZES) {
      const requests = stackRequests(size);
      const times: number[] = [];
      for (let turn = 0; turn < turns; turn++) times.push((await judgeStack(OUR_PACK, project, requests)).stack);
      stacks.push({ size, sample: scaled(sampleOf(times), 1000 / size) });
    }
    const floor = stacks.find(({ size }) => size === FLOOR)?.sample ?? null;
    return stacks.map(({ size, sample }) => ({
      name: `stack policy, a resource of ${size.toLocaleString("en-US")}`,
      unit: "µs",
      value: sample,
      floor: size > FLOOR ? floor : null,
      limit: size > FLOOR ? { atMost: LIMIT } : null,
    }));
  });
}
