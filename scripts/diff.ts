import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { Command, Option } from "commander";
import { compareReports, type Named } from "../continuity/report/comparison/compare";
import type { Comparison } from "../continuity/report/comparison/comparison";
import { writeComparisonMarkdown } from "../continuity/report/comparison/markdown";
import { writeComparisonText } from "../continuity/report/comparison/text";
import { check, printNotes } from "./check";
import { addCheckOptions, type CheckOptions } from "./check/options";
import type { CheckRun } from "./check/request";
import { atRevision } from "./diff/revision";
import { readSaved } from "./report/saved";
import { styleFor } from "./style";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ lifeboat diff main --stack prod
  $ lifeboat diff v1.4.0 v1.5.0 --stack prod --fail-on worse
  $ lifeboat diff before.json after.json --format markdown >> "$GITHUB_STEP_SUMMARY"

Each side is a report that was saved as JSON, a git revision of the directory, or . for the working tree. A revision is checked
out beside the working tree, and its program runs with the node_modules of the working tree.

Exit code: 0, or 1 where --fail-on says so; 2 wrong usage or unreadable input.
`;

type FailOn = "worse" | "new-mandatory" | "never";

type DiffOptions = CheckOptions & {
  readonly directory: string;
  readonly format: "text" | "json" | "markdown";
  readonly failOn: FailOn;
};

/** `lifeboat diff`: which verdicts a change makes worse or better, and why. */
export function diffCommand(): Command {
  return addCheckOptions(new Command("diff"))
    .description("Show which verdicts a change makes worse or better, and why.")
    .argument("<base>", "a report (FILE.json), or a git revision")
    .argument("[head]", "the same; default: the working tree", ".")
    .option("--directory <directory>", "where Pulumi.yaml lies", ".")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json", "markdown"]).default("text"))
    .addOption(
      new Option("--fail-on <what>", "exit with 1 where a verdict got worse, or a mandatory finding is new")
        .choices(["worse", "new-mandatory", "never"])
        .default("never"),
    )
    .addHelpText("after", EXAMPLES)
    .action(async (base: string, head: string, options: DiffOptions) => {
      const sides = [await sideOf(base, options), await sideOf(head, options)] as const;
      printNotes(together(sides.flatMap(({ run }) => run ?? [])));
      const comparison = compareReports(...sides);
      process.stdout.write(`${write(comparison, options.format)}\n`);
      process.exitCode = fails(comparison, options.failOn) ? 1 : 0;
    });
}

/** One of the two reports, with the run that made it if one did. */
type Side = Named & { readonly run?: CheckRun };

async function sideOf(name: string, options: DiffOptions): Promise<Side> {
  if (name.endsWith(".json")) return { name, report: readSaved(name) };
  const directory = resolve(options.directory);
  if (name === ".") return { name: "working tree", ...(await check(directory, options)) };
  if (existsSync(name)) {
    throw new UsageError(
      `${name} is neither a report (FILE.json) nor a revision; --directory says where Pulumi.yaml lies`,
    );
  }
  return { name, ...(await atRevision(directory, name, (at) => checkCopy(name, at, directory, options))) };
}

/** What goes wrong in a copy is told of the revision: nobody knows the copy, and it is gone by then. */
async function checkCopy(name: string, at: string, directory: string, options: DiffOptions): ReturnType<typeof check> {
  try {
    return await check(at, options);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    throw new UsageError(`at ${name}: ${error.message.replaceAll(at, directory)}`, { cause: error });
  }
}

/** Both runs have mostly the same to say. */
function together(runs: readonly CheckRun[]): Pick<CheckRun, "notes" | "programOutput"> {
  return {
    notes: [...new Set(runs.flatMap(({ notes }) => notes))],
    programOutput: [...new Set(runs.map(({ programOutput }) => programOutput))].join(""),
  };
}

function write(comparison: Comparison, format: DiffOptions["format"]): string {
  switch (format) {
    case "json":
      return JSON.stringify(comparison, null, 2);
    case "markdown":
      return writeComparisonMarkdown(comparison);
    case "text":
      return writeComparisonText(comparison, styleFor(process.stdout, process.env));
  }
}

function fails({ summary }: Comparison, failOn: FailOn): boolean {
  switch (failOn) {
    case "worse":
      return summary.worse > 0;
    case "new-mandatory":
      return summary.mandatory > 0;
    case "never":
      return false;
  }
}
