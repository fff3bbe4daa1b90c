import { afterAll, beforeAll, expect, jest, test } from "@jest/globals";
import type { DrillPlan } from "../../drills/plan";
import { runDrill } from "../../drills/steps/run";
import { targetOf } from "../../drills/targets/arn";
import { ProberByEngine } from "../../drills/verify/by-engine";
import { PostgresProber } from "../../drills/verify/postgres";
import { ReachProber } from "../../drills/verify/reach";
import { type Lab, startLab } from "../../lab";
import { Bench, planFor, vaulted } from "./drilled";

jest.setTimeout(60_000);

let lab: Lab;
let bench: Bench;
beforeAll(async () => {
  lab = await startLab({
    sources: [
      { kind: "instance", name: "orders-db", engine: "mysql", rows: 10, heartbeat: 0 },
      { kind: "cluster", name: "shop", engine: "aurora-mysql", rows: 10, heartbeat: 0 },
    ],
  });
  bench = new Bench(lab);
});
afterAll(async () => {
  bench.close();
  await lab.stop();
});

async function drill(more: Partial<DrillPlan>) {
  const plan = planFor(lab, more);
  const prober = new ProberByEngine(new PostgresProber({}), new ReachProber());
  const state = await runDrill(bench.journal(plan), bench.context({ prober }));
  return { plan, state, record: bench.evidence.find(({ id }) => id === plan.id) };
}

const UNASKED: DrillPlan["checks"] = { invariants: [] };
const shop = () => {
  const target = targetOf(`arn:aws:rds:${lab.region}:${lab.account}:cluster:shop`);
  return { target, member: { arn: target.arn, type: "aws:rds/cluster:Cluster", name: "shop" } };
};

test("a MySQL is restored and reached, and what nobody asked is told", async () => {
  const from = await vaulted(lab, `arn:aws:rds:${lab.region}:${lab.account}:db:orders-db`, "awsbackup:");
  const { record } = await drill({ choice: { from }, checks: UNASKED });
  expect(record).toMatchObject({
    outcome: "passed",
    member: { engine: "mysql" },
    notChecked: ["the data: a command of yours can ask mysql (--check)"],
    cleanup: { proven: true },
  });
  expect(record?.checks.map(({ name }) => name)).toEqual(["age of the point", "encryption", "Region", "engine"]);
});

test("an Aurora MySQL is asked by a command, which finds it as MySQL's own clients would", async () => {
  const command = 'test "$MYSQL_HOST:$MYSQL_TCP_PORT" = "$LIFEBOAT_HOST:$LIFEBOAT_PORT" && test -z "$PGHOST"';
  const { record } = await drill({
    ...shop(),
    choice: { from: "latest", kind: "continuous" },
    checks: { ...UNASKED, command },
  });
  expect(record).toMatchObject({ outcome: "passed", member: { engine: "aurora-mysql" } });
  expect(record?.checks.at(-1)).toMatchObject({ name: "command", actual: "exit code 0" });
  expect(record?.notChecked).toBeUndefined();
});

test("a command that finds something wrong fails the drill", async () => {
  const { record } = await drill({ choice: { from: "latest" }, checks: { ...UNASKED, command: "exit 3" } });
  expect(record).toMatchObject({ outcome: "failed", because: "command: expected exit code 0, found exit code 3" });
});

test("questions that only PostgreSQL answers are refused before anything is made", async () => {
  const table = { table: "heartbeat", column: "at" };
  const { record, state } = await drill({
    checks: { heartbeat: table, invariants: [{ name: "a", sql: "b" }], amcheck: true },
  });
  expect([record, state.failure]).toEqual([
    undefined,
    {
      step: "guard",
      kind: "refused",
      because: "orders-db is mysql: --heartbeat, --sql, --amcheck ask PostgreSQL only; use --check",
    },
  ]);
});
