import { findDatabase } from "../aws/database";
import { type Found, isDatabase } from "../aws/found";
import { RestoreFailedError } from "../aws/restore-job";
import type { Loading, Reading } from "../load/loading";
import { type DrillPlan, type DrillResource, resourcesOf, type StoreKind } from "../plan";
import { isPostgres } from "../verify/by-engine";
import { AbortedError, type DrillContext } from "./context";
import { addressOf } from "./environment";
import { OutOfTimeError, type Patience, until } from "./until";

type Means = Pick<DrillContext, "cloud" | "loader">;

/** Why nobody knows when it is loaded, of what is not read. */
const UNKNOWN: Readonly<Record<StoreKind, string>> = {
  table: "AWS says of no table that it loads lazily",
  bucket: "AWS says of no bucket that it loads lazily",
  "file-system": "AWS says of no file system that it loads lazily",
  volume: "nobody reads a volume that is not mounted",
  other: "only a command of yours can read it (--check)",
};

const AURORA = "AWS says of Aurora that it loads everything before it is available";
const STANDBY = "when the storage of the standby is fully loaded: only after a failover is it read";
const INITIALIZING = "RDS still said that its storage was initializing when time was up";

/**
 * Has everything loaded that AWS fetches lazily, by reading it once, and waits as long as RDS says that it is initializing. Time
 * that is up is no failure: what was restored was verified before.
 *
 * @throws {ProbeError} for a database that cannot read what it keeps @throws {AbortedError} @throws {RestoreFailedError}
 */
export async function load(
  { cloud, loader }: Means,
  plan: DrillPlan,
  made: Found,
  patience: Patience,
): Promise<Loading> {
  if (!isDatabase(made)) return { ...NOTHING, by: null, notChecked: open([UNKNOWN[made.kind]]) };
  const { engine, shape } = made;
  if (engine.startsWith("aurora")) return { ...NOTHING, by: null, notChecked: open([AURORA]) };
  const { clock, signal } = patience;
  const goOn = () => !signal.aborted && clock.now() < patience.until;
  const reading = isPostgres(engine) ? await loader.readAll(addressOf(made), goOn) : unreadable(engine);
  if (signal.aborted) throw new AbortedError(`stopped by ${signal.reason}`);
  const { told, done } = await initialized({ cloud }, plan, made.initializing, patience);
  const { unread, ...read } = reading;
  if (!done) return { ...read, by: null, notChecked: open([...unread, INITIALIZING]) };
  if (unread.length === 0) return { ...read, by: "reading", notChecked: shape.multiAz === true ? [STANDBY] : [] };
  return told ? { ...read, by: "rds", notChecked: [] } : { ...read, by: null, notChecked: open(unread) };
}

const NOTHING = { relations: 0, bytes: 0 };

function unreadable(engine: string): Reading {
  return { ...NOTHING, unread: [`drills read PostgreSQL only, and RDS says nothing of this ${engine}`] };
}

function open(because: readonly string[]): readonly string[] {
  return because.map((one) => `when it is fully loaded: ${one}`);
}

/**
 * Waits until RDS no longer says that the storage is initializing, which it says of some restores only.
 *
 * @param before whether it did when it was restored
 * @returns whether it ever did, and whether it is done with
 */
async function initialized(
  { cloud }: Pick<Means, "cloud">,
  plan: DrillPlan,
  before: boolean,
  patience: Patience,
): Promise<{ readonly told: boolean; readonly done: boolean }> {
  // Of a cluster the storage is that of its instance.
  const { id } = resourcesOf(plan).at(-1) as DrillResource;
  let told = before;
  try {
    await until(patience, "the loading", async () => {
      const now = await findDatabase(cloud, plan.region, "instance", id);
      if (now === undefined) throw new RestoreFailedError(`instance ${id} is gone`);
      told ||= now.initializing;
      return now.initializing ? undefined : true;
    });
    return { told, done: true };
  } catch (error) {
    if (error instanceof OutOfTimeError) return { told, done: false };
    throw error;
  }
}
