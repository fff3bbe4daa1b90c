import type { CommandNode } from "../command-tree";
import { ENVIRONMENT, type Entries, FILES, ownParts, type Part, usageOf } from "./sources";

/** The page docs/cli.md: every command as its help tells it. */
export function writePage(root: CommandNode): string {
  const parts = [
    "# Command line",
    INTRODUCTION,
    ...sectionOf(root, undefined),
    "## Environment",
    listed(ENVIRONMENT),
    "## Files",
    listed(FILES),
  ];
  return `${parts.join("\n\n")}\n`;
}

const INTRODUCTION = `Made from the commands themselves, as \`lifeboat --help\` and the manual page are. Results go to stdout, progress and
notes to stderr.`;

function sectionOf(node: CommandNode, above: CommandNode | undefined): readonly string[] {
  const depth = Math.min(4, node.path.length + 1);
  return [
    `${"#".repeat(depth)} ${node.path.join(" ")}`,
    node.description,
    block([usageOf(node)]),
    ...(node.commands.length === 0
      ? []
      : [listed(node.commands.map(({ path, summary }) => [path.join(" "), summary]))]),
    ...(node.arguments.length === 0
      ? []
      : [
          table(
            "Argument",
            node.arguments.map(({ usage, description }) => [usage, description]),
          ),
        ]),
    ...(node.options.length === 0
      ? []
      : [
          table(
            "Option",
            node.options.map(({ flags, description }) => [flags, description]),
          ),
        ]),
    ...ownParts(node, above).map(writePart),
    ...node.commands.flatMap((one) => sectionOf(one, node)),
  ];
}

function writePart(part: Part): string {
  return part.kind === "examples" ? block(part.lines) : escaped(part.text);
}

function block(lines: readonly string[]): string {
  return ["```", ...lines, "```"].join("\n");
}

function listed(entries: Entries): string {
  return entries.map(([name, what]) => `- \`${name}\`: ${escaped(what)}`).join("\n");
}

function table(head: string, rows: Entries): string {
  const lines = rows.map(([name, what]) => `| \`${name.replaceAll("|", "\\|")}\` | ${escaped(what)} |`);
  return [`| ${head} | |`, "| --- | --- |", ...lines].join("\n");
}

/** What Markdown would take for its own. */
function escaped(text: string): string {
  return text.replace(/[<>|*_]/g, "\\$&");
}
