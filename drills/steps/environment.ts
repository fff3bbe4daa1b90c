import { type Found, isDatabase } from "../aws/found";
import type { DrillPlan } from "../plan";
import { isPostgres } from "../verify/by-engine";
import type { Address } from "../verify/verification";

/** What commands of the user's find the restored copy by. */
export function environmentFor(
  { id, region }: Pick<DrillPlan, "id" | "region">,
  made: Found,
): Readonly<Record<string, string>> {
  return {
    LIFEBOAT_DRILL_ID: id,
    LIFEBOAT_RESOURCE_ID: made.id,
    LIFEBOAT_RESOURCE_ARN: made.arn,
    LIFEBOAT_RESOURCE_KIND: made.kind,
    LIFEBOAT_REGION: region,
    ...(isDatabase(made) ? clientEnvironment(addressOf(made)) : {}),
  };
}

/** By the names that the clients of the engine read themselves. */
function clientEnvironment({ engine, host, port, user, database }: Address): Readonly<Record<string, string>> {
  const { PGUSER, PGDATABASE } = process.env;
  const address = { LIFEBOAT_HOST: host, LIFEBOAT_PORT: `${port}` };
  if (!isPostgres(engine)) return { ...address, MYSQL_HOST: host, MYSQL_TCP_PORT: `${port}` };
  return {
    ...address,
    PGHOST: host,
    PGPORT: `${port}`,
    PGUSER: PGUSER ?? user ?? "postgres",
    PGDATABASE: PGDATABASE ?? database ?? "postgres",
  };
}

export function addressOf({
  engine,
  host,
  port,
  user,
  database,
}: Extract<Found, { readonly engine: string }>): Address {
  return { engine, host: host ?? "", port: port ?? (isPostgres(engine) ? 5432 : 3306), user, database };
}
