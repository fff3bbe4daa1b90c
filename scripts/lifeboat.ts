#!/usr/bin/env node
import { Command, CommanderError } from "commander";
import { isClosedPipe, watchStandardOutput } from "./standard-output";
import { UsageError } from "./usage-error";
import { packageVersion } from "./version";

/** Exit codes of the command (design.md §4); a sub-command that finds something says so with `process.exitCode = 1`. */
const EXIT = { fine: 0, usage: 2, internal: 3 } as const;

const EXAMPLES = `
Examples:
  $ lifeboat doctor
  $ lifeboat check --stack dev
  $ lifeboat explain orders --stack dev --scenario region

Each command has examples of its own: lifeboat check --help.

Exit code: 0 fine, 1 a command found something, 2 wrong usage or unreadable input, 3 a fault of Lifeboat.
`;

interface SubCommand {
  readonly name: string;
  readonly summary: string;
  /** Loads the sub-command only when it is called: what it needs may be large. */
  readonly load: () => Command;
}

const SUB_COMMANDS: readonly SubCommand[] = [
  {
    name: "adopt",
    summary: "propose the declaration of a program that has none",
    load: () => (require("./adopt") as typeof import("./adopt")).adoptCommand(),
  },
  {
    name: "check",
    summary: "prove that a program's services can meet their recovery objectives",
    load: () => (require("./check") as typeof import("./check")).checkCommand(),
  },
  {
    name: "completion",
    summary: "print what completes commands, options and their choices in a shell",
    load: () => (require("./completion") as typeof import("./completion")).completionCommand(),
  },
  {
    name: "diff",
    summary: "show which verdicts a change makes worse or better, and why",
    load: () => (require("./diff") as typeof import("./diff")).diffCommand(),
  },
  {
    name: "doctor",
    summary: "look at what works here, what does not, and the way out",
    load: () => (require("./doctor") as typeof import("./doctor")).doctorCommand(),
  },
  {
    name: "drill",
    summary: "restore real backups into isolation, check and time them, keep the evidence",
    load: () => (require("./drill") as typeof import("./drill")).drillCommand(),
  },
  {
    name: "evidence",
    summary: "check, show, sign and prune the evidence of drills",
    load: () => (require("./evidence") as typeof import("./evidence")).evidenceCommand(),
  },
  {
    name: "explain",
    summary: "show how the verdicts on one service come about",
    load: () => (require("./explain") as typeof import("./explain")).explainCommand(),
  },
  {
    name: "heartbeat",
    summary: "write the row by which a drill measures how much data a restore loses",
    load: () => (require("./heartbeat") as typeof import("./heartbeat")).heartbeatCommand(),
  },
  {
    name: "iam-policy",
    summary: "print the IAM policy that drills need",
    load: () => (require("./iam-policy") as typeof import("./iam-policy")).iamPolicyCommand(),
  },
  {
    name: "import",
    summary: "write down in lifeboat.yaml what lives elsewhere",
    load: () => (require("./import") as typeof import("./import")).importCommand(),
  },
  {
    name: "lab",
    summary: "run an AWS for restore drills on this machine",
    load: () => (require("./lab") as typeof import("./lab")).labCommand(),
  },
  {
    name: "report",
    summary: "print a saved report in any form",
    load: () => (require("./report") as typeof import("./report")).reportCommand(),
  },
  {
    name: "schedule",
    summary: "show when an AWS Backup schedule or plan runs, which runs are lost, and the worst gap",
    load: () => (require("./schedule") as typeof import("./schedule")).scheduleCommand(),
  },
  {
    name: "simulate",
    summary: "show what the loss of a zone, a Region, a member, its data or the account comes to",
    load: () => (require("./simulate") as typeof import("./simulate")).simulateCommand(),
  },
  {
    name: "status",
    summary: "ask AWS whether the backups that verdicts count on are there",
    load: () => (require("./status") as typeof import("./status")).statusCommand(),
  },
  {
    name: "sweep",
    summary: "remove what drills left that died",
    load: () => (require("./sweep") as typeof import("./sweep")).sweepCommand(),
  },
];

/** The whole command, with the called sub-command in full and the others by name. */
export function lifeboat(args: readonly string[]): Command {
  const program = new Command("lifeboat")
    .description("IT service continuity as code for Pulumi on AWS: declare, prove, drill, learn")
    .version(packageVersion())
    .addHelpText("after", EXAMPLES)
    .showHelpAfterError("(lifeboat --help lists the commands)")
    .exitOverride();
  for (const { name, summary, load } of SUB_COMMANDS) {
    const command = args.includes(name) ? load() : new Command(name);
    program.addCommand(command.summary(summary).copyInheritedSettings(program));
  }
  return program;
}

/** The whole command with every sub-command in full, for what is made of it: completion, the page and the manual. */
export function wholeLifeboat(): Command {
  return lifeboat(SUB_COMMANDS.map(({ name }) => name));
}

/**
 * Runs the command.
 *
 * @returns the exit code: what the sub-command set, 2 for wrong usage, 3 for our own fault
 */
export async function run(args: readonly string[]): Promise<number> {
  try {
    await lifeboat(args).parseAsync([...args], { from: "user" });
    return Number(process.exitCode ?? EXIT.fine);
  } catch (error) {
    // Commander has printed its own message, or the help, by now.
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.usage;
    if (isClosedPipe(error)) return Number(process.exitCode ?? EXIT.fine);
    const [line] = String(error instanceof Error ? error.message : error).split("\n");
    const usage = error instanceof UsageError;
    process.stderr.write(`error: ${usage ? "" : "internal: "}${line}\n`);
    return usage ? EXIT.usage : EXIT.internal;
  }
}

if (require.main === module) {
  // AWS's clients tell on stderr which Node.js they will need one day: package.json says what Lifeboat needs.
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";
  let isLost = false;
  watchStandardOutput(process, () => {
    isLost = true;
    process.exitCode = EXIT.usage;
  });
  void run(process.argv.slice(2)).then((code) => {
    process.exitCode = isLost ? EXIT.usage : code;
  });
}
