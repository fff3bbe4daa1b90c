import type { ReportEngine } from "../../continuity/report/report";
import type { Position } from "../../preview";

/** What one check is asked to do, whichever engine does it. */
export interface CheckRequest {
  readonly directory: string;
  readonly stack: string;
  readonly config: Readonly<Record<string, string>>;
  /** The directory of the policy pack. */
  readonly pack: string;
  readonly policyConfig: Readonly<Record<string, unknown>> | undefined;
  readonly policyConfigFile: string | undefined;
  readonly reportFile: string;
  readonly settingsEnv: Readonly<Record<string, string>>;
  readonly timeoutSeconds: number;
}

/** What the engine has to say besides the report. */
export interface CheckRun {
  /** Whether any violation was mandatory, after the levels that the user configured. */
  readonly mandatory: boolean;
  /** For people, on stderr. */
  readonly notes: readonly string[];
  readonly programOutput: string;
  /** What the resources are known from. */
  readonly source: NonNullable<ReportEngine["source"]>;
  /** Where the program makes its resources, by URN; undefined where the engine does not tell. */
  readonly positions?: ReadonlyMap<string, Position>;
}
