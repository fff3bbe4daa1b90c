import type { CommandNode, OptionNode } from "../command-tree";

/** A command and all below it, each before its own. */
export function everyCommand(node: CommandNode): readonly CommandNode[] {
  return [node, ...node.commands.flatMap(everyCommand)];
}

/** How scripts tell a command apart: `drill run`; the command itself has no word. */
export function keyOf({ path }: CommandNode): string {
  return path.slice(1).join(" ");
}

export function optionNames({ options }: CommandNode): readonly string[] {
  return options.flatMap(({ names }) => names);
}

/** The options that take a value. */
export function valued({ options }: CommandNode): readonly (OptionNode & Required<Pick<OptionNode, "value">>)[] {
  return options.filter((one): one is OptionNode & Required<Pick<OptionNode, "value">> => one.value !== undefined);
}

/** Whether a command takes files or folders by themselves. */
export function takesFiles(node: CommandNode): boolean {
  return node.arguments.some(({ value }) => value.kind === "file");
}

/** The choices of what a command takes by itself. */
export function argumentChoices(node: CommandNode): readonly string[] {
  return node.arguments.flatMap(({ value }) => (value.kind === "choices" ? value.choices : []));
}

/** A text between single quotes, as every shell here reads it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
