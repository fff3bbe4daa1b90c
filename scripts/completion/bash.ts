import type { CommandNode } from "../command-tree";
import { argumentChoices, everyCommand, keyOf, optionNames, quoted, takesFiles, valued } from "./words";

/** What bash completes `lifeboat` with; for `source <(lifeboat completion bash)`. */
export function bashCompletion(root: CommandNode): string {
  const all = everyCommand(root);
  return `# bash completion of lifeboat
_lifeboat() {
  local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD-1]} at= i
  COMPREPLY=()
  # bash takes --option=value for three words.
  if [[ $cur == "=" ]]; then
    cur=
  elif [[ $prev == "=" ]]; then
    prev=\${COMP_WORDS[COMP_CWORD-2]}
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$at|\${COMP_WORDS[i-1]}" in
${indented(all.flatMap((node) => valued(node).flatMap(({ names }) => names.map((name) => pattern(node, name)))).map((one) => `${one}) continue ;;`))}
    esac
    case "$at|\${COMP_WORDS[i]}" in
${indented(all.flatMap(({ commands }) => commands).map((node) => `${pattern(parentOf(node), node.path.at(-1) ?? "")}) at=${quoted(keyOf(node))} ;;`))}
    esac
  done
  case "$at|$prev" in
${all.flatMap(valueCases).join("\n")}
  esac
  case "$at" in
${all.map(wordCase).join("\n")}
  esac
}
complete -o filenames -F _lifeboat lifeboat
`;
}

const indented = (lines: readonly string[]) => lines.map((line) => `      ${line}`).join("\n");

function pattern(node: { readonly path: readonly string[] }, word: string): string {
  return quoted(`${node.path.slice(1).join(" ")}|${word}`);
}

function parentOf({ path }: CommandNode): { readonly path: readonly string[] } {
  return { path: path.slice(0, -1) };
}

function valueCases(node: CommandNode): readonly string[] {
  return valued(node).map(({ names, value }) => {
    const patterns = names.map((name) => pattern(node, name)).join("|");
    const reply = value.kind === "choices" ? words(value.choices) : value.kind === "file" ? FILES : "COMPREPLY=()";
    return `    ${patterns}) ${reply}; return ;;`;
  });
}

const FILES = `COMPREPLY=($(compgen -f -- "$cur"))`;

function words(list: readonly string[]): string {
  return `COMPREPLY=($(compgen -W ${quoted(list.join(" "))} -- "$cur"))`;
}

function wordCase(node: CommandNode): string {
  const names = node.commands.map(({ path }) => path.at(-1) ?? "");
  const plain = [...names, ...argumentChoices(node)];
  const rest = takesFiles(node) ? FILES : words(plain);
  return `    ${quoted(keyOf(node))}) if [[ $cur == -* ]]; then ${words(optionNames(node))}; else ${rest}; fi ;;`;
}
