import type { CommandNode } from "../command-tree";

/** Names and what they do, as pages list them. */
export type Entries = readonly (readonly [name: string, told: string])[];

export const TITLE = "IT service continuity as code for Pulumi on AWS";

export const ENVIRONMENT: Entries = [
  ["LIFEBOAT_CONFIG", "The lifeboat.yaml to use, in place of the one beside Pulumi.yaml."],
  ["LIFEBOAT_REPORT", "Where the policy pack writes the JSON report at pulumi preview."],
  ["LIFEBOAT_FIX_PLAN", "With 1 the policy pack adds the fix plan to that report."],
  ["NO_COLOR", "Set to anything: no colour, also on a terminal."],
  ["AWS_PROFILE, AWS_REGION", "As for every tool of AWS, where a command asks AWS."],
];

export const FILES: Entries = [
  ["Pulumi.yaml", "The program; commands look for it in the directory that they are given, and above."],
  ["lifeboat.yaml", "What the program cannot say of itself: assumptions, what lives elsewhere, policy."],
  ["evidence/", "The records of restore drills, a chain a service."],
];

/** How a command is called: `lifeboat drill run [options] [service]`. */
export function usageOf({ path, options, arguments: given, commands }: CommandNode): string {
  const words = [
    ...(options.length > 0 ? ["[options]"] : []),
    ...(commands.length > 0 ? ["<command>"] : given.map(({ usage }) => usage)),
  ];
  return [...path, ...words].join(" ");
}

/** A part of what help tells after the options. */
export type Part =
  | { readonly kind: "examples"; readonly lines: readonly string[] }
  | { readonly kind: "text"; readonly text: string };

/** What help tells after the options, in its parts: examples line by line, other paragraphs as they flow. */
export function partsOf(after: string): readonly Part[] {
  return after
    .split(/\n{2,}/)
    .filter((part) => part !== "")
    .map((part) => {
      const [head = "", ...lines] = part.split("\n");
      if (head !== "Examples:") return { kind: "text", text: part.replace(/\s*\n\s*/g, " ") };
      return { kind: "examples", lines: lines.map((line) => line.replace(/^ {2}/, "")) };
    });
}

/** What is told of a command and not of the one above it already. */
export function ownParts(node: CommandNode, above: CommandNode | undefined): readonly Part[] {
  return node.after === above?.after ? [] : partsOf(node.after);
}
