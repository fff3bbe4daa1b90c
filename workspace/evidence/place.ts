import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { defaultEvidenceSettings, type EvidenceSettings } from "../evidence-settings";
import { SETTINGS_FILE } from "../locate";

/** What tells where evidence is kept, besides lifeboat.yaml. */
export interface EvidencePlace {
  /** Where the command was given. */
  readonly from: string;
  /** The lifeboat.yaml that was named. */
  readonly settings?: string | undefined;
  /** The value of LIFEBOAT_CONFIG. */
  readonly fromEnvironment?: string | undefined;
  /** The folder of evidence, where it was named. */
  readonly directory?: string | undefined;
}

/**
 * What holds for evidence in a directory: by the lifeboat.yaml that is named, else that of LIFEBOAT_CONFIG, else the closest in
 * or above it up to the Pulumi project, else what holds where there is none.
 *
 * @throws SettingsError where a lifeboat.yaml cannot be used
 */
export function locateEvidence({ from, settings, fromEnvironment, directory }: EvidencePlace): EvidenceSettings {
  const stated = settings ?? (fromEnvironment || undefined);
  const found = stated === undefined ? settingsFrom(from) : { file: resolve(from, stated) };
  const evidence = "file" in found ? evidenceIn(found.file) : defaultEvidenceSettings(found.directory);
  return directory === undefined ? evidence : { ...evidence, directory: resolve(from, directory) };
}

/** A file is read whole, down to the rules that its waivers name: none is loaded where there is no file. */
function evidenceIn(file: string): EvidenceSettings {
  const { readSettings } = require("../settings") as typeof import("../settings");
  return readSettings(file).evidence;
}

function settingsFrom(start: string): { readonly file: string } | { readonly directory: string } {
  for (let at = resolve(start); ; at = dirname(at)) {
    const file = join(at, SETTINGS_FILE);
    if (existsSync(file)) return { file };
    if (["Pulumi.yaml", "Pulumi.yml"].some((name) => existsSync(join(at, name)))) return { directory: at };
    if (dirname(at) === at) return { directory: resolve(start) };
  }
}
