import { Command } from "commander";
import { mergeCommand } from "./report/merge";
import { addOutputOptions, type OutputOptions, tellReport } from "./report/output";
import { readSaved } from "./report/saved";

const EXAMPLES = `
Examples:
  $ lifeboat report report.json
  $ lifeboat report report.json --format table
  $ lifeboat report report.json --report report.txt
  $ lifeboat report merge shop.json data.json

Nothing is judged again, so findings do not show in the exit code.
Exit code: 0 the report is told, 2 it cannot be read or written.
`;

/** `lifeboat report`: tells a saved report again, in any form. */
export function reportCommand(): Command {
  return addOutputOptions(new Command("report"))
    .description("Print a report that lifeboat check or the policy pack has saved as JSON, in any form.")
    .argument("<file>", "the JSON report")
    .addCommand(mergeCommand())
    .addHelpText("after", EXAMPLES)
    .action((file: string, options: OutputOptions) => tellReport(readSaved(file), options));
}
