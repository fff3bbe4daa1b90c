import { plainName } from "../timeline-words";

/** A text that is longer is no name and no sentence, and would take the room of others. */
const LONGEST = 1500;
const MARKUP: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
/** Shows nothing, and keeps apart what would mean something together. */
const APART = "\u200b";

/**
 * Text as Markdown of GitHub that shows it as it stands, on one line: names come from programs, and may hold anything. Besides
 * markup that is what calls people (`@`), names issues (`#1`), or becomes a link by itself.
 */
export function escapeMarkdown(text: string): string {
  const whole = plainName(text.replace(/\s+/g, " "));
  const short = whole.length > LONGEST ? `${whole.slice(0, LONGEST)}…` : whole;
  return plainName(short)
    .replace(/[&<>]/g, (mark) => MARKUP[mark] ?? mark)
    .replace(/[\\`*_[\]|~$]/g, "\\$&")
    .replace(/@|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww\.(?=\S)/gi, `$&${APART}`);
}
