import { Command, Option } from "commander";
import { Aws } from "../drills/aws/clients";
import { systemClock } from "../drills/clock";
import { Leases } from "../drills/journal/lease";
import { systemShell } from "../drills/shell";
import { type Swept, sweep } from "../drills/sweep";
import { duration, JOURNALS } from "./drill/options";
import { asUsage } from "./drill/session";

const EXAMPLES = `
Examples:
  $ lifeboat sweep
  $ lifeboat sweep --journal /var/lib/lifeboat --format json

Exit code: 0 nothing is left; 1 something is, or a drill is still running; 2 wrong usage, or AWS cannot be asked.
`;

interface Options {
  readonly journal: string;
  readonly poll: number;
  readonly format: "text" | "json";
}

/** `lifeboat sweep`: removes what drills left that died. */
export function sweepCommand(): Command {
  return new Command("sweep")
    .description("Remove what drills left that died: only where name, tag and lease agree that it was theirs.")
    .option("--journal <folder>", "where drills keep their leases", JOURNALS)
    .option("--poll <duration>", "how often to ask whether it is gone", duration, 5)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .addHelpText("after", EXAMPLES)
    .action(run);
}

async function run({ journal, poll, format }: Options): Promise<void> {
  const abort = new AbortController();
  process.once("SIGINT", () => abort.abort("SIGINT")).once("SIGTERM", () => abort.abort("SIGTERM"));
  try {
    const swept = await sweep(new Leases(journal), ({ environment }) => new Aws(environment), {
      shell: systemShell,
      clock: systemClock,
      signal: abort.signal,
      pollSeconds: poll,
    });
    process.stdout.write(`${format === "json" ? JSON.stringify({ drills: swept }, null, 2) : writeSwept(swept)}\n`);
    if (swept.some(({ proven }) => !proven)) process.exitCode = 1;
  } catch (error) {
    throw asUsage(error);
  }
}

function writeSwept(swept: readonly Swept[]): string {
  if (swept.length === 0) return "Nothing to sweep: no drill holds a lease.";
  return swept
    .flatMap(({ lease, alive, removed, left, proven }) => [
      ...(alive ? [`${lease.drill}: is still running, and was left alone`] : []),
      ...removed.map((what) => `${lease.drill}: removed ${what}, and it is gone`),
      ...left.map((what) => `${lease.drill}: left ${what}`),
      ...(proven && removed.length === 0 ? [`${lease.drill}: nothing was left`] : []),
    ])
    .join("\n");
}
