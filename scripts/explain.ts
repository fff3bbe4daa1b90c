import { Command, Option } from "commander";
import { explainService } from "../continuity/report/explain";
import { addCheckOptions, type CheckOptions, check, printNotes } from "./check";
import { styleFor } from "./style";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ lifeboat explain orders --stack dev
  $ lifeboat explain orders infra --stack prod --format json
`;

/** `lifeboat explain`: one service in full, every figure opened into its steps and sources. */
export function explainCommand(): Command {
  return addCheckOptions(new Command("explain"))
    .description("Show how the verdicts on one service come about: every step, its provenance and its source.")
    .argument("<service>", "the name of the service")
    .argument("[directory]", "where Pulumi.yaml lies", ".")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(async (name: string, directory: string, options: CheckOptions & { readonly format: "text" | "json" }) => {
      const { report, run } = await check(directory, options);
      const service = report.services.find((one) => one.name === name);
      if (service === undefined) {
        const names = report.services.map((one) => one.name).join(", ");
        throw new UsageError(
          `no service ${name} is declared in stack ${report.stack}; ${names === "" ? "none is" : `there are ${names}`}`,
        );
      }
      printNotes(run);
      const style = styleFor(process.stdout, process.env);
      process.stdout.write(
        `${options.format === "json" ? JSON.stringify(service, null, 2) : explainService(service, style)}\n`,
      );
    });
}
