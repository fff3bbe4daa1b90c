import type { Call } from "../world";
import {
  clusterCapacity,
  clusterExists,
  clusterQuota,
  instanceCapacity,
  instanceExists,
  instanceQuota,
  keyNotAccessible,
} from "./errors";
import { rdsArn } from "./find";

const refusals = {
  db: { exists: instanceExists, quota: instanceQuota, capacity: instanceCapacity },
  cluster: { exists: clusterExists, quota: clusterQuota, capacity: clusterCapacity },
};

/**
 * Whether there may be one more instance or cluster of that name.
 *
 * @param names of what it is made from, which faults may be aimed at
 * @throws {ServiceError} for a name that is taken, no room, or a key that cannot be used
 */
export function admit(call: Call, kind: "db" | "cluster", id: string, names: readonly string[]): void {
  const { world, region, operation } = call;
  const table = kind === "db" ? world.tables.instances : world.tables.clusters;
  const limit = kind === "db" ? world.limits.instances : world.limits.clusters;
  const target = { operation, resources: [id, ...names] };
  if (table.get(rdsArn(call, kind, id)) !== undefined) {
    throw refusals[kind].exists();
  }
  const used = table.all().filter((each) => each.region === region).length;
  if (used >= limit || world.faults.strike("quota", target)) {
    throw refusals[kind].quota();
  }
  if (world.faults.strike("key-inaccessible", target)) {
    throw keyNotAccessible();
  }
  if (world.faults.strike("capacity", target)) {
    throw refusals[kind].capacity();
  }
}
