import type { DrillCheck } from "../../continuity/evidence/record";
import type { Database } from "../aws/database";
import { instantOf } from "../clock";
import type { Selection } from "../journal/entry";
import type { DrillPlan } from "../plan";
import { type Address, check, pointChecks, type Verification } from "../verify/verification";
import type { DrillContext, Shell } from "./context";
import { type Patience, until } from "./until";

/** Waits until the restored database answers, and climbs the ladder: cheap questions first. */
export async function verify(
  { prober, shell, clock }: Pick<DrillContext, "prober" | "shell" | "clock">,
  plan: DrillPlan,
  { point, lossAsOf, source }: Selection,
  database: Database,
  patience: Patience,
): Promise<Verification> {
  const address = addressOf(database);
  await until(patience, `a connection to ${address.host}:${address.port}`, async () =>
    (await prober.answers(address)) ? true : undefined,
  );
  const reachableAt = instantOf(clock.now());
  const { heartbeatAt, checks } = await prober.verify(address, plan.checks);
  const ofPoint = pointChecks(point, {
    lossAsOf,
    rpoSeconds: plan.objective.rpoSeconds,
    encrypted: source.encrypted,
    region: plan.region,
  });
  const own = await commandChecks(shell, plan, address);
  return { reachableAt, heartbeatAt, checks: [...ofPoint, ...checks, ...own] };
}

/** It checks the restored copy alone, so that it may install there what it needs. */
const AMCHECK = "pg_amcheck --install-missing --heapallindexed";

async function commandChecks(shell: Shell, plan: DrillPlan, address: Address): Promise<readonly DrillCheck[]> {
  const { amcheck, command } = plan.checks;
  const asked = [
    ...(amcheck ? [{ name: "pg_amcheck", rung: "structure", command: AMCHECK }] : []),
    ...(command === undefined ? [] : [{ name: "command", rung: "application", command }]),
  ];
  const checks: DrillCheck[] = [];
  for (const { name, rung, command: text } of asked) {
    const code = await shell.run(text, environmentFor(plan, address));
    checks.push(check(name, rung, "exit code 0", `exit code ${code}`, code === 0));
  }
  return checks;
}

/** What commands of the user's find the restored database by. */
export function environmentFor(
  { id }: DrillPlan,
  { host, port, user, database }: Address,
): Readonly<Record<string, string>> {
  return {
    LIFEBOAT_DRILL_ID: id,
    PGHOST: host,
    PGPORT: `${port}`,
    PGUSER: process.env.PGUSER ?? user ?? "postgres",
    PGDATABASE: process.env.PGDATABASE ?? database ?? "postgres",
  };
}

export function addressOf({ host, port, user, database }: Database): Address {
  return { host: host ?? "", port: port ?? 5432, user, database };
}
