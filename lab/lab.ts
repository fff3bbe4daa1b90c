import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { cloudlike, immediate, Pace } from "./clock/pace";
import { Random } from "./clock/random";
import { SystemClock } from "./clock/system-clock";
import { VirtualClock } from "./clock/virtual-clock";
import type { DatabaseEngine } from "./database-engine";
import { LabOptionsError } from "./errors";
import type { Fault } from "./faults/fault";
import { Faults } from "./faults/faults";
import { type LabFolder, openFolder } from "./folder";
import { furnish } from "./furnish";
import { Ids } from "./ids";
import { checkOptions, type LabOptions } from "./options";
import { PostgresEngine } from "./postgres/engine";
import { resume } from "./resume";
import { host, serve } from "./server";
import { SimulatedEngine } from "./simulated/engine";
import { Journal } from "./state/journal";
import { openTables, type Tables } from "./state/tables";
import type { World } from "./world";

/** A lab that runs. */
export interface Lab {
  /** What AWS SDK clients take for `endpoint`, whichever service they are of. */
  readonly endpoint: string;
  readonly account: string;
  readonly region: string;
  readonly copyRegion: string;
  /** What a process needs in its environment to take the lab for AWS. */
  readonly environment: Readonly<Record<string, string>>;
  /** Its own time. */
  now(): Date;
  /** Moves a clock that was given an instant to start at. @throws {LabOptionsError} for the machine's clock */
  advance(seconds: number): Promise<void>;
  addFaults(...faults: readonly Fault[]): void;
  clearFaults(): void;
  /** Ends it, with all its servers. A folder that was given keeps its state. */
  stop(): Promise<void>;
}

/**
 * Starts a lab: AWS Backup, RDS and what else restore drills call, over databases on this machine. Any credentials will do.
 *
 * @example
 * const lab = await startLab();
 * const rds = new RDSClient({ endpoint: lab.endpoint, region: lab.region, credentials });
 * @throws {LabError} if there is no PostgreSQL, or the folder is another lab's
 */
export async function startLab(options: LabOptions = {}): Promise<Lab> {
  checkOptions(options);
  const { region = "us-east-1", copyRegion = "us-west-2" } = options;
  const folder = openFolder(options.folder);
  let world: World | undefined;
  try {
    world = makeWorld(options, folder.path);
    await fill(world, options, region, copyRegion);
    world.faults.add(...(options.faults ?? []));
    return await open(world, folder, { port: options.port ?? 0, region, copyRegion });
  } catch (error) {
    await world?.engine.close();
    folder.release();
    throw error;
  }
}

async function open(
  world: World,
  folder: LabFolder,
  at: { port: number; region: string; copyRegion: string },
): Promise<Lab> {
  const { clock, engine, faults, ids } = world;
  const server = await serve(world, at.port);
  const endpoint = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    endpoint,
    account: ids.account,
    region: at.region,
    copyRegion: at.copyRegion,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: at.region,
      AWS_ACCESS_KEY_ID: "lab",
      AWS_SECRET_ACCESS_KEY: "lab",
    },
    now: () => clock.now(),
    advance: async (seconds) => {
      if (!(clock instanceof VirtualClock)) {
        throw new LabOptionsError("The lab runs by the machine's clock, which nobody can move. Start it with startAt.");
      }
      await clock.advance(seconds);
    },
    addFaults: (...added) => faults.add(...added),
    clearFaults: () => faults.clear(),
    stop: async () => {
      clock.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await engine.close();
      folder.release();
    },
  };
}

function makeWorld(options: LabOptions, folder: string): World {
  const { backEnd = "postgres", account = "123456789012", seed = 1, startAt, limits } = options;
  const clock = startAt === undefined ? new SystemClock() : new VirtualClock(startAt);
  const random = new Random(seed);
  const faults = new Faults();
  const tables = openTables(new Journal(join(folder, "journal.jsonl")));
  const engine: DatabaseEngine =
    backEnd === "postgres"
      ? new PostgresEngine(join(folder, "postgres"), options.binaries)
      : new SimulatedEngine(clock, tables.simulated);
  const durations = { ...(backEnd === "postgres" ? immediate : cloudlike), ...options.durations };
  return {
    clock,
    faults,
    engine,
    tables,
    pace: new Pace(clock, random, durations, faults),
    ids: new Ids(random, account),
    limits: { instances: 40, clusters: 40, ...limits },
  };
}

/** What is furnished is there at once, however long such work will take later. */
async function fill(world: World, options: LabOptions, region: string, copyRegion: string): Promise<void> {
  if (!isEmpty(world.tables)) {
    await resume(world);
    return;
  }
  const pace = new Pace(world.clock, new Random(0), immediate, world.faults);
  const call = { world: { ...world, pace }, region, operation: "furnish" };
  await furnish(call, copyRegion, options.sources ?? [{ kind: "instance", name: "orders-db" }]);
}

function isEmpty({ vaults }: Tables): boolean {
  return vaults.all().length === 0;
}
