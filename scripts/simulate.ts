import { Command, Option } from "commander";
import type { Report } from "../continuity/report/report";
import { LossError, readLoss } from "../continuity/report/simulation/loss";
import { simulate } from "../continuity/report/simulation/simulate";
import type { Simulation } from "../continuity/report/simulation/simulation";
import { writeSimulation } from "../continuity/report/simulation/text";
import { check, printNotes } from "./check";
import { addCheckOptions, type CheckOptions } from "./check/options";
import { readSaved } from "./report/saved";
import { styleFor } from "./style";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ lifeboat simulate --lose zone:eu-west-1a --stack prod
  $ lifeboat simulate --lose region:eu-west-1 orders billing --stack prod
  $ lifeboat simulate --lose data:orders-db --stack prod
  $ lifeboat simulate --lose account --from report.json --format json

Nothing is touched: times are those of the verdicts' ways back, which lifeboat explain opens.
Exit code: 0 the simulation is told, 2 wrong usage or unreadable input, 3 a fault of Lifeboat.
`;

type SimulateOptions = CheckOptions & {
  readonly lose: string;
  readonly directory: string;
  readonly from?: string;
  readonly format: "text" | "json";
};

/** `lifeboat simulate`: who is affected by a loss, in what order they come back, and when. */
export function simulateCommand(): Command {
  return addCheckOptions(new Command("simulate"))
    .description(
      "Show what a loss comes to: who is affected, in what order they come back and when, and who never does.",
    )
    .argument("[services...]", "only these services (default: all)")
    .addOption(
      new Option(
        "--lose <what>",
        "zone:NAME, region:NAME, resource:URN-or-name (the machine under it), data:URN-or-name, or account",
      ).makeOptionMandatory(),
    )
    .option("--directory <directory>", "where Pulumi.yaml lies", ".")
    .option("--from <file>", "a JSON report that was saved, instead of a program")
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(async (services: readonly string[], options: SimulateOptions) => {
      const report = await reportFor(options);
      const simulation = only(simulated(report, options.lose), services, report);
      const style = styleFor(process.stdout, process.env);
      const text = options.format === "json" ? JSON.stringify(simulation, null, 2) : writeSimulation(simulation, style);
      process.stdout.write(`${text}\n`);
    });
}

async function reportFor(options: SimulateOptions): Promise<Report> {
  if (options.from !== undefined) return readSaved(options.from);
  const { report, run } = await check(options.directory, options);
  printNotes(run);
  return report;
}

function simulated(report: Report, lose: string): Simulation {
  try {
    return simulate(report, readLoss(lose, report));
  } catch (error) {
    if (error instanceof LossError) throw new UsageError(error.message, { cause: error });
    throw error;
  }
}

/** What is told of some services; the others are reckoned with all the same. */
function only(simulation: Simulation, services: readonly string[], report: Report): Simulation {
  const names = report.services.map(({ name }) => name);
  const unknown = services.find((name) => !names.includes(name));
  if (unknown !== undefined) {
    const there = names.length === 0 ? "none is" : `there are ${names.join(", ")}`;
    throw new UsageError(`no service ${unknown} is declared in stack ${report.stack}; ${there}`);
  }
  if (services.length === 0) return simulation;
  return {
    ...simulation,
    affected: simulation.affected.filter(({ name }) => services.includes(name)),
    unaffected: simulation.unaffected.filter((name) => services.includes(name)),
  };
}
