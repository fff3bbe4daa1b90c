import { type Database, findDatabase } from "../aws/database";
import { type Found, isDatabase } from "../aws/found";
import { RestoreFailedError } from "../aws/restore-job";
import { CloudError } from "../cloud";
import type { Loading, Reading } from "../load/loading";
import { type DrillPlan, type DrillResource, resourcesOf, type StoreKind } from "../plan";
import { isPostgres } from "../verify/by-engine";
import { AbortedError, type DrillContext } from "./context";
import { addressOf } from "./environment";
import { OutOfTimeError, type Patience, until } from "./until";

type Means = Pick<DrillContext, "cloud" | "loader">;

/** Why nobody knows when it is loaded, of what is neither read nor asked for. */
const UNKNOWN: Readonly<Record<Exclude<StoreKind, "volume">, string>> = {
  table: "AWS says of no table that it loads lazily",
  bucket: "AWS says of no bucket that it loads lazily",
  "file-system": "AWS says of no file system that it loads lazily",
  other: "only a command of yours can read it (--check)",
};

const AURORA = "AWS says of Aurora that it loads everything before it is available";
const STANDBY = "when the storage of the standby is fully loaded: only after a failover is it read";
const INITIALIZING = "AWS still said that its storage was initializing when time was up";

/**
 * Has everything loaded that AWS fetches lazily, by reading it once, and waits as long as AWS says that it is initializing. Time
 * that is up is no failure: what was restored was verified before.
 *
 * @throws {ProbeError} for a database that cannot read what it keeps @throws {AbortedError} @throws {RestoreFailedError}
 */
export async function load(means: Means, plan: DrillPlan, made: Found, patience: Patience): Promise<Loading> {
  if (isDatabase(made)) return await loadDatabase(means, plan, made, patience);
  if (made.kind === "volume") return await awaitVolume(means, plan, made.id, patience);
  return unknown([UNKNOWN[made.kind]]);
}

async function loadDatabase(
  { cloud, loader }: Means,
  plan: DrillPlan,
  made: Database,
  patience: Patience,
): Promise<Loading> {
  const { engine, shape } = made;
  if (engine.startsWith("aurora")) return unknown([AURORA]);
  const { clock, signal } = patience;
  const goOn = () => !signal.aborted && clock.now() < patience.until;
  const reading = isPostgres(engine) ? await loader.readAll(addressOf(made), goOn) : unreadable(engine);
  if (signal.aborted) throw new AbortedError(`stopped by ${signal.reason}`);
  const { told, done } = await initialized({ cloud }, plan, made.initializing, patience);
  const { unread, ...read } = reading;
  if (!done) return unknown([...unread, INITIALIZING], read);
  if (unread.length === 0) return { ...read, by: "reading", notChecked: shape.multiAz === true ? [STANDBY] : [] };
  return told ? { ...read, by: "aws", notChecked: [] } : unknown(unread, read);
}

/** Nothing is attached to a restored volume that could read it, but EC2 tells how far it is, up to five minutes later. */
async function awaitVolume(
  { cloud }: Pick<Means, "cloud">,
  { region }: DrillPlan,
  id: string,
  patience: Patience,
): Promise<Loading> {
  try {
    await until(patience, "the loading", async () => {
      const { VolumeStatuses = [] } = await cloud.send(region, "DescribeVolumeStatus", { VolumeIds: [id] });
      return VolumeStatuses[0]?.InitializationStatusDetails?.Progress === 100 ? true : undefined;
    });
    return { ...NOTHING, by: "aws", notChecked: [] };
  } catch (error) {
    if (error instanceof OutOfTimeError) return unknown(["AWS had not said that it was when time was up"]);
    if (error instanceof CloudError && DENIED.test(error.code)) return unknown([error.message]);
    throw error;
  }
}

/** Who drilled without asking this before need not be allowed to: that is no fault of the volume. */
const DENIED = /^(AccessDenied|UnauthorizedOperation)/;

const NOTHING = { relations: 0, bytes: 0 };

function unreadable(engine: string): Reading {
  return { ...NOTHING, unread: [`drills read PostgreSQL only, and RDS says nothing of this ${engine}`] };
}

function unknown(because: readonly string[], read: Pick<Reading, "relations" | "bytes"> = NOTHING): Loading {
  return { ...read, by: null, notChecked: because.map((one) => `when it is fully loaded: ${one}`) };
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
