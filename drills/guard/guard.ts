import { findDatabase } from "../aws/database";
import { readNetwork } from "../aws/network";
import { readQuotas } from "../aws/quotas";
import type { Cloud } from "../cloud";
import type { StepResults } from "../journal/entry";
import { type DrillPlan, resourcesOf } from "../plan";
import { openings } from "./isolation";
import { shortages } from "./quota";

/** A drill that must not begin. */
export class GuardError extends Error {
  override readonly name = "GuardError";
}

/**
 * Looks, changing nothing, whether a drill may begin: in the account that it means, of a database that is there and not too
 * large, into an isolated network, with room for what it makes.
 *
 * @throws {GuardError}
 */
export async function guard(cloud: Cloud, plan: DrillPlan): Promise<StepResults["guard"]> {
  const { target, region, network, limitGib } = plan;
  const { Account: account = "" } = await cloud.send(region, "GetCallerIdentity", {});
  if (target.account !== account) {
    throw new GuardError(`${target.arn} is of account ${target.account}, and the credentials are of ${account}`);
  }
  const source = await findDatabase(cloud, target.region, target.kind, target.id);
  if (source === undefined) throw new GuardError(`there is no ${target.arn}; is the Region right?`);
  if (!/postgres/.test(source.engine)) {
    throw new GuardError(`${target.id} is ${source.engine}: drills check the data of PostgreSQL only`);
  }
  const size = source.shape.allocatedGiB;
  if (limitGib !== undefined && (size === null || size > limitGib)) {
    const told = size === null ? "does not tell its size" : `has ${size} GiB`;
    throw new GuardError(`${target.id} ${told}; --limit-gib allows ${limitGib}`);
  }
  const open = openings(await readNetwork(cloud, region, network));
  if (open.length > 0) throw new GuardError(`${network.subnetGroup} is not isolated: ${open.join("; ")}`);
  const short = shortages(await readQuotas(cloud, region), resourcesOf(plan), size);
  if (short.length > 0) throw new GuardError(short.join("; "));
  return { account, aws: cloud.isAws() };
}
