import { join } from "node:path";
import { alternate } from "./alternate";
import { FloorEngine } from "./floor/engine";
import { ROOT } from "./paths";
import { runner, timed } from "./processes";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";

const TURNS = 9;
const LIMIT = 1.6;
const STACK = "orders";

/** `lifeboat check` of the sample from its start to its end, against the SDK's runner alone on the same program. */
export async function benchCheck(): Promise<BenchRow[]> {
  const engine = new FloorEngine();
  const address = await engine.start("shop", STACK);
  const check = [join(ROOT, "dist", "scripts", "lifeboat.js"), "check", ROOT, "--stack", STACK];
  const stacks = join(ROOT, "stacks");
  const alone = runner(address, { project: "shop", stack: STACK, root: ROOT, directory: stacks, entry: "index.ts" });
  const program = { ...process.env, PULUMI_CONFIG: '{"aws:region":"eu-central-1"}', PULUMI_NODEJS_TYPESCRIPT: "true" };
  try {
    const { value, floor } = await alternate(
      TURNS,
      () => timed(check, ROOT, process.env),
      () => timed(alone, stacks, program),
    );
    return [
      {
        name: `lifeboat check of the sample ${STACK}`,
        unit: "ms",
        value: sampleOf(value.map(({ ms }) => ms)),
        floor: sampleOf(floor.map(({ ms }) => ms)),
        limit: { atMost: LIMIT },
      },
    ];
  } finally {
    engine.stop();
  }
}
