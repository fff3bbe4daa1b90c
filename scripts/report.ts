import { Command } from "commander";
import { SettingsError } from "../workspace/errors";
import { readReport } from "../workspace/report-file";
import { addOutputOptions, type OutputOptions, tellReport } from "./report/output";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ lifeboat report report.json
  $ lifeboat report report.json --format table
  $ lifeboat report report.json --report report.txt

Nothing is judged again, so findings do not show in the exit code.
Exit code: 0 the report is told, 2 it cannot be read or written.
`;

/** `lifeboat report`: tells a saved report again, in any form. */
export function reportCommand(): Command {
  return addOutputOptions(new Command("report"))
    .description("Print a report that lifeboat check or the policy pack has saved as JSON, in any form.")
    .argument("<file>", "the JSON report")
    .addHelpText("after", EXAMPLES)
    .action((file: string, options: OutputOptions) => tellReport(readSaved(file), options));
}

/** A saved report, or what is wrong with it. */
function readSaved(file: string) {
  try {
    return readReport(file, Math.floor(Date.now() / 1000));
  } catch (error) {
    if (error instanceof SettingsError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
