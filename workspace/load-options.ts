import type { AssessOptions } from "../continuity/assess";
import { DEFAULT_OPTIONS } from "../continuity/assess";
import { NO_EVIDENCE } from "../continuity/evidence/evidence";
import { SettingsError } from "./errors";
import { loadEvidence } from "./evidence/load";
import { defaultEvidenceSettings } from "./evidence-settings";
import { type Location, locateSettings } from "./locate";
import { checkPolicyConfig, mergePolicyConfig, policyOptions } from "./policy-config";
import { readSettings, type Settings } from "./settings";

/** The options of a run, and what is wrong with the settings that should have said more. */
export interface LoadedOptions {
  readonly options: AssessOptions;
  readonly settingsError: string | undefined;
}

/** What the pack is run with, besides the resources. */
export interface Circumstances {
  readonly project: string;
  /** The policy configuration of the policy `continuity`. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Seconds since 1970. */
  readonly now: number;
}

/** Policy configuration over lifeboat.yaml over defaults. A bad one is never ignored: it becomes a finding. */
export function loadOptions({ project, config, environment, now }: Circumstances): LoadedOptions {
  try {
    const checked = checkPolicyConfig("the configuration of policy continuity", config);
    const location = locateSettings(project, environment.PWD, checked.settings, environment.LIFEBOAT_CONFIG);
    const settings = location.kind === "file" ? readSettings(location.file) : undefined;
    const merged = mergePolicyConfig(checked, settings?.policy ?? {});
    const options = policyOptions(merged, now);
    return {
      options: {
        ...options,
        ...(settings
          ? {
              services: settings.services,
              assumptions: settings.assumptions,
              external: settings.external,
              waivers: settings.waivers,
            }
          : {}),
        evidence: evidenceAt(location, settings),
        ...(location.kind === "elsewhere" ? { settingsNotFound: location.because } : {}),
      },
      settingsError: undefined,
    };
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    return { options: { ...DEFAULT_OPTIONS, asOf: now }, settingsError: error.message };
  }
}

/** Beside lifeboat.yaml, or where that would lie; a project that was not found has none. */
function evidenceAt(location: Location, settings: Settings | undefined): AssessOptions["evidence"] {
  if (settings !== undefined) return loadEvidence(settings.evidence);
  return location.kind === "none" ? loadEvidence(defaultEvidenceSettings(location.directory)) : NO_EVIDENCE;
}
