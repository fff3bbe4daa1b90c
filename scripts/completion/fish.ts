import type { CommandNode, OptionNode, ValueKind } from "../command-tree";
import { argumentChoices, everyCommand, keyOf, takesFiles, valued } from "./words";

/** What fish completes `lifeboat` with; for ~/.config/fish/completions/lifeboat.fish. */
export function fishCompletion(root: CommandNode): string {
  const all = everyCommand(root);
  const values = all.flatMap((node) =>
    valued(node).flatMap(({ names }) => names.map((name) => `${keyOf(node)}|${name}`)),
  );
  const commands = all.slice(1).map((node) => {
    const parent = node.path.slice(1, -1).join(" ");
    return [`${parent}|${node.path.at(-1)}`, keyOf(node)] as const;
  });
  return `# fish completion of lifeboat
function __lifeboat_at
    set -l at ''
    set -l previous ''
    for word in (commandline -opc)[2..-1]
        set -l key "$at|$previous"
        set -l next "$at|$word"
        set previous $word
        contains -- $key ${values.map(fishQuoted).join(" ")}; and continue
        switch $next
${commands.map(([key, at]) => `            case ${fishQuoted(key)}\n                set at ${fishQuoted(at)}`).join("\n")}
        end
    end
    test "$at" = "$argv[1]"
end
complete -c lifeboat -f
${all.flatMap(linesOf).join("\n")}
`;
}

function linesOf(node: CommandNode): readonly string[] {
  const at = `-n ${fishQuoted(`__lifeboat_at ${fishQuoted(keyOf(node))}`)}`;
  const commands = node.commands.map(
    (one) => `complete -c lifeboat ${at} -a ${fishQuoted(one.path.at(-1) ?? "")} -d ${fishQuoted(one.summary)}`,
  );
  const choices = argumentChoices(node).join(" ");
  const own = [
    ...(choices === "" ? [] : [`complete -c lifeboat ${at} -a ${fishQuoted(choices)}`]),
    ...(takesFiles(node) ? [`complete -c lifeboat ${at} -F`] : []),
  ];
  return [...commands, ...own, ...node.options.map((option) => `complete -c lifeboat ${at} ${optionWords(option)}`)];
}

function optionWords({ names, description, value }: OptionNode): string {
  const flags = names.map((name) => (name.startsWith("--") ? `-l ${name.slice(2)}` : `-s ${name.slice(1)}`));
  return [...flags, ...valueWords(value), `-d ${fishQuoted(description)}`].join(" ");
}

function valueWords(value: ValueKind | undefined): readonly string[] {
  if (value === undefined) return [];
  if (value.kind === "choices") return ["-x", `-a ${fishQuoted(value.choices.join(" "))}`];
  return value.kind === "file" ? ["-r", "-F"] : ["-x"];
}

/** Between single quotes fish reads a backslash before a quote or a backslash. */
function fishQuoted(text: string): string {
  return `'${text.replace(/[\\']/g, "\\$&")}'`;
}
