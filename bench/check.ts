import { spawn } from "node:child_process";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { alternate } from "./alternate";
import { FloorEngine } from "./floor/engine";
import { ROOT } from "./paths";
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
  const flags = { monitor: address, engine: address, organization: "organization", project: "shop", stack: STACK };
  const runner = [
    require.resolve("@pulumi/pulumi/cmd/run"),
    ...Object.entries({ ...flags, "root-directory": ROOT, pwd: join(ROOT, "stacks"), parallel: "16" }).flatMap(
      ([flag, value]) => [`--${flag}`, value],
    ),
    "--dry-run",
    "index.ts",
  ];
  const program = { ...process.env, PULUMI_CONFIG: '{"aws:region":"eu-central-1"}', PULUMI_NODEJS_TYPESCRIPT: "true" };
  try {
    const { value, floor } = await alternate(
      TURNS,
      () => timed(check, ROOT, process.env),
      () => timed(runner, join(ROOT, "stacks"), program),
    );
    return [
      {
        name: `lifeboat check of the sample ${STACK}`,
        unit: "ms",
        value: sampleOf(value),
        floor: sampleOf(floor),
        limit: { atMost: LIMIT },
      },
    ];
  } finally {
    engine.stop();
  }
}

/** How long a Node.js process takes from start to end; it must end well. */
function timed(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<number> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(process.execPath, args, { cwd, env, stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      errors += chunk;
    });
    child.once("error", reject);
    child.once("exit", (code) =>
      code === 0 ? resolve(performance.now() - begin) : reject(new Error(`${args[0]} ended with ${code}: ${errors}`)),
    );
  });
}
