import type { Argument, Command, Option } from "commander";

/** A command as data, for what is made of all of them: completion, the page and the manual. */
export interface CommandNode {
  /** The names that lead to it: `lifeboat drill run`. */
  readonly path: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly arguments: readonly ArgumentNode[];
  readonly options: readonly OptionNode[];
  /** What its help tells after the options: examples and exit codes. */
  readonly after: string;
  readonly commands: readonly CommandNode[];
}

/** What a value is, as far as a shell can complete it. */
export type ValueKind =
  | { readonly kind: "choices"; readonly choices: readonly string[] }
  | { readonly kind: "file" | "free" };

export interface ArgumentNode {
  /** As usage tells it: `[directory]`, `<service>`. */
  readonly usage: string;
  readonly description: string;
  readonly value: ValueKind;
}

export interface OptionNode {
  /** As the command line takes them: `-V`, `--version`. */
  readonly names: readonly string[];
  /** As help tells them: `--engine <engine>`. */
  readonly flags: string;
  readonly description: string;
  /** Absent where it takes none. */
  readonly value?: ValueKind;
}

/** The tree of a command and all its sub-commands. */
export function treeOf(command: Command, path: readonly string[] = []): CommandNode {
  const own = [...path, command.name()];
  const help = command.createHelp();
  return {
    path: own,
    summary: command.summary() || command.description(),
    description: command.description(),
    arguments: command.registeredArguments.map((one) => argumentNode(one, help.argumentDescription(one))),
    options: help.visibleOptions(command).map((one) => optionNode(one, help.optionDescription(one))),
    after: afterOf(command),
    commands: command.commands.map((one) => treeOf(one, own)),
  };
}

/** What help tells besides what Commander writes itself. */
function afterOf(command: Command): string {
  const output = { text: "" };
  const kept = command.configureOutput();
  command.configureOutput({
    ...kept,
    writeOut: (text) => {
      output.text += text;
    },
    getOutHasColors: () => false,
  });
  command.outputHelp();
  command.configureOutput(kept);
  return output.text.slice(command.helpInformation().length).trim();
}

function argumentNode(argument: Argument, description: string): ArgumentNode {
  const name = `${argument.name()}${argument.variadic ? "..." : ""}`;
  const { argChoices } = argument;
  return {
    usage: argument.required ? `<${name}>` : `[${name}]`,
    description,
    value: valueKind(argument.name(), argChoices),
  };
}

function optionNode(option: Option, description: string): OptionNode {
  const names = [option.short, option.long].filter((one) => one !== undefined);
  const [, placeholder] = /[<[]([^>\]]+)[>\]]/.exec(option.flags) ?? [];
  return {
    names,
    flags: option.flags,
    description,
    ...(placeholder === undefined ? {} : { value: valueKind(placeholder, option.argChoices) }),
  };
}

/** What a placeholder calls a file or a folder is one. */
function valueKind(placeholder: string, choices: readonly string[] | undefined): ValueKind {
  if (choices !== undefined) return { kind: "choices", choices };
  return { kind: /^(?:file|files|folder|directory|into)\b/.test(placeholder) ? "file" : "free" };
}
