import { alternate } from "./alternate";
import { FLOOR_PACK, OUR_PACK, ROOT } from "./paths";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";
import { ServingPack } from "./serving-pack";

const TURNS = 15;
const LIMIT = 1.3;

/** How long the pack takes until it serves, and how much memory that takes, against a pack that does nothing. */
export async function benchPackStart(): Promise<BenchRow[]> {
  const start = (directory: string) => async () => {
    const pack = await ServingPack.start(directory, ROOT);
    await pack.stop();
    return pack;
  };
  const { value, floor } = await alternate(TURNS, start(OUR_PACK), start(FLOOR_PACK));
  const time = ({ startMs }: ServingPack) => startMs;
  const memory = ({ peakMB }: ServingPack) => peakMB;
  return [
    {
      name: "pack ready to serve",
      unit: "ms",
      value: sampleOf(value.map(time)),
      floor: sampleOf(floor.map(time)),
      limit: { atMost: LIMIT },
    },
    {
      name: "its peak memory by then",
      unit: "MB",
      value: sampleOf(value.map(memory)),
      floor: sampleOf(floor.map(memory)),
      limit: { atMost: LIMIT },
    },
  ];
}
