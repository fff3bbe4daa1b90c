import type { Database } from "../aws/database";
import { type Found, findSource, isDatabase } from "../aws/found";
import { readNetwork } from "../aws/network";
import { readQuotas } from "../aws/quotas";
import type { Cloud } from "../cloud";
import type { StepResults } from "../journal/entry";
import { type DrillPlan, resourcesOf } from "../plan";
import { isPostgres } from "../verify/by-engine";
import { openings } from "./isolation";
import { unfitness } from "./other";
import { shortages } from "./quota";

/** A drill that must not begin. */
export class GuardError extends Error {
  override readonly name = "GuardError";
}

/**
 * Looks, changing nothing, whether a drill may begin: in the account that it means, of something that is there and not too
 * large; of a database, into an isolated network, with room for what it makes.
 *
 * @throws {GuardError}
 */
export async function guard(cloud: Cloud, plan: DrillPlan): Promise<StepResults["guard"]> {
  const { target, region } = plan;
  const { Account: account = "" } = await cloud.send(region, "GetCallerIdentity", {});
  if (target.account !== null && target.account !== account) {
    throw new GuardError(`${target.arn} is of account ${target.account}, and the credentials are of ${account}`);
  }
  const unfit = target.kind === "other" ? unfitness(plan) : undefined;
  if (unfit !== undefined) throw new GuardError(unfit);
  const source = await findSource(cloud, target);
  if (source === undefined) throw new GuardError(`there is no ${target.arn}; is the Region right?`);
  if (!isSizedByPoint(source)) demandSize(plan, sizeOf(source));
  if (isDatabase(source)) await guardDatabase(cloud, plan, source);
  return { account, aws: cloud.isAws() };
}

/** Of a bucket, and of what Lifeboat does not know, only recovery points tell how much they hold. */
export function isSizedByPoint({ kind }: Found): boolean {
  return kind === "bucket" || kind === "other";
}

/** @throws {GuardError} for more than a drill may restore, or nobody knows how much */
export function demandSize({ target, limitGib }: DrillPlan, sizeGib: number | null): void {
  if (limitGib === undefined || (sizeGib !== null && sizeGib <= limitGib)) return;
  const told = sizeGib === null ? "does not tell its size" : `has ${sizeGib} GiB`;
  throw new GuardError(`${target.id} ${told}; --limit-gib allows ${limitGib}`);
}

/** In whole GiB, rounded up. */
function sizeOf(source: Found): number | null {
  return isDatabase(source) ? source.shape.allocatedGiB : gibOf(source.sizeBytes);
}

export function gibOf(bytes: number | null | undefined): number | null {
  return bytes === null || bytes === undefined ? null : Math.ceil(bytes / 1024 ** 3);
}

const ENGINES = /^(postgres|mysql|mariadb|aurora-postgresql|aurora-mysql)$/;

/** Others than PostgreSQL are asked by a command of the user's alone: a question that nobody would put is refused. */
function demandEngine({ target, checks }: DrillPlan, engine: string): void {
  if (!ENGINES.test(engine)) {
    throw new GuardError(`${target.id} is ${engine}: drills restore PostgreSQL, MySQL and MariaDB`);
  }
  if (isPostgres(engine)) return;
  const { heartbeat, manifest, invariants, amcheck } = checks;
  const asked = [
    ...(heartbeat === undefined ? [] : ["--heartbeat"]),
    ...(manifest === undefined ? [] : ["--manifest"]),
    ...(invariants.length === 0 ? [] : ["--sql"]),
    ...(amcheck ? ["--amcheck"] : []),
  ];
  if (asked.length === 0) return;
  throw new GuardError(`${target.id} is ${engine}: ${asked.join(", ")} ask PostgreSQL only; use --check`);
}

async function guardDatabase(cloud: Cloud, plan: DrillPlan, source: Database): Promise<void> {
  const { target, region, network } = plan;
  demandEngine(plan, source.engine);
  if (network === undefined) {
    throw new GuardError(`${target.id} is a database: give --subnet-group and --security-group to restore it into`);
  }
  const open = openings(await readNetwork(cloud, region, network));
  if (open.length > 0) throw new GuardError(`${network.subnetGroup} is not isolated: ${open.join("; ")}`);
  const short = shortages(await readQuotas(cloud, region), resourcesOf(plan), source.shape.allocatedGiB);
  if (short.length > 0) throw new GuardError(short.join("; "));
}
