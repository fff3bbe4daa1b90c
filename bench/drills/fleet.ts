import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Aws } from "../../drills/aws/clients";
import { instantOf } from "../../drills/clock";
import { EvidenceFiles } from "../../drills/evidence-files";
import { Journal } from "../../drills/journal/journal";
import { Leases } from "../../drills/journal/lease";
import { type DrillPlan, drillId, resourcesOf } from "../../drills/plan";
import { systemShell } from "../../drills/shell";
import { runDrill } from "../../drills/steps/run";
import { targetOf } from "../../drills/targets/arn";
import { check, type Prober } from "../../drills/verify/verification";
import { type Lab, startLab } from "../../lab";
import { FleetClock } from "./fleet-clock";
import { missedIn, watched } from "./watch";

/** Of databases that are only said to be there. */
const PROBER: Prober = {
  answers: async () => true,
  verify: async () => ({ heartbeatAt: null, checks: [check("engine", "engine", "up", "up", true)], notChecked: [] }),
};

/** What became of drills that ran at once. */
export interface Fleet {
  readonly passed: number;
  /** Changes of state that a drill was not told. */
  readonly missed: number;
}

/** Drills so many databases at once, in this process, on a lab in it whose clock passes by itself. */
async function drillAll(size: number): Promise<Fleet> {
  const names = Array.from({ length: size }, (_, i) => `db-${i}`);
  const folder = mkdtempSync(join(tmpdir(), "lifeboat-bench-"));
  const lab = await startLab({
    backEnd: "simulated",
    startAt: new Date("2026-11-28T12:00:00Z"),
    sources: names.map((name) => ({ kind: "instance", name })),
    limits: { instances: 2 * size },
  });
  try {
    const clock = new FleetClock(lab, size);
    const ends = await Promise.all(names.map((name, i) => drill(planOf(lab, name, i), clock, folder)));
    return {
      passed: ends.filter(({ passed }) => passed).length,
      missed: ends.reduce((sum, { missed }) => sum + missed, 0),
    };
  } finally {
    await lab.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Each as a command of its own would: its own clients, journal and evidence. */
async function drill(plan: DrillPlan, clock: FleetClock, folder: string) {
  const aws = new Aws(plan.environment);
  const seen: string[] = [];
  try {
    const journal = Journal.begin(join(folder, `${plan.id}.jsonl`), { at: plan.declaredAt, event: "declared", plan });
    const { results } = await runDrill(journal, {
      cloud: watched(aws, resourcesOf(plan)[0]?.id ?? "", seen),
      clock,
      leases: new Leases(folder),
      prober: PROBER,
      loader: { readAll: async () => ({ relations: 0, bytes: 0, unread: [] }) },
      shell: systemShell,
      evidence: new EvidenceFiles(join(folder, "evidence")),
      tool: { name: "lifeboat", version: "0.0.0", node: process.version, sdk: "bench" },
      random: () => 0.5,
      signal: new AbortController().signal,
    });
    return { passed: results.record?.outcome === "passed" && results["clean-up"]?.proven, missed: missedIn(seen) };
  } finally {
    clock.rest();
    aws.destroy();
  }
}

function planOf(lab: Lab, name: string, position: number): DrillPlan {
  const target = targetOf(`arn:aws:rds:${lab.region}:${lab.account}:db:${name}`);
  const now = lab.now().getTime();
  const declaredAt = instantOf(now);
  return {
    id: drillId(name, declaredAt, position.toString(16).padStart(6, "0")),
    declaredAt,
    deadline: instantOf(now + 4 * 3_600_000),
    service: name,
    scenario: "data",
    owner: "bench",
    member: { arn: target.arn, type: "aws:rds/instance:Instance", name },
    target,
    region: lab.region,
    choice: { from: "latest" },
    network: { subnetGroup: "isolated", securityGroups: ["sg-0isolated0000000000"] },
    objective: { rtoSeconds: 4 * 3600, rpoSeconds: 3600 },
    response: { detect: 60, decide: 120 },
    checks: { invariants: [] },
    standsFor: [],
    pollSeconds: 5,
    environment: { endpoint: lab.endpoint },
  };
}

void drillAll(Number(process.argv[2])).then((fleet) => process.stdout.write(JSON.stringify(fleet)));
