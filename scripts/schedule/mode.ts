import type { Command, Option } from "commander";
import { UsageError } from "../usage-error";

/** What a schedule is asked about: expressions, a saved plan, or a program. */
export type Mode = "expressions" | "batch" | "plan" | "stack";

interface ModeOptions {
  /** How messages call it. */
  readonly name: string;
  /** The options that go with it, besides its own. */
  readonly takes: readonly string[];
}

const MODES: Readonly<Record<Mode, ModeOptions>> = {
  expressions: { name: "expressions", takes: ["timezone", "from", "count", "startWindow", "format"] },
  batch: { name: "--batch", takes: ["batch", "timezone", "from", "count", "startWindow", "format"] },
  plan: { name: "--plan", takes: ["plan", "for", "jobTime", "copyTime", "from", "format", "svg"] },
  stack: { name: "--stack", takes: ["stack", "engine", "config", "policyConfig", "timeout", "format", "svg"] },
};

/** Which options win over which: the first that is given says what is asked. */
const CHOICES = ["plan", "stack", "batch"] as const;

/**
 * What the command line asks.
 *
 * @throws UsageError where an option does not go with the rest, or too many arguments are given
 */
export function modeOf(command: Command, args: readonly string[]): Mode {
  const given = command.options.filter((option) => command.getOptionValueSource(option.attributeName()) === "cli");
  const mode = CHOICES.find((choice) => given.some((option) => option.attributeName() === choice)) ?? "expressions";
  const { name, takes } = MODES[mode];
  const other = given.find((option) => !takes.includes(option.attributeName()));
  if (other !== undefined) throw new UsageError(whyNot(other, name));
  const [first] = args;
  switch (mode) {
    case "expressions":
      if (first !== undefined) return mode;
      throw new UsageError('give an expression, such as "cron(0 5 ? * * *)", or --batch, --plan FILE or --stack NAME');
    case "batch":
      if (first === undefined) return mode;
      throw new UsageError("--batch reads expressions from stdin; give none as arguments");
    case "plan":
      if (first === undefined) return mode;
      throw new UsageError("--plan draws the rules of a plan; give no expressions with it, or leave it out");
    case "stack":
      if (args.length <= 1 && !first?.includes("(")) return mode;
      throw new UsageError("--stack draws the plans of a program; give its directory only, or leave --stack out");
  }
}

function whyNot(other: Option, mode: string): string {
  const choices: readonly string[] = CHOICES;
  if (choices.includes(other.attributeName()))
    return `${mode} and ${other.long} ask different things; give one of them`;
  const fitting = Object.values(MODES).filter(({ takes }) => takes.includes(other.attributeName()));
  return `${other.long} goes with ${fitting.map(({ name }) => name).join(" or ")}, not with ${mode}`;
}
