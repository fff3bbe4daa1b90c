import { DescribeRestoreJobCommand, ListRestoreJobsCommand } from "@aws-sdk/client-backup";
import { DescribeDBClustersCommand, DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { DrillPlan } from "../../drills/plan";
import { runDrill } from "../../drills/steps/run";
import { targetOf } from "../../drills/targets/arn";
import type { Manifest } from "../../drills/verify/manifest";
import { type Address, ProbeError } from "../../drills/verify/verification";
import { type Lab, startLab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { Bench, impatient, planFor, vaulted } from "./drilled";

jest.setTimeout(60_000);

let lab: Lab;
let bench: Bench;
let clients: ReturnType<typeof clientsOf>;

beforeAll(async () => {
  lab = await startLab({
    sources: [
      { kind: "instance", name: "orders-db", rows: 200, heartbeat: 0.2, tags: { backup: "daily" } },
      { kind: "cluster", name: "shop", rows: 50, heartbeat: 0.2 },
    ],
  });
  bench = new Bench(lab);
  clients = clientsOf(lab);
});
afterAll(async () => {
  bench.close();
  await lab.stop();
});

/** The names of all databases in both Regions. */
async function databases(): Promise<readonly string[]> {
  const names: string[] = [];
  for (const { rds } of [clients, clientsOf(lab, lab.copyRegion)]) {
    const { DBInstances = [] } = await rds.send(new DescribeDBInstancesCommand({}));
    const { DBClusters = [] } = await rds.send(new DescribeDBClustersCommand({}));
    names.push(...DBInstances.map(({ DBInstanceIdentifier }) => `${DBInstanceIdentifier}`));
    names.push(...DBClusters.map(({ DBClusterIdentifier }) => `${DBClusterIdentifier}`));
  }
  return names.sort();
}

async function drill(more: Partial<DrillPlan>) {
  const plan = planFor(lab, more);
  const state = await runDrill(bench.journal(plan), bench.context());
  return { plan, state, record: bench.evidence.find(({ id }) => id === plan.id) };
}

const instance = () => `arn:aws:rds:${lab.region}:${lab.account}:db:orders-db`;
const shop = () => {
  const target = targetOf(`arn:aws:rds:${lab.region}:${lab.account}:cluster:shop`);
  return { target, member: { arn: target.arn, type: "aws:rds/cluster:Cluster", name: "shop" } };
};
describe("a drill restores, checks, measures, and leaves nothing but evidence", () => {
  test.each<[string, () => Promise<Partial<DrillPlan>>, object]>([
    [
      "the latest of RDS",
      async () => ({ choice: { from: "latest", kind: "continuous" } }),
      { kind: "continuous", rpoQuality: "heartbeat" },
    ],
    [
      "a snapshot of RDS",
      async () => ({
        choice: { from: { arn: `arn:aws:rds:${lab.region}:${lab.account}:snapshot:orders-db-initial` } },
      }),
      { kind: "snapshot", rpoQuality: expect.any(String) },
    ],
    [
      "a snapshot of AWS Backup",
      async () => ({ choice: { from: await vaulted(lab, instance(), "awsbackup:") } }),
      { kind: "snapshot", rpoQuality: expect.any(String) },
    ],
    [
      "a continuous backup of AWS Backup",
      async () => ({ choice: { from: await vaulted(lab, instance(), "auto-backup") } }),
      { kind: "continuous", rpoQuality: "heartbeat" },
    ],
    ["a copy in another Region", async () => ({ region: lab.copyRegion }), { kind: "copy", rpoQuality: "heartbeat" }],
    [
      "the latest of a cluster",
      async () => ({ ...shop(), choice: { from: "latest", kind: "continuous" } }),
      { kind: "continuous", rpoQuality: "heartbeat" },
    ],
    [
      "a cluster by AWS Backup",
      async () => ({ ...shop(), choice: { from: await vaulted(lab, shop().target.arn, "awsbackup:") } }),
      { kind: "snapshot", rpoQuality: expect.any(String) },
    ],
  ])("%s", async (_, ask, { kind, rpoQuality }: { kind?: unknown; rpoQuality?: unknown }) => {
    const before = await databases();
    const { plan, state, record } = await drill(await ask());
    expect(state.failure).toBeUndefined();
    expect(record).toMatchObject({
      id: plan.id,
      environment: "lab",
      outcome: "passed",
      point: { kind, region: plan.region },
      achieved: { rpoQuality, uncertaintySeconds: 5 },
      shape: { alike: true },
      cleanup: { proven: true, left: [] },
    });
    expect(record?.checks.filter(({ passed }) => !passed)).toEqual([]);
    expect(record?.phases.map(({ name }) => name)).toEqual([
      "declared",
      "decided",
      "point-selected",
      "requested",
      "restored",
      "reachable",
      "verified",
      "cleaned",
    ]);
    expect(await databases()).toEqual(before);
    expect(bench.leases.all()).toEqual([]);
  });
});

describe("asked to load everything", () => {
  const snapshot = { choice: { from: "latest", kind: "snapshot" }, load: true } as const;

  test("a drill reads all that was restored, and times it by itself", async () => {
    const { state, record } = await drill({ ...snapshot, cutOver: "exit 0" });
    expect(state.failure).toBeUndefined();
    const { relations = 0, bytes = 0, notChecked } = state.results.load ?? {};
    expect(record).toMatchObject({ outcome: "passed", loaded: { by: "reading", relations, bytes } });
    // An empty PostgreSQL has some 200 relations in 7 MiB.
    expect([relations > 200, bytes > 7 * 1024 ** 2, notChecked]).toEqual([true, true, []]);
    expect(record?.phases.map(({ name }) => name).slice(-4)).toEqual([
      "verified",
      "cut-over",
      "fully-loaded",
      "cleaned",
    ]);
    const { rtoSeconds, rtoLoadedSeconds } = record?.achieved ?? {};
    expect(rtoLoadedSeconds).toBeGreaterThanOrEqual(rtoSeconds ?? Number.NaN);
    expect(bench.leases.all()).toEqual([]);
  });

  test("and is no failure when its time is up before it has begun with that", async () => {
    let late = 0;
    const clock = { ...impatient, now: () => Date.now() + late };
    const { prober } = bench.context();
    const verify = async (...asked: Parameters<typeof prober.verify>) => {
      const found = await prober.verify(...asked);
      late = 7_200_000;
      return found;
    };
    const plan = planFor(lab, { ...snapshot, objective: { rtoSeconds: null, rpoSeconds: null } });
    const context = bench.context({ clock, prober: { answers: prober.answers.bind(prober), verify } });
    const state = await runDrill(bench.journal(plan), context);
    expect(state.failure).toBeUndefined();
    const record = bench.evidence.find(({ id }) => id === plan.id);
    expect(record).toMatchObject({
      outcome: "passed",
      notChecked: [
        expect.stringMatching(/^when it is fully loaded: database postgres: \d+\.\d MiB were left when time was up$/),
      ],
      achieved: { rtoLoadedSeconds: null },
      cleanup: { proven: true, left: [] },
    });
    expect(record?.loaded).toBeUndefined();
  });

  test("and fails when the database cannot read what it keeps", async () => {
    const loader = {
      readAll: async () => {
        throw new ProbeError("the restored database refuses to be asked (XX001)");
      },
    };
    const plan = planFor(lab, snapshot);
    const state = await runDrill(bench.journal(plan), bench.context({ loader }));
    expect(state.failure).toEqual({
      step: "load",
      kind: "failed",
      because: "the restored database refuses to be asked (XX001)",
    });
    expect(bench.evidence.find(({ id }) => id === plan.id)).toMatchObject({
      outcome: "failed",
      because: "load: the restored database refuses to be asked (XX001)",
      cleanup: { proven: true, left: [] },
    });
  });

  test("but not of an Aurora, which AWS loads before it is available", async () => {
    const { record } = await drill({ ...shop(), choice: { from: "latest", kind: "continuous" }, load: true });
    expect(record).toMatchObject({
      outcome: "passed",
      notChecked: ["when it is fully loaded: AWS says of Aurora that it loads everything before it is available"],
      achieved: { rtoLoadedSeconds: null },
    });
    expect(record?.phases.map(({ name }) => name)).not.toContain("fully-loaded");
  });
});

test("what AWS Backup restores is tagged, its result is reported, and the source's tags and retention do not stay", async () => {
  const seen: unknown[] = [];
  const plan = planFor(lab, { choice: { from: await vaulted(lab, instance(), "awsbackup:") } });
  const context = bench.context();
  const look = {
    ...context.prober,
    answers: context.prober.answers.bind(context.prober),
    verify: async (...args: Parameters<typeof context.prober.verify>) => {
      const { DBInstances = [] } = await clients.rds.send(new DescribeDBInstancesCommand({}));
      const drilled = DBInstances.find(({ DBInstanceIdentifier = "" }) => DBInstanceIdentifier.startsWith("lifeboat-"));
      const { BackupRetentionPeriod, DeletionProtection, PubliclyAccessible, TagList = [] } = drilled ?? {};
      seen.push({ BackupRetentionPeriod, DeletionProtection, PubliclyAccessible, tags: TagList.map(({ Key }) => Key) });
      seen.push(
        drilled?.DBSubnetGroup?.DBSubnetGroupName,
        drilled?.VpcSecurityGroups?.map((one) => one.VpcSecurityGroupId),
      );
      return await context.prober.verify(...args);
    },
  };
  const state = await runDrill(bench.journal(plan), { ...context, prober: look });
  expect(seen).toEqual([
    {
      BackupRetentionPeriod: 0,
      DeletionProtection: false,
      PubliclyAccessible: false,
      tags: ["lifeboat:drill-id", "lifeboat:expires-at", "lifeboat:owner"],
    },
    "isolated",
    ["sg-0isolated0000000000"],
  ]);
  const RestoreJobId = state.results.restore?.jobId ?? "";
  const job = await clients.backup.send(new DescribeRestoreJobCommand({ RestoreJobId }));
  expect([job.ValidationStatus, job.ValidationStatusMessage]).toEqual(["SUCCESSFUL", `Lifeboat drill ${plan.id}`]);
});

/** Of the table `orders` in a database with a schema. */
function manifestOf(schema: string): Manifest {
  const tables = [{ name: "public.orders", rows: 200 }];
  return { manifestVersion: 1, takenAt: "2026-11-28T00:00:00.000Z", schema, tables };
}

test("another database, or one without its newest data, is told from what was expected", async () => {
  const from = await vaulted(lab, instance(), "awsbackup:");
  const heartbeat = { table: "heartbeat", column: "at" };
  lab.addFaults({ kind: "wrong-database", times: 1 });
  const manifest = manifestOf("03084809afdaa1dbfdcc76ec3354a0ba");
  const wrong = await drill({ choice: { from }, checks: { manifest, invariants: [] } });
  expect(wrong.record).toMatchObject({
    outcome: "failed",
    because:
      "digest of the schema: expected 03084809afdaa1dbfdcc76ec3354a0ba, found e683d9ee561fdd682aa24c295db859d1; rows of public.orders: expected at least 200, found no such table",
  });
  lab.addFaults({ kind: "stale-data", seconds: 3600, times: 1 });
  const stale = await drill({ choice: { from }, checks: { heartbeat, invariants: [] } });
  expect(stale.record).toMatchObject({
    outcome: "failed",
    because: "heartbeat heartbeat.at: expected a row, found no row",
  });
});

const UNANSWERED = /^a connection to 127\.0\.0\.1:\d+ was not done by \S+Z$/;

test("a database that says it is available and answers nobody is given up on, and removed", async () => {
  lab.addFaults({ kind: "unreachable", times: 1 });
  const { prober } = bench.context();
  let late = 0;
  const clock = { ...impatient, now: () => Date.now() + late };
  const answers = async (address: Address) => {
    const answered = await prober.answers(address);
    if (!answered) late = 7_200_000;
    return answered;
  };
  const plan = planFor(lab, { choice: { from: await vaulted(lab, instance(), "awsbackup:") } });
  const state = await runDrill(
    bench.journal(plan),
    bench.context({ clock, prober: { answers, verify: prober.verify.bind(prober) } }),
  );
  expect(state.failure).toEqual({ step: "verify", kind: "failed", because: expect.stringMatching(UNANSWERED) });
  expect(state.results["clean-up"]).toMatchObject({ proven: true, left: [] });
});

test("data that fails its checks is a failed drill, reported as such, and never cut over to", async () => {
  lab.addFaults({ kind: "truncated-table", table: "orders", times: 1 });
  const manifest = manifestOf("0");
  const { state, record } = await drill({
    choice: { from: await vaulted(lab, instance(), "awsbackup:") },
    checks: { manifest, invariants: [{ name: "paid.sql", sql: "SELECT FROM orders WHERE amount_cents <= 0" }] },
    cutOver: "exit 0",
  });
  expect(record).toMatchObject({
    outcome: "failed",
    because:
      "digest of the schema: expected 0, found 03084809afdaa1dbfdcc76ec3354a0ba; rows of public.orders: expected at least 200, found 0",
    achieved: { rtoSeconds: null, rtoWithoutResponseSeconds: null },
    cleanup: { proven: true },
  });
  expect(state.times["cut-over"]).toBeUndefined();
  expect(state.results.validation).toEqual({ reported: "FAILED" });
  const { RestoreJobs = [] } = await clients.backup.send(new ListRestoreJobsCommand({}));
  expect(RestoreJobs.map(({ ValidationStatus }) => ValidationStatus)).toContain("FAILED");
});
