import { setTimeout } from "node:timers/promises";
import { Command, Option } from "commander";
import { Client } from "pg";
import { instantOf } from "../drills/clock";
import { configOf } from "../drills/verify/connection";
import { beat } from "../drills/verify/heartbeat";
import { takeManifest } from "../drills/verify/manifest";
import { writeWhole } from "../workspace/write-file";
import { duration, whole } from "./drill/options";
import { type StoreOptions, writeStoreManifest } from "./heartbeat/store";
import { UsageError } from "./usage-error";

interface Options extends Omit<StoreOptions, "resource"> {
  readonly resource?: string;
  readonly source?: string;
  readonly every?: number;
  readonly keepDays: number;
}

const EXAMPLES = `
Examples:
  $ PGHOST=orders.example.com PGUSER=heartbeat lifeboat heartbeat                one row, for a scheduler
  $ PGHOST=orders.example.com PGUSER=heartbeat lifeboat heartbeat --every 1m     a row a minute, until interrupted
  $ lifeboat heartbeat --manifest orders.manifest.json --checksum public.countries
  $ lifeboat heartbeat --resource arn:aws:s3:::orders-files --region eu-west-1 --manifest files.manifest.json --checksum logo.svg

The database is the one that PGHOST, PGPORT, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE and PGSSLROOTCERT name. A table
or a bucket is counted with credentials that may read it, which those of a drill may not.

Exit code: 0 the row or the manifest is written, or the command was interrupted; 2 wrong usage, or what is asked cannot be used.
`;

/** `lifeboat heartbeat`: writes the row by which a drill measures how much a restore loses. */
export function heartbeatCommand(): Command {
  return new Command("heartbeat")
    .description(
      "Write the row by which a drill measures how much data a restore loses; take a manifest of what there is.",
    )
    .option("--source <name>", "what the row says of where it was written (default: PGHOST)")
    .option("--every <duration>", "go on until interrupted (default: write one row)", duration)
    .option("--keep-days <n>", "forget rows older than that", whole, 35)
    .option("--manifest <file>", "also write how many rows every table has, or only what --resource holds")
    .option(
      "--checksum <tables...>",
      "with --manifest: tables, or objects, that do not change, to take a checksum of",
      [],
    )
    .addOption(
      new Option(
        "--resource <arn>",
        "instead of a database: a DynamoDB table or S3 bucket to take a manifest of",
      ).conflicts(["source", "every", "keepDays"]),
    )
    .option("--region <region>", "where a bucket is")
    .option("--profile <name>", "the profile whose credentials to use for it (default: AWS_PROFILE)")
    .option("--endpoint <url>", "where AWS answers, if not at its own addresses, such as a lab")
    .addHelpText("after", EXAMPLES)
    .action(run);
}

async function run(options: Options): Promise<void> {
  const { resource } = options;
  await (resource === undefined ? beatOn(options) : writeStoreManifest({ ...options, resource }));
}

async function beatOn({ source, every, keepDays, manifest, checksum }: Options): Promise<void> {
  const { env } = process;
  const host = env.PGHOST ?? "localhost";
  const address = { engine: "postgres", host, port: Number(env.PGPORT ?? 5432), user: null, database: null };
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort()).once("SIGTERM", () => stop.abort());
  for (;;) {
    await connected({ ...configOf(address, env), options: undefined }, async (client) => {
      await beat(client, source ?? host, keepDays);
      if (manifest === undefined) return;
      const taken = await takeManifest(client, checksum, instantOf(Date.now()));
      writeWhole(manifest, `${JSON.stringify(taken, null, 2)}\n`);
    });
    if (every === undefined || stop.signal.aborted) return;
    await setTimeout(every * 1000, undefined, { signal: stop.signal }).catch(() => undefined);
    if (stop.signal.aborted) return;
  }
}

/** A connection a row: between two of them the database may have moved. */
async function connected(
  config: ConstructorParameters<typeof Client>[0],
  work: (client: Client) => Promise<void>,
): Promise<void> {
  const client = new Client(config);
  try {
    await client.connect();
    await work(client);
  } catch (error) {
    const { code, message } = error as { readonly code?: unknown; readonly message: string };
    throw new UsageError(
      `no heartbeat was written (${typeof code === "string" ? code : message}); PGHOST and its kin name the database`,
      { cause: error },
    );
  } finally {
    await client.end().catch(() => undefined);
  }
}
