import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { previewProgram } from "../preview";
import { awsProvider } from "../preview/aws";
import { UNKNOWN } from "../preview/unknown";
import { alternate } from "./alternate";
import type { Plan } from "./components/by-hand";
import { FloorEngine } from "./floor/engine";
import { ROOT } from "./paths";
import { runner, type Taken, timed } from "./processes";
import type { BenchRow } from "./row";
import { sampleOf } from "./sample";

const TURNS = 3;
const STACK = "dev";
const SOURCE = join(ROOT, "bench", "components");
const PROGRAM = join(ROOT, "dist", "bench", "components");
const REGION = { "aws:region": "eu-west-1" };

/** `lifeboat check` of two hundred services made of components, against the SDK's runner alone on the same resources. */
export async function benchComponents(): Promise<BenchRow[]> {
  const temporary = mkdtempSync(join(tmpdir(), "lifeboat-bench-"));
  const engine = new FloorEngine();
  try {
    const plan = await planned();
    const file = join(temporary, "plan.json");
    writeFileSync(file, JSON.stringify(plan));
    const address = await engine.start("components", STACK);
    const lifeboat = join(ROOT, "dist", "scripts", "lifeboat.js");
    const check = [
      lifeboat,
      "check",
      SOURCE,
      "--stack",
      STACK,
      "--engine",
      "embedded",
      "--config",
      "aws:region=eu-west-1",
    ];
    const alone = runner(address, {
      project: "components",
      stack: STACK,
      root: SOURCE,
      directory: PROGRAM,
      entry: "index.js",
    });
    const config = { ...process.env, PULUMI_CONFIG: JSON.stringify({ ...REGION, "bench:resources": file }) };
    const { value, floor } = await alternate(
      TURNS,
      () => timed(check, ROOT, process.env),
      () => timed(alone, PROGRAM, config),
    );
    const name = `lifeboat check of 200 services, ${plan.resources.length.toLocaleString("en-US")} resources`;
    const row = (name: string, unit: "ms" | "MB", figure: (taken: Taken) => number, atMost: number): BenchRow => ({
      name,
      unit,
      value: sampleOf(value.map(figure)),
      floor: sampleOf(floor.map(figure)),
      limit: { atMost },
    });
    return [
      row(name, "ms", ({ ms }) => ms, 1.6),
      row("the peak memory of its largest process", "MB", ({ peakMB }) => peakMB, 1),
    ];
  } finally {
    engine.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** The AWS resources that the components make, as a program without components would state them. */
async function planned(): Promise<Plan> {
  const { resources } = await previewProgram({
    directory: SOURCE,
    stack: STACK,
    config: REGION,
    providers: { aws: awsProvider },
  });
  const made = resources.filter(({ custom, type }) => custom && type.startsWith("aws:"));
  return {
    unknown: UNKNOWN,
    resources: made.map(({ urn, type, name, inputs, propertyDependencies }) => ({
      urn,
      type,
      name,
      inputs: Object.fromEntries(Object.entries(inputs).filter(([property]) => property !== "__defaults")),
      propertyDependencies,
    })),
  };
}
