import { type Command, InvalidArgumentError } from "commander";
import { applyBaseline, baselineOf } from "../../continuity/report/baseline/apply-baseline";
import type { Baseline } from "../../continuity/report/baseline/baseline";
import type { Report } from "../../continuity/report/report";
import { baselineText, readBaseline } from "../../workspace/baseline-file";
import { SettingsError } from "../../workspace/errors";
import { UsageError } from "../usage-error";
import { checkOutputs, writeOutputs } from "../write-output";

/** Which findings are known, and which file is to know them. */
export interface BaselineOptions {
  readonly baseline?: string;
  readonly writeBaseline?: string;
}

export function addBaselineOptions(command: Command): Command {
  return command
    .option("--baseline <file>", "findings that the file knows stop nothing, unless they have grown", named)
    .option(
      "--write-baseline <file>",
      "write the findings of this run to the file; with --baseline those alone that it knew, so that it shrinks",
      named,
    );
}

function named(file: string): string {
  if (file === "") throw new InvalidArgumentError("name a file.");
  return file;
}

/**
 * Reads the baseline, and tells before a check that may take long what cannot be written.
 *
 * @throws UsageError
 */
export function openBaseline({ baseline, writeBaseline }: BaselineOptions): Baseline | undefined {
  if (writeBaseline !== undefined) checkOutputs([writeBaseline]);
  if (baseline === undefined) return undefined;
  try {
    return readBaseline(baseline);
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** The report as the baseline leaves it; what is written by this run is known to it at once. */
export function withBaseline(report: Report, known: Baseline | undefined, { writeBaseline }: BaselineOptions): Report {
  if (writeBaseline === undefined) return known === undefined ? report : applyBaseline(report, known);
  const written = baselineOf(report, known);
  writeOutputs([{ file: writeBaseline, text: baselineText(written) }]);
  return applyBaseline(report, known ?? written);
}
