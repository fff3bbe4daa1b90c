import { type Command, InvalidArgumentError, Option } from "commander";
import type { Report } from "../../continuity/report/report";
import { PLAIN_STYLE, type Style } from "../../continuity/report/style";
import { ENDINGS, FORMAT_NAMES, FORMATS, type Format, type FormatName, formatOfFile } from "../formats";
import { styleFor } from "../style";
import { checkOutputs, writeOutputs } from "../write-output";
import { rulePage } from "./rule-page";

/** How a report is to be told: on stdout, and in files. */
export interface OutputOptions {
  readonly format: FormatName;
  readonly report: readonly string[];
}

/** The options of every command that tells a report. */
export function addOutputOptions(command: Command): Command {
  return command
    .addOption(new Option("--format <format>", "how to print").choices(FORMAT_NAMES).default("text"))
    .option(
      "--report <file>",
      `also write the report, as the ending says (${ENDINGS.join(" ")}); may be given several times`,
      collectFiles,
      [],
    );
}

function collectFiles(file: string, previous: readonly string[]): readonly string[] {
  if (formatOfFile(file) === undefined) throw new InvalidArgumentError(`it must end in one of ${ENDINGS.join(" ")}.`);
  if (previous.includes(file)) throw new InvalidArgumentError("it is given twice.");
  return [...previous, file];
}

/**
 * Tells, before a check that may take long, what its report cannot be written for.
 *
 * @throws UsageError
 */
export function checkOutputOptions({ report }: OutputOptions): void {
  checkOutputs(report);
}

/**
 * Writes a report into its files, all or none, then onto stdout.
 *
 * @throws UsageError where a file cannot be written
 */
export function tellReport(report: Report, { format, report: files }: OutputOptions): void {
  writeOutputs(files.map((file) => ({ file, text: textOf(formatOfFile(file) ?? FORMATS.json, report, PLAIN_STYLE) })));
  process.stdout.write(textOf(FORMATS[format], report, styleFor(process.stdout, process.env)));
}

function textOf(format: Format, report: Report, style: Style): string {
  return `${format.write(report, { style, pageOf: rulePage })}\n`;
}
