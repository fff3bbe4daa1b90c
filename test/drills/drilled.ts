import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { paginateListRecoveryPointsByResource } from "@aws-sdk/client-backup";
import { Aws } from "../../drills/aws/clients";
import type { Clock } from "../../drills/clock";
import { instantOf } from "../../drills/clock";
import { Journal } from "../../drills/journal/journal";
import { Leases } from "../../drills/journal/lease";
import type { Loader } from "../../drills/load/loading";
import { PostgresLoader } from "../../drills/load/postgres";
import { type DrillPlan, drillId } from "../../drills/plan";
import { systemShell } from "../../drills/shell";
import type { DrillContext } from "../../drills/steps/context";
import { targetOf } from "../../drills/targets/arn";
import { PostgresProber } from "../../drills/verify/postgres";
import { check, type Prober } from "../../drills/verify/verification";
import type { Lab } from "../../lab";
import type { EvidenceDraft } from "../../workspace/evidence/append";
import { clientsOf } from "../lab/clients";

process.env.AWS_ACCESS_KEY_ID ??= "lab";
process.env.AWS_SECRET_ACCESS_KEY ??= "lab";

const TOOL = { name: "lifeboat", version: "0.0.0", node: "v20.20.0", sdk: "none" };
let drills = 0;

/** The machine's clock, on which waiting for five seconds takes a few milliseconds. */
export const impatient: Clock = { now: Date.now, sleep: () => setTimeout(15) };

/** Of databases that are only said to be there. */
export const PROBER: Prober = {
  answers: async () => true,
  verify: async () => ({ heartbeatAt: null, checks: [check("engine", "engine", "up", "up", true)], notChecked: [] }),
};

/** Of what is only said to be there too. */
export const LOADER: Loader = { readAll: async () => ({ relations: 311, bytes: 8192, unread: [] }) };

/** A plan of a drill of `orders-db` in the lab. */
export function planFor(lab: Pick<Lab, "region" | "account" | "endpoint">, more: Partial<DrillPlan> = {}): DrillPlan {
  drills += 1;
  const declaredAt = instantOf(Date.now());
  const target = more.target ?? targetOf(`arn:aws:rds:${lab.region}:${lab.account}:db:orders-db`);
  return {
    id: drillId("orders", declaredAt, `${drills}`.padStart(6, "a")),
    declaredAt,
    deadline: instantOf(Date.now() + 3_600_000),
    service: "orders",
    scenario: "data",
    owner: "team-orders",
    member: { arn: target.arn, type: "aws:rds/instance:Instance", name: target.id },
    target,
    region: lab.region,
    choice: { from: "latest" },
    network: { subnetGroup: "isolated", securityGroups: ["sg-0isolated0000000000"] },
    backupRole: `arn:aws:iam::${lab.account}:role/restore`,
    objective: { rtoSeconds: 3600, rpoSeconds: 600 },
    response: { detect: 60, decide: 120 },
    checks: { heartbeat: { table: "heartbeat", column: "at" }, invariants: [] },
    standsFor: [],
    pollSeconds: 5,
    environment: { endpoint: lab.endpoint },
    ...more,
  };
}

/** A folder for journals and leases, and what a drill against the lab works with. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), "lifeboat-drills-"));
  readonly leases = new Leases(this.folder);
  readonly evidence: EvidenceDraft[] = [];
  readonly aws: Aws;
  readonly abort = new AbortController();

  constructor(lab: Pick<Lab, "endpoint">) {
    this.aws = new Aws({ endpoint: lab.endpoint });
  }

  context(more: Partial<DrillContext> = {}): DrillContext {
    return {
      cloud: this.aws,
      clock: impatient,
      leases: this.leases,
      prober: new PostgresProber({}),
      loader: new PostgresLoader({}),
      shell: systemShell,
      evidence: { append: (record) => this.#append(record) },
      tool: TOOL,
      random: () => 0.5,
      signal: this.abort.signal,
      ...more,
    };
  }

  journal(plan: DrillPlan): Journal {
    return Journal.begin(this.fileOf(plan), { at: plan.declaredAt, event: "declared", plan });
  }

  fileOf({ id }: DrillPlan): string {
    return join(this.folder, `${id}.jsonl`);
  }

  close(): void {
    this.aws.destroy();
    rmSync(this.folder, { recursive: true, force: true });
  }

  #append(record: EvidenceDraft): string {
    if (!this.evidence.some(({ id }) => id === record.id)) this.evidence.push(record);
    return `evidence/${record.id}.json`;
  }
}

/** The recovery point that AWS Backup keeps of a resource, by a part of its ARN. */
export async function vaulted(lab: Lab, ResourceArn: string, part: string): Promise<{ readonly arn: string }> {
  const pages = paginateListRecoveryPointsByResource({ client: clientsOf(lab).backup }, { ResourceArn });
  for await (const { RecoveryPoints = [] } of pages) {
    const found = RecoveryPoints.find(({ RecoveryPointArn = "" }) => RecoveryPointArn.includes(part));
    if (found?.RecoveryPointArn !== undefined) return { arn: found.RecoveryPointArn };
  }
  throw new Error(`There is no point ${part}.`);
}
