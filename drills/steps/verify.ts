import type { Database } from "../aws/database";
import { instantOf } from "../clock";
import type { Selection } from "../journal/entry";
import type { DrillPlan } from "../plan";
import { type Address, check, pointChecks, type Verification } from "../verify/verification";
import type { DrillContext } from "./context";
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
  const { command } = plan.checks;
  if (command === undefined) return { reachableAt, heartbeatAt, checks: [...ofPoint, ...checks] };
  const code = await shell.run(command, environmentFor(plan, address));
  const own = check("command", "application", "exit code 0", `exit code ${code}`, code === 0);
  return { reachableAt, heartbeatAt, checks: [...ofPoint, ...checks, own] };
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
    ...(user === null || process.env.PGUSER !== undefined ? {} : { PGUSER: user }),
    ...(database === null || process.env.PGDATABASE !== undefined ? {} : { PGDATABASE: database }),
  };
}

export function addressOf({ host, port, user, database }: Database): Address {
  return { host: host ?? "", port: port ?? 5432, user, database };
}
