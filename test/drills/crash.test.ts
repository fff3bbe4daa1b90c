import { DescribeDBInstancesCommand } from "@aws-sdk/client-rds";
import { afterAll, beforeAll, describe, expect, jest, test } from "@jest/globals";
import type { LoadedBy } from "../../continuity/evidence/record";
import type { JournalEntry } from "../../drills/journal/entry";
import { Journal } from "../../drills/journal/journal";
import type { DrillPlan, PointChoice, ResourceKind } from "../../drills/plan";
import { type DrillJournal, runDrill } from "../../drills/steps/run";
import { sweep } from "../../drills/sweep";
import type { Lab } from "../../lab";
import { clientsOf } from "../lab/clients";
import { Bench, impatient, LOADER, PROBER, planFor, vaulted } from "./drilled";
import { labOfStores, planOf, STORE_KINDS, strays } from "./stored";

jest.setTimeout(120_000);

let lab: Lab;
let bench: Bench;

beforeAll(async () => {
  lab = await labOfStores();
  bench = new Bench(lab);
});
afterAll(async () => {
  bench.close();
  await lab.stop();
});

class Killed extends Error {}

/** Dies before or after it has written so many lines. */
function mortal(journal: Journal, lines: number, when: "before" | "after"): DrillJournal {
  let written = 0;
  return {
    get state() {
      return journal.state;
    },
    append(entry: JournalEntry) {
      const last = written === lines;
      written += 1;
      if (last && when === "before") throw new Killed();
      journal.append(entry);
      if (last) throw new Killed();
    },
  };
}

/** All that there is beside the sources. */
async function leftBy(plan: DrillPlan): Promise<readonly string[]> {
  const { DBInstances = [] } = await clientsOf(lab).rds.send(new DescribeDBInstancesCommand({}));
  const databases = DBInstances.map(({ DBInstanceIdentifier = "" }) => DBInstanceIdentifier);
  return [...databases.filter((id) => id !== "orders-db"), ...(await strays(lab, plan))];
}

async function killed(plan: DrillPlan, lines: number, when: "before" | "after"): Promise<boolean> {
  try {
    await runDrill(mortal(bench.journal(plan), lines, when), bench.context({ prober: PROBER, loader: LOADER }));
    return false;
  } catch (error) {
    if (error instanceof Killed) return true;
    throw error;
  }
}

/** How it is known of what each restores that it was fully loaded. */
const LOADED_BY: Partial<Record<ResourceKind, LoadedBy>> = { instance: "reading", volume: "aws" };

const dead = (lease: { pid: number }) => lease.pid === process.pid;

const instance = () => `arn:aws:rds:${lab.region}:${lab.account}:db:orders-db`;

const byChoice = async (choose: () => Promise<PointChoice>) => {
  const choice = await choose();
  return () => planFor(lab, { choice, load: true });
};

describe.each<[string, () => Promise<() => DrillPlan>]>([
  ["of a database by RDS", () => byChoice(async () => ({ from: "latest", kind: "continuous" }))],
  ["of a database by AWS Backup", () => byChoice(async () => ({ from: await vaulted(lab, instance(), "awsbackup:") }))],
  ...STORE_KINDS.map((kind): [string, () => Promise<() => DrillPlan>] => [
    `of a ${kind}`,
    async () => () => planOf(lab, kind, { load: true }),
  ]),
])("a drill %s that is killed at whatever line of its journal", (_, planning) => {
  test.each(["before", "after"] as const)("can be resumed (%s the line is written)", async (when) => {
    const make = await planning();
    let lines = 0;
    for (; ; lines += 1) {
      const plan = make();
      if (!(await killed(plan, lines, when))) break;
      const journal = Journal.open(bench.fileOf(plan));
      journal.append({ at: new Date().toISOString(), event: "resumed" });
      const state = await runDrill(journal, bench.context({ prober: PROBER, loader: LOADER }));
      expect({ lines, outcome: state.results.record?.outcome, failure: state.failure }).toEqual({
        lines,
        outcome: "passed",
        failure: undefined,
      });
      const records = bench.evidence.filter(({ id }) => id === plan.id);
      expect(records.map(({ loaded }) => loaded?.by)).toEqual([LOADED_BY[plan.target.kind]]);
      expect(await leftBy(plan)).toEqual([]);
      expect(bench.leases.all()).toEqual([]);
    }
    expect(lines).toBeGreaterThan(20);
  });

  test("can be swept", async () => {
    const make = await planning();
    let lines = 0;
    for (; ; lines += 1) {
      const plan = make();
      if (!(await killed(plan, lines, "before"))) break;
      // The process that held the lease lives on in this test: another one, that is dead, takes its place.
      for (const lease of bench.leases.all().filter(dead)) bench.leases.take({ ...lease, pid: 2 ** 30 });
      const swept = await sweep(bench.leases, () => bench.aws, {
        ...bench.context(),
        clock: impatient,
        pollSeconds: 5,
      });
      expect(swept.flatMap(({ left }) => left)).toEqual([]);
      expect(await leftBy(plan)).toEqual([]);
      expect(bench.leases.all()).toEqual([]);
    }
    expect(lines).toBeGreaterThan(20);
  });
});
