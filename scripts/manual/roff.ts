import type { CommandNode } from "../command-tree";
import { ENVIRONMENT, type Entries, FILES, ownParts, type Part, TITLE, usageOf } from "./sources";

/** The manual page man/lifeboat.1, in the macros of man(7). */
export function writeManual(root: CommandNode, version: string): string {
  return `${[
    `.TH LIFEBOAT 1 "" "lifeboat ${version}" "User Commands"`,
    ".SH NAME",
    `lifeboat \\- ${text(TITLE)}`,
    ".SH SYNOPSIS",
    bold(usageOf(root)),
    ".SH DESCRIPTION",
    text(`${root.description}.`),
    ...ownParts(root, undefined).flatMap(writePart),
    ...definitions(root.options.map(({ flags, description }) => [flags, description])),
    ".SH COMMANDS",
    ...root.commands.flatMap((one) => sectionOf(one, root)),
    ".SH ENVIRONMENT",
    ...definitions(ENVIRONMENT),
    ".SH FILES",
    ...definitions(FILES),
  ].join("\n")}\n`;
}

function sectionOf(node: CommandNode, above: CommandNode): readonly string[] {
  return [
    `.SS ${text(node.path.join(" "))}`,
    text(node.description),
    ".PP",
    bold(usageOf(node)),
    ...definitions(node.arguments.map(({ usage, description }) => [usage, description])),
    ...definitions(node.options.map(({ flags, description }) => [flags, description])),
    ...ownParts(node, above).flatMap(writePart),
    ...node.commands.flatMap((one) => sectionOf(one, node)),
  ];
}

function writePart(part: Part): readonly string[] {
  if (part.kind === "text") return [".PP", text(part.text)];
  return [".PP", "Examples:", ".PP", ".nf", ".RS 4", ...part.lines.map(text), ".RE", ".fi"];
}

function definitions(entries: Entries): readonly string[] {
  return entries.flatMap(([name, told]) => [".TP", bold(name), text(told)]);
}

function bold(words: string): string {
  return `\\fB${text(words)}\\fR`;
}

/** A line of text: nothing in it is a request, and a hyphen is one that can be copied. */
function text(line: string): string {
  const plain = line.replaceAll("\\", "\\e").replaceAll("-", "\\-");
  return /^[.']/.test(plain) ? `\\&${plain}` : plain;
}
