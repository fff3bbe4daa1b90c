import { type Command, InvalidArgumentError, Option } from "commander";

/** What a check is asked on the command line. */
export interface CheckOptions {
  readonly engine: "embedded" | "pulumi" | "auto";
  readonly stack?: string;
  readonly config: Readonly<Record<string, string>>;
  readonly policyConfig?: string;
  readonly timeout: number;
  /** Whether the report shall say how failing services would keep their objectives. */
  readonly fixPlan?: true;
  /** A file of state to judge, instead of a preview. */
  readonly state?: string;
}

/** The options of every command that checks a program first. */
export function addCheckOptions(command: Command): Command {
  return addEngineOptions(command)
    .option("--stack <name>", "the stack (default: the only one that has a Pulumi.<stack>.yaml)")
    .addOption(
      new Option(
        "--state <file>",
        "judge what is deployed, from what pulumi stack export wrote; runs no program",
      ).conflicts(["stack", "engine", "config", "timeout"]),
    );
}

/** The same without the stack. */
export function addEngineOptions(command: Command): Command {
  return command
    .addOption(
      new Option("--engine <engine>", "embedded preview (a simulation), the pulumi command, or that if there is one")
        .choices(["embedded", "pulumi", "auto"])
        .default("embedded"),
    )
    .option("--config <key=value>", "configuration that wins over the stack's; may be given several times", collect, {})
    .option("--policy-config <file>", "a policy configuration file, as for pulumi preview --policy-pack-config")
    .option("--timeout <seconds>", "give up when nothing happens for so long", seconds, 120);
}

/** Gathers `key=value` pairs. */
export function collect(pair: string, previous: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const at = pair.indexOf("=");
  if (at < 1) throw new InvalidArgumentError("write it as key=value.");
  return { ...previous, [pair.slice(0, at)]: pair.slice(at + 1) };
}

/** Reads a whole number of seconds. */
export function seconds(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("must be a whole number of seconds, 1 or more.");
  return Number(text);
}
