import type { CommandNode, OptionNode, ValueKind } from "../command-tree";
import { everyCommand, quoted } from "./words";

/** What zsh completes `lifeboat` with; for a file `_lifeboat` on the fpath, or to be sourced. */
export function zshCompletion(root: CommandNode): string {
  const functions = everyCommand(root).map(functionOf);
  return `#compdef lifeboat
# zsh completion of lifeboat
${functions.join("\n")}
if [[ $funcstack[1] == _lifeboat ]]; then
  _lifeboat "$@"
else
  compdef _lifeboat lifeboat
fi
`;
}

function nameOf({ path }: CommandNode): string {
  return `_${path.join("_").replaceAll("-", "_")}`;
}

function functionOf(node: CommandNode): string {
  const options = node.options.flatMap(specsOf);
  if (node.commands.length === 0) {
    const own = node.arguments.map(({ usage, value }, i) => {
      const isLast = i === node.arguments.length - 1 && usage.includes("...");
      return `${isLast ? "*" : i + 1}:${plain(usage)}:${actionOf(value)}`;
    });
    return body(node, [`_arguments ${[...options, ...own].map(quoted).join(" ")}`]);
  }
  const commands = node.commands.map((one) => quoted(`${one.path.at(-1)}:${plain(one.summary)}`));
  const cases = node.commands.map((one) => `    ${one.path.at(-1)}) ${nameOf(one)} ;;`);
  return body(node, [
    `_arguments -C ${[...options, "1:command:->command", "*::argument:->argument"].map(quoted).join(" ")}`,
    "case $state in",
    `  command) local -a commands=(${commands.join(" ")}); _describe command commands ;;`,
    "  argument) case $words[1] in",
    ...cases,
    "  esac ;;",
    "esac",
  ]);
}

function body(node: CommandNode, lines: readonly string[]): string {
  const states = node.commands.length === 0 ? [] : ["local state"];
  return [`${nameOf(node)}() {`, ...[...states, ...lines].map((line) => `  ${line}`), "}"].join("\n");
}

function specsOf({ names, description, value }: OptionNode): readonly string[] {
  const told = `[${plain(description)}]`;
  return names.map((name) => `*${name}${told}${value === undefined ? "" : `:value:${actionOf(value)}`}`);
}

function actionOf(value: ValueKind): string {
  if (value.kind === "choices") return `(${value.choices.join(" ")})`;
  return value.kind === "file" ? "_files" : " ";
}

/** What zsh would take for its own is left out. */
function plain(text: string): string {
  return text
    .replace(/[[\]:\\]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
