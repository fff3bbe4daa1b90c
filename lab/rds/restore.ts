import type { RestoreFrom } from "../database-engine";
import { strikeFlaws } from "../faults/flaws";
import type { Tags } from "../tags";
import type { Call } from "../world";
import { rdsArn } from "./find";
import type { ClusterRecord, InstanceRecord, Shape } from "./records";

/** What is to be brought back, and from what. */
export interface Restoration {
  readonly id: string;
  readonly shape: Shape;
  readonly tags: Tags;
  readonly from: RestoreFrom;
  /** Names of what it comes from, which faults may be aimed at. */
  readonly names: readonly string[];
  readonly recoveryPoint?: string;
}

/** A database that is on its way: its record as of now, and when it is there. */
interface Restoring<Made> {
  readonly made: Made;
  /** Rejects if it came to nothing; its status says so by then. */
  readonly done: Promise<void>;
}

/** Begins to bring an instance back. */
export function restoreInstance(call: Call, restoration: Restoration): Restoring<InstanceRecord> {
  const { world, region } = call;
  const { id, shape } = restoration;
  const arn = rdsArn(call, "db", id);
  const made = world.tables.instances.put(arn, {
    ...record(call, restoration, arn, world.ids.resource("db")),
    shape,
    availabilityZone: `${region}a`,
  });
  const work = async () => {
    if (await bringBack(call, restoration, made.resourceId, () => isWanted(world.tables.instances.get(arn)))) {
      const address = await world.engine.start(made.resourceId);
      await reach(call, restoration, made.resourceId);
      world.tables.instances.change(arn, { status: "available", address });
    }
  };
  return { made, done: settle(work, () => world.tables.instances.change(arn, { status: "incompatible-restore" })) };
}

/** Begins to bring a cluster back. It serves nobody before it has an instance. */
export function restoreCluster(call: Call, restoration: Restoration): Restoring<ClusterRecord> {
  const { world } = call;
  const arn = rdsArn(call, "cluster", restoration.id);
  const made = world.tables.clusters.put(arn, record(call, restoration, arn, world.ids.resource("cluster")));
  const work = async () => {
    const address = await bringBack(call, restoration, made.resourceId, () => isWanted(world.tables.clusters.get(arn)));
    if (address) {
      world.tables.clusters.change(arn, { status: "available", address });
    }
  };
  return { made, done: settle(work, () => world.tables.clusters.change(arn, { status: "incompatible-restore" })) };
}

/** Lets a fault make what is said to be available unreachable. */
export async function reach(
  { world }: Call,
  { id, names }: Restoration | NamedDatabase,
  database: string,
): Promise<void> {
  if (world.faults.strike("unreachable", { operation: "restore", resources: [id, ...names] })) {
    await world.engine.halt(database);
  }
}

/** A database by its name and those of what it came from. */
interface NamedDatabase {
  readonly id: string;
  readonly names: readonly string[];
}

function record(
  call: Call,
  { id, shape, tags, recoveryPoint }: Restoration,
  arn: string,
  resourceId: string,
): ClusterRecord {
  const { world, region } = call;
  return {
    arn,
    region,
    id,
    resourceId,
    shape,
    tags,
    status: "creating",
    createdAt: world.clock.now().toISOString(),
    ...(recoveryPoint && { recoveryPoint }),
  };
}

/** @returns where the database will listen, or nothing if it was deleted meanwhile */
async function bringBack(call: Call, { id, from, names }: Restoration, database: string, isStillWanted: () => boolean) {
  const { world } = call;
  const resources = [id, ...names];
  const flaws = strikeFlaws(world, resources);
  await world.pace.take("restore", ...resources);
  if (!isStillWanted()) {
    return undefined;
  }
  const address = await world.engine.restore(database, from, flaws);
  return isStillWanted() ? address : undefined;
}

function isWanted(database: ClusterRecord | undefined): boolean {
  return database !== undefined && database.status !== "deleting";
}

async function settle(work: () => Promise<void>, failed: () => void): Promise<void> {
  try {
    await work();
  } catch (error) {
    failed();
    throw error;
  }
}
