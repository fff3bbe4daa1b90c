import { existsSync } from "node:fs";
import { SettingsError } from "../../workspace/errors";
import { EvidenceError } from "../../workspace/evidence/errors";
import { type PublicKey, readPublicKey } from "../../workspace/evidence/keys";
import { locateEvidence } from "../../workspace/evidence/place";
import { readEvidence, type ServiceEvidence } from "../../workspace/evidence/read";
import { UsageError } from "../usage-error";

/** Where the sub-command reads and writes; the process, unless a test says otherwise. */
export interface EvidenceIo {
  readonly stdout: { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: { write(text: string): unknown };
  /** Epoch milliseconds. */
  readonly now: () => number;
  readonly directory: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** Where to look, as options say it. */
export interface PlaceOptions {
  readonly directory?: string;
  readonly settings?: string;
}

/** A folder of evidence with the services that were asked for. */
export interface Opened {
  readonly directory: string;
  readonly keys: readonly PublicKey[];
  readonly services: readonly ServiceEvidence[];
}

/**
 * Opens the folder of evidence.
 *
 * @param names the services to look at; none: all
 * @throws UsageError where there is no such folder, or no such service in it
 */
export function open(io: EvidenceIo, options: PlaceOptions, names: readonly string[]): Opened {
  return told(() => {
    const { directory, settings } = options;
    const place = { from: io.directory, settings, directory, fromEnvironment: io.environment.LIFEBOAT_CONFIG };
    const { directory: folder, publicKeys } = locateEvidence(place);
    if (!existsSync(folder))
      throw new UsageError(`${folder} does not exist: there is no evidence, or name it with --directory`);
    const keys = publicKeys.map(readPublicKey);
    const all = readEvidence(folder, keys);
    const missing = names.find((name) => !all.some(({ service }) => service === name));
    if (missing !== undefined) {
      const known = all.map(({ service }) => service).join(", ");
      throw new UsageError(
        `there is no evidence of ${missing}; ${known === "" ? "there is none at all" : `there is of ${known}`}`,
      );
    }
    const services = names.length === 0 ? all : all.filter(({ service }) => names.includes(service));
    return { directory: folder, keys, services };
  });
}

/** What cannot be read is told in one line, exit code 2. */
export function told<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    const known = error instanceof SettingsError || error instanceof EvidenceError;
    if (known) throw new UsageError(error.message, { cause: error });
    const { code, path } = error as NodeJS.ErrnoException;
    throw code !== undefined && path !== undefined
      ? new UsageError(`${path}: cannot be written (${code})`, { cause: error })
      : error;
  }
}
