import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startLab } from "../lab";
import type { Fleet } from "./drills/fleet";
import { type Weighed, weighed } from "./drills/weighed";
import { ROOT } from "./paths";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";

const TURNS = 3;
const AT_ONCE = 200;
const LIFEBOAT = join(ROOT, "dist", "scripts", "lifeboat.js");
const FLEET = join(ROOT, "dist", "bench", "drills", "fleet.js");

/** What a drill takes beside waiting for the service, and whether many at once are too much. */
export async function benchDrills(): Promise<BenchRow[]> {
  const drills = await oneByOne();
  const { LIFEBOAT_CONFIG: _, ...inherited } = process.env;
  const many = await weighed([FLEET, `${AT_ONCE}`], ROOT, {
    ...inherited,
    AWS_ACCESS_KEY_ID: "lab",
    AWS_SECRET_ACCESS_KEY: "lab",
  });
  const { passed, missed } = JSON.parse(many.out) as Fleet;
  const within = (name: string, unit: BenchRow["unit"], figures: readonly number[], limit: number): BenchRow => {
    return { name, unit, value: sampleOf(figures), floor: null, limit: { within: limit } };
  };
  return [
    {
      name: "our share of a drill of a database",
      unit: "ms",
      value: sampleOf(drills.map(({ cpuMs }) => cpuMs)),
      floor: sampleOf(drills.map(({ ms }) => ms)),
      limit: { atMost: 0.05 },
    },
    within(
      "the peak memory of the drill",
      "MB",
      drills.map(({ peakMB }) => peakMB),
      200,
    ),
    within(`the peak memory of ${AT_ONCE} drills at once, lab and all`, "MB", [many.peakMB], 500),
    within("those of them that did not pass", "", [AT_ONCE - passed], 0),
    within("changes of state that they missed", "", [missed], 0),
  ];
}

/** `lifeboat drill run` against a real PostgreSQL, from start to end of its process. */
async function oneByOne(): Promise<readonly Weighed[]> {
  const directory = mkdtempSync(join(tmpdir(), "lifeboat-bench-"));
  const lab = await startLab();
  try {
    const arn = `arn:aws:rds:${lab.region}:${lab.account}:db:orders-db`;
    const into = ["--subnet-group", "isolated", "--security-group", "sg-0isolated0000000000"];
    const args = [LIFEBOAT, "drill", "run", "--resource", arn, "--service", "orders", "--kind", "continuous", ...into];
    const { LIFEBOAT_CONFIG: _, ...inherited } = process.env;
    const found: Weighed[] = [];
    for (let turn = 0; turn < TURNS; turn++) {
      found.push(await weighed(args, directory, { ...inherited, ...lab.environment }));
    }
    return found;
  } finally {
    await lab.stop();
    rmSync(directory, { recursive: true, force: true });
  }
}
