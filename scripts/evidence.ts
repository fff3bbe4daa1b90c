import { Command, InvalidArgumentError, Option } from "commander";
import { DurationError, formatDuration, parseDuration } from "../continuity/declaration/duration";
import { readPrivateKey } from "../workspace/evidence/keys";
import { planPruning, prune } from "../workspace/evidence/prune";
import { signEvidence } from "../workspace/evidence/sign";
import { type EvidenceIo, open, type PlaceOptions, told } from "./evidence/opened";
import { shown, writeShown } from "./evidence/show";
import { verified, writeVerified } from "./evidence/verify";
import { SETTINGS } from "./settings-option";
import { styleFor } from "./style";

const EXAMPLES = `
Examples:
  $ lifeboat evidence verify
  $ lifeboat evidence show orders
  $ lifeboat evidence show orders-20261128T020000Z-3f2a9c
  $ lifeboat evidence sign --key drill.pem
  $ lifeboat evidence prune --older-than 730d --dry-run

Exit code: 0 all is in order; 1 evidence is not whole or cannot be read; 2 wrong usage, or it cannot be written.
`;

type FormatOptions = PlaceOptions & { readonly format: "text" | "json" };

/** `lifeboat evidence`: is the evidence of drills whole, what does it say, and keep it in order. */
export function evidenceCommand(io: EvidenceIo = processIo()): Command {
  return new Command("evidence")
    .description("Check, show, sign and prune the evidence of drills.")
    .addCommand(verifyCommand(io))
    .addCommand(showCommand(io))
    .addCommand(signCommand(io))
    .addCommand(pruneCommand(io))
    .addHelpText("afterAll", EXAMPLES);
}

function verifyCommand(io: EvidenceIo): Command {
  return placed("verify")
    .summary("check every record, chain and signature")
    .description("Check every record, chain and signature. Exit code 1: something is wrong.")
    .argument("[services...]", "the services to look at (default: all)")
    .action((names: readonly string[], options: FormatOptions) => {
      const all = verified(open(io, options, names), seconds(io));
      if (all.some(({ whole }) => !whole)) process.exitCode = 1;
      print(io, options, { services: all }, () => writeVerified(all, styleFor(io.stdout, io.environment)));
    });
}

function showCommand(io: EvidenceIo): Command {
  return placed("show")
    .summary("list drills, or print one")
    .description(
      "List the drills of services, from the newest on; or print one record. Exit code 1: not all can be read.",
    )
    .argument("[names...]", "services, or the id of one drill (default: all services)")
    .action((names: readonly string[], options: FormatOptions) => {
      const one = names.length === 1 ? names[0] : undefined;
      const all = open(io, options, []).services;
      const record = all.flatMap(({ chain }) => chain.records).find(({ id }) => id === one);
      if (record !== undefined) {
        io.stdout.write(`${JSON.stringify(record, null, 2)}\n`);
        return;
      }
      const { services } = open(io, options, names);
      const problems = services.flatMap((service) => service.problems);
      for (const problem of problems) io.stderr.write(`${problem}\n`);
      if (problems.length > 0) process.exitCode = 1;
      const records = shown(services.flatMap(({ chain }) => chain.records));
      print(io, options, { records }, () => writeShown(records, styleFor(io.stdout, io.environment)));
    });
}

function signCommand(io: EvidenceIo): Command {
  return placed("sign")
    .summary("sign the last record of each chain, and so all before it")
    .description("Sign the last record of each chain with an Ed25519 key, and so all before it.")
    .argument("[services...]", "the services to sign (default: all)")
    .requiredOption("--key <file>", "the private key, in PEM")
    .action((names: readonly string[], options: FormatOptions & { readonly key: string }) => {
      const { directory, services } = open(io, options, names);
      const key = told(() => readPrivateKey(options.key));
      const signed = services.flatMap(({ service }) => told(() => signEvidence(directory, service, key)));
      const ids = signed.map(({ id }) => id);
      print(io, options, { signed: ids }, () => lines(ids, "signed", "Everything is signed with this key already."));
    });
}

function pruneCommand(io: EvidenceIo): Command {
  return placed("prune")
    .summary("remove old records, and remember where their chain was cut")
    .description("Remove records that ended longer ago than that, never the last of a service; chains stay whole.")
    .argument("[services...]", "the services to prune (default: all)")
    .addOption(
      new Option("--older-than <duration>", "how old a record must be, such as 730d")
        .argParser(period)
        .makeOptionMandatory(),
    )
    .option("--dry-run", "only say what would be removed")
    .action(
      (names: readonly string[], options: FormatOptions & { readonly olderThan: number; readonly dryRun?: true }) => {
        const { directory, services } = open(io, options, names);
        const before = seconds(io) - options.olderThan;
        // Of several services all are found sound before the first loses anything.
        const plans = services.map(({ service }) => told(() => planPruning(directory, service, before)));
        if (options.dryRun === undefined) for (const plan of plans) told(() => prune(directory, plan));
        const ids = plans.flatMap(({ records }) => records.map(({ id }) => id));
        const what = options.dryRun === undefined ? "removed" : "would be removed:";
        const nothing = `Nothing is older than ${formatDuration(options.olderThan)}.`;
        print(io, options, { removed: ids, dryRun: options.dryRun === true }, () => lines(ids, what, nothing));
      },
    );
}

function placed(name: string): Command {
  return new Command(name)
    .option("--directory <folder>", "the folder of evidence (default: that of lifeboat.yaml, else evidence)")
    .option(...SETTINGS)
    .addOption(new Option("--format <format>", "how to print").choices(["text", "json"]).default("text"))
    .exitOverride()
    .showHelpAfterError(`(lifeboat evidence ${name} --help lists the options)`);
}

function print(io: EvidenceIo, { format }: FormatOptions, value: unknown, text: () => string): void {
  io.stdout.write(`${format === "json" ? JSON.stringify(value, null, 2) : text()}\n`);
}

function lines(ids: readonly string[], what: string, nothing: string): string {
  return ids.length === 0 ? nothing : ids.map((id) => `${what} ${id}`).join("\n");
}

const seconds = ({ now }: EvidenceIo): number => Math.floor(now() / 1000);

function period(text: string): number {
  try {
    return parseDuration(text);
  } catch (error) {
    if (error instanceof DurationError) throw new InvalidArgumentError(error.message);
    throw error;
  }
}

function processIo(): EvidenceIo {
  const { stdout, stderr, env } = process;
  return { stdout, stderr, now: Date.now, directory: process.cwd(), environment: env };
}
