import { performance } from "node:perf_hooks";
import { assess, DEFAULT_OPTIONS } from "../continuity/assess";
import type { Estate, EstateResource } from "../continuity/estate/resource";
import type { Bag } from "../continuity/estate/value";
import type { BenchRow } from "./row";
import { type Sample, sampleOf } from "./sample";

const AS_OF = Date.UTC(2026, 10, 22) / 1000;
const PLANS = 10;
const RULES = 10;
const MEMBERS = [100, 1000] as const;
const TURNS = 3;
/** Ten times the members may take at most so many times the time. */
const LIMIT = 12;

/**
 * Judging databases that ten plans of ten rules cover all, in this process. What is found out about schedules is found out
 * once, so the floor, a tenth of the members, bears it alone.
 */
export async function benchBackups(): Promise<BenchRow[]> {
  const estates = MEMBERS.map((members) => ({ members, estate: coveredEstate(members), times: [] as number[] }));
  for (const { estate } of estates) judge(estate);
  for (let turn = 0; turn < TURNS; turn++) for (const { estate, times } of estates) times.push(judge(estate));
  const [smallest] = estates.map(({ times }) => sampleOf(times));
  return estates.map(({ members, times }, i): BenchRow => {
    const name = `assess ${members.toLocaleString("en-US")} databases, ${PLANS} plans, ${RULES} rules each`;
    const floor: Sample | null = i === 0 ? null : (smallest ?? null);
    return { name, unit: "ms", value: sampleOf(times), floor, limit: floor === null ? null : { atMost: LIMIT } };
  });
}

/** Milliseconds. */
function judge(estate: Estate): number {
  const start = performance.now();
  assess(estate, { ...DEFAULT_OPTIONS, asOf: AS_OF });
  return performance.now() - start;
}

/** Databases, a dozen to a service, and plans that select everything. */
function coveredEstate(members: number): Estate {
  const databases = Array.from({ length: members }, (_, i) =>
    resource("aws:rds/instance:Instance", `db-${i}`, {
      identifier: `db-${i}`,
      instanceClass: "db.t4g.micro",
      multiAz: true,
      backupRetentionPeriod: 7,
      backupWindow: "02:00-02:30",
      maintenanceWindow: i % 2 === 0 ? "sun:03:00-sun:03:30" : "sat:22:00-sat:22:30",
      tags: { "continuity:service": `svc-${Math.floor(i / 12)}`, "continuity:rto": "4h", "continuity:rpo": "60h" },
    }),
  );
  const plans = Array.from({ length: PLANS }, (_, i) =>
    resource("aws:backup/plan:Plan", `plan-${i}`, {
      name: `plan-${i}`,
      rules: Array.from({ length: RULES }, (_, j) => rule(i, j)),
    }),
  );
  const selections = plans.map((plan, i) =>
    resource(
      "aws:backup/selection:Selection",
      `selection-${i}`,
      { name: `selection-${i}`, iamRoleArn: "arn:aws:iam::111111111111:role/backup", planId: "id" },
      { planId: [plan.urn] },
    ),
  );
  const vault = resource("aws:backup/vault:Vault", "main", { name: "main" });
  return { project: "bench", stack: "bench", resources: [...databases, ...plans, ...selections, vault] };
}

/** A hundred rules, no two alike: from every few hours to once a week. */
function rule(plan: number, position: number): Bag {
  const minute = (plan * 6) % 60;
  const schedules = [
    `cron(${minute} ${position}/6 ? * * *)`,
    `cron(${minute} ${position} ? * * *)`,
    `cron(${minute} ${position + 8} ? * MON-FRI *)`,
    `cron(${minute} ${position} ? * SUN *)`,
  ];
  return {
    ruleName: `rule-${position}`,
    targetVaultName: "main",
    schedule: schedules[position % schedules.length] ?? "",
    startWindow: 60 * (1 + (position % 3)),
    lifecycle: { deleteAfter: 7 * (1 + (position % 5)) },
    copyActions: [{ destinationVaultArn: "arn:aws:backup:eu-west-2:111111111111:backup-vault:far" }],
  };
}

function resource(type: string, name: string, inputs: Bag, edges: EstateResource["edges"] = {}): EstateResource {
  const provider = {
    urn: "urn:pulumi:bench::bench::pulumi:providers:aws::default",
    inputs: { region: "eu-west-1", allowedAccountIds: ["111111111111"] },
  };
  return { urn: `urn:pulumi:bench::bench::${type}::${name}`, type, name, inputs, outputs: {}, edges, provider };
}
