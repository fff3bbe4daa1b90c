import { existsSync } from "node:fs";
import { join } from "node:path";
import { Aws } from "../../drills/aws/clients";
import { version } from "../../drills/aws/sdk/version";
import { systemClock } from "../../drills/clock";
import { CloudError } from "../../drills/cloud";
import { EvidenceFiles } from "../../drills/evidence-files";
import { GuardError } from "../../drills/guard/guard";
import { JournalError } from "../../drills/journal/errors";
import { Leases } from "../../drills/journal/lease";
import { PostgresLoader } from "../../drills/load/postgres";
import type { DrillPlan } from "../../drills/plan";
import { NoPointError } from "../../drills/points/select";
import { systemShell } from "../../drills/shell";
import type { DrillContext } from "../../drills/steps/context";
import { TargetError } from "../../drills/targets/arn";
import { ProberByEngine } from "../../drills/verify/by-engine";
import { PostgresProber } from "../../drills/verify/postgres";
import { ReachProber } from "../../drills/verify/reach";
import { ManifestError } from "../../drills/verify/read-manifest";
import { SettingsError } from "../../workspace/errors";
import { EvidenceError } from "../../workspace/evidence/errors";
import { locateEvidence } from "../../workspace/evidence/place";
import { UsageError } from "../usage-error";
import { packageVersion } from "../version";

/** What drills of one command share. */
export interface Session {
  readonly signal: AbortSignal;
  readonly evidence: string;
  context(plan: DrillPlan): DrillContext;
}

/** Where drills are journalled, and the lifeboat.yaml and the folder of evidence, where they were named. */
export interface Places {
  readonly journal: string;
  readonly settings?: string;
  readonly evidence?: string;
}

/**
 * Runs drills with what this machine has. The first signal stops the drill, which then cleans up; a second one ends the
 * process at once, and leaves the rest to lifeboat sweep.
 */
export async function inSession<T>(
  { journal, settings, evidence }: Places,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const abort = new AbortController();
  const clients: Aws[] = [];
  const stop = (signal: NodeJS.Signals) => {
    if (abort.signal.aborted) process.exit(SIGNALLED);
    process.stderr.write(`${signal}: stopping, and cleaning up; once more to stop at once, then run lifeboat sweep\n`);
    abort.abort(signal);
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
  try {
    demandCertificates(process.env.PGSSLROOTCERT);
    const directory = evidenceDirectory(settings, evidence);
    return await work({ signal: abort.signal, evidence: directory, context });

    function context({ environment }: DrillPlan): DrillContext {
      const cloud = new Aws(environment);
      clients.push(cloud);
      return {
        cloud,
        clock: systemClock,
        leases: new Leases(journal),
        prober: new ProberByEngine(new PostgresProber(process.env), new ReachProber()),
        loader: new PostgresLoader(process.env),
        shell: systemShell,
        evidence: new EvidenceFiles(directory),
        tool: {
          name: "lifeboat",
          version: packageVersion(),
          node: process.version,
          sdk: `@aws-sdk/client-rds ${version}`,
        },
        random: Math.random,
        signal: abort.signal,
      };
    }
  } catch (error) {
    throw asUsage(error);
  } finally {
    process.off("SIGINT", stop).off("SIGTERM", stop);
    for (const client of clients) client.destroy();
  }
}

/** How a shell calls the end by an interrupt. */
const SIGNALLED = 130;

/** The file of a drill's journal. */
export function journalFile(folder: string, id: string): string {
  return join(folder, `${id}.jsonl`);
}

const THEIRS = [
  CloudError,
  EvidenceError,
  GuardError,
  JournalError,
  ManifestError,
  NoPointError,
  SettingsError,
  TargetError,
];

/** What the user can mend is wrong usage; the rest is our own fault. */
export function asUsage(error: unknown): unknown {
  if (error instanceof Error && THEIRS.some((kind) => error instanceof kind)) {
    return new UsageError(error.message, { cause: error });
  }
  return error;
}

/** Better now than when everything is restored. */
function demandCertificates(file: string | undefined): void {
  if (file !== undefined && !existsSync(file)) throw new UsageError(`PGSSLROOTCERT: there is no ${file}`);
}

function evidenceDirectory(settings: string | undefined, directory: string | undefined): string {
  const fromEnvironment = process.env.LIFEBOAT_CONFIG;
  return locateEvidence({ from: process.cwd(), settings, fromEnvironment, directory }).directory;
}
