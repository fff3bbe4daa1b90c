import { Command } from "commander";
import { MergeError, mergeReports } from "../../continuity/report/merge/merge-reports";
import { UsageError } from "../usage-error";
import { addOutputOptions, checkOutputOptions, type OutputOptions, tellReport } from "./output";
import { readSaved } from "./saved";

const EXAMPLES = `
Examples:
  $ lifeboat report merge shop.json data.json
  $ lifeboat report merge reports/*.json --format markdown --report all.json

Exit code: 0 no mandatory finding, 1 a mandatory finding, 2 a report cannot be read, or they cannot be joined.
`;

/** `lifeboat report merge`: the reports of several stacks as one. */
export function mergeCommand(): Command {
  return addOutputOptions(new Command("merge"))
    .exitOverride()
    .showHelpAfterError("(lifeboat report merge --help lists the options)")
    .description("Join the reports of several stacks: services over stacks, and what they need of each other.")
    .argument("<files...>", "the JSON reports, one of each stack")
    .addHelpText("after", EXAMPLES)
    .action((files: readonly string[], _options: OutputOptions, command: Command) => {
      // The command that this one belongs to has the same options, and takes them first.
      const options = command.optsWithGlobals<OutputOptions>();
      checkOutputOptions(options);
      const report = merged(files);
      tellReport(report, options);
      process.exitCode = report.findings.some(({ level }) => level === "mandatory") ? 1 : 0;
    });
}

function merged(files: readonly string[]) {
  const reports = files.map(readSaved);
  try {
    return mergeReports(reports);
  } catch (error) {
    if (error instanceof MergeError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}
