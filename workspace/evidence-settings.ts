import { dirname, resolve } from "node:path";
import { DurationError, parseDuration } from "../continuity/declaration/duration";
import { type Cadence, DEFAULT_CADENCE } from "../continuity/evidence/due";
import { DEFAULT_DRILLS, type Drills } from "../continuity/evidence/weigh";

/** What lifeboat.yaml says of evidence, with what holds where it says nothing. */
export interface EvidenceSettings extends Pick<Drills, "maxAge" | "last"> {
  /** Where records are kept. @default evidence, beside lifeboat.yaml */
  readonly directory: string;
  readonly cadence: Cadence;
  /** The services that drills are asked for in so many words. */
  readonly askedOf: ReadonlySet<string> | "all";
  /** Files of public keys, in PEM. */
  readonly publicKeys: readonly string[];
}

/** The section `evidence`. */
export interface EvidenceText {
  readonly directory?: string;
  readonly maxAge?: string;
  readonly last?: number;
  readonly cadence?: string;
  readonly publicKeys?: readonly string[];
}

/** The folder of evidence where nobody names another. */
export const EVIDENCE_FOLDER = "evidence";

/** What holds in a folder without a lifeboat.yaml. */
export function defaultEvidenceSettings(directory: string): EvidenceSettings {
  const { maxAge, last } = DEFAULT_DRILLS;
  const folder = resolve(directory, EVIDENCE_FOLDER);
  return { directory: folder, maxAge, last, cadence: DEFAULT_CADENCE, askedOf: new Set(), publicKeys: [] };
}

/**
 * Reads the section `evidence`, and `drillEvery` of services.
 *
 * @param file the lifeboat.yaml: paths count from where it lies
 * @param drillEvery what services say, by name
 */
export function evidenceSettingsOf(
  file: string,
  text: EvidenceText = {},
  drillEvery: Readonly<Record<string, string>>,
  problems: string[],
): EvidenceSettings {
  const here = dirname(resolve(file));
  const defaults = defaultEvidenceSettings(here);
  const duration = <T>(at: string, value: string | undefined, otherwise: T) =>
    value === undefined ? otherwise : readPeriod(at, value, problems);
  const perService = Object.entries(drillEvery).map(
    ([name, value]) => [name, readPeriod(`services.${name}.drillEvery`, value, problems)] as const,
  );
  return {
    directory: text.directory === undefined ? defaults.directory : resolve(here, text.directory),
    maxAge: duration("evidence.maxAge", text.maxAge, defaults.maxAge),
    last: text.last ?? defaults.last,
    cadence: {
      every: duration("evidence.cadence", text.cadence, DEFAULT_CADENCE.every),
      perService: new Map(perService),
    },
    askedOf: text.cadence === undefined ? new Set(perService.map(([name]) => name)) : "all",
    publicKeys: (text.publicKeys ?? []).map((key) => resolve(here, key)),
  };
}

/** Nothing happens every 0 seconds, and nothing is that young. */
function readPeriod(at: string, text: string, problems: string[]): number {
  try {
    const seconds = parseDuration(text);
    if (seconds === 0) problems.push(`${at}: must be longer than nothing`);
    return seconds;
  } catch (error) {
    if (!(error instanceof DurationError)) throw error;
    problems.push(`${at}: ${error.message}`);
    return 0;
  }
}
