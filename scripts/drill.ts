import { existsSync } from "node:fs";
import { Command, Option } from "commander";
import type { EvidenceRecord } from "../continuity/evidence/record";
import { instantOf } from "../drills/clock";
import { dryRun } from "../drills/dry-run";
import { Journal } from "../drills/journal/journal";
import { locateEvidence } from "../workspace/evidence/place";
import { writeDryRun } from "./drill/dry-run";
import type { Expectations } from "./drill/expectations";
import { makePlan } from "./drill/make-plan";
import { addDrillOptions, type DrillOptions, JOURNALS } from "./drill/options";
import { begin, demandReportKind, dueMembers, goOn, type Telling, tell } from "./drill/run";
import { asUsage, inSession, journalFile } from "./drill/session";
import { statusOf, writeStatus } from "./drill/status";
import { chosenMembers } from "./drill/targets";
import { SETTINGS } from "./settings-option";
import { UsageError } from "./usage-error";

const EXAMPLES = `
Examples:
  $ pulumi stack export --file state.json
  $ lifeboat drill plan orders --state state.json --subnet-group isolated --security-group sg-0123456789abcdef0
  $ lifeboat drill run orders --state state.json --subnet-group isolated --security-group sg-0123456789abcdef0
  $ lifeboat drill run --due --state state.json --subnet-group isolated --security-group sg-0123456789abcdef0
  $ lifeboat drill resume orders-20261128T020000Z-3f2a9c

Exit code: 0 every drill passed and left nothing; 1 one did not; 2 refused, or wrong usage.
`;

type RunOptions = DrillOptions & Telling & { readonly evidence?: string; readonly due?: true };
type ResumeOptions = Pick<RunOptions, "journal" | "settings" | "evidence" | "report" | "format">;

/** `lifeboat drill`: restores a real backup into isolation, checks it, times it, removes it, and keeps the evidence. */
export function drillCommand(): Command {
  return new Command("drill")
    .description("Restore real backups into isolation, check and time them, remove them, and keep the evidence.")
    .addCommand(planCommand())
    .addCommand(runCommand())
    .addCommand(resumeCommand())
    .addCommand(statusCommand())
    .addHelpText("afterAll", EXAMPLES);
}

function planCommand(): Command {
  return addDrillOptions(subCommand("plan"))
    .summary("say what a drill would do, and change nothing")
    .description(
      "Find the recovery point, look whether a drill may begin, and print every call that would change something.",
    )
    .action(async (service: string | undefined, options: DrillOptions) => {
      const expected = expectationsIn(options);
      const plans = chosenMembers(service, options).map((member) =>
        planned(() => ({ ...makePlan(member, options, Date.now()), ...expected(member.member.urn) })),
      );
      const runs = await inSession(options, async ({ context }) => {
        const done = [];
        for (const plan of plans) done.push(await dryRun(context(plan).cloud, plan, Math.random));
        return done;
      });
      const text = runs.map(writeDryRun).join("\n\n");
      process.stdout.write(`${options.format === "json" ? JSON.stringify({ drills: runs }, null, 2) : text}\n`);
    });
}

function runCommand(): Command {
  return addDrillOptions(subCommand("run"))
    .summary("run drills now")
    .description("Restore, make reachable, check, time, remove, record.")
    .option("--due", "only what is due by the cadence of lifeboat.yaml (default: every 30d)")
    .option("--evidence <folder>", "the folder of evidence (default: that of lifeboat.yaml, else evidence)")
    .option("--report <file>", "also write what was achieved, as .html, .md or .json")
    .action(async (service: string | undefined, options: RunOptions) => {
      demandReportKind(options.report);
      const members = chosenMembers(service, options);
      const expected = expectationsIn(options);
      await inSession(options, async (session) => {
        const due = options.due === undefined ? members : whatIsDue(members, session.evidence, options);
        if (due.length === 0) process.stderr.write("nothing is due\n");
        const records: EvidenceRecord[] = [];
        for (const member of due) {
          if (session.signal.aborted) break;
          const plan = { ...makePlan(member, options, Date.now()), ...expected(member.member.urn) };
          records.push(await begin(session, options.journal, plan));
        }
        tell(records, options);
      });
    });
}

function resumeCommand(): Command {
  return subCommand("resume")
    .summary("take a drill up again that was interrupted")
    .description("Take a drill up again where its journal ends.")
    .argument("<id>", "the drill, as lifeboat drill status lists it")
    .option("--journal <folder>", "where drills are journalled", JOURNALS)
    .option(...SETTINGS)
    .option("--evidence <folder>", "the folder of evidence (default: that of lifeboat.yaml, else evidence)")
    .option("--report <file>", "also write what was achieved, as .html, .md or .json")
    .addOption(formatOption())
    .action(async (id: string, options: ResumeOptions) => {
      demandReportKind(options.report);
      const file = journalFile(options.journal, id);
      if (!existsSync(file)) throw new UsageError(`there is no drill ${id} in ${options.journal}`);
      await inSession(options, async (session) => {
        const journal = Journal.open(file);
        journal.append({ at: instantOf(Date.now()), event: "resumed" });
        tell([await goOn(session, journal)], options);
      });
    });
}

function statusCommand(): Command {
  return subCommand("status")
    .summary("list drills, and where they stand")
    .description("List drills, and where they stand.")
    .argument("[id]", "one drill")
    .option("--journal <folder>", "where drills are journalled", JOURNALS)
    .addOption(formatOption())
    .action((id: string | undefined, options: Pick<DrillOptions, "journal" | "format">) => {
      const drills = planned(() => statusOf(options.journal, id));
      process.stdout.write(
        `${options.format === "json" ? JSON.stringify({ drills }, null, 2) : writeStatus(drills)}\n`,
      );
    });
}

/** What the model says of each member beforehand; it is large, and not loaded where there is no state to judge. */
function expectationsIn({ state, settings }: DrillOptions): (urn: string | undefined) => Expectations {
  if (state === undefined) return () => ({});
  const { expectationsOf } = require("./drill/expectations") as typeof import("./drill/expectations");
  return expectationsOf(state, Date.now(), settings);
}

function whatIsDue(members: ReturnType<typeof chosenMembers>, evidence: string, { endpoint, settings }: RunOptions) {
  const { cadence } = locateEvidence({ from: process.cwd(), settings, fromEnvironment: process.env.LIFEBOAT_CONFIG });
  return dueMembers(members, evidence, cadence, endpoint === undefined ? "aws" : "lab", Date.now());
}

function planned<T>(make: () => T): T {
  try {
    return make();
  } catch (error) {
    throw asUsage(error);
  }
}

function formatOption(): Option {
  return new Option("--format <format>", "how to print").choices(["text", "json"]).default("text");
}

function subCommand(name: string): Command {
  return new Command(name).exitOverride().showHelpAfterError(`(lifeboat drill ${name} --help lists the options)`);
}
