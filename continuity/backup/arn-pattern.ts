import type { Ternary } from "../recovery/logic";

/** Stands for a Region, account, name or id that is not known at preview; none of them holds a colon, and no text this. */
export const UNKNOWN_PART = "\u0000";

/** No ARN is longer; what a longer pattern would select is not known. */
const LONGEST_PATTERN = 2048;

/** A reading of the wildcards. */
interface Reading {
  readonly starTakesBlanks: boolean;
  readonly questionMarkIsWild: boolean;
}

/** What a pattern surely selects: `*` stands for any run of characters without blanks, as AWS documents, and `?` for itself. */
const SURELY: Reading = { starTakesBlanks: false, questionMarkIsWild: false };

/** What it might select besides: AWS does not say whether `?` stands for any one character, as in IAM policies. */
const PERHAPS: Reading = { starTakesBlanks: true, questionMarkIsWild: true };

/**
 * Whether an AWS Backup pattern (`*` stands for any run of characters, colons too) selects an ARN or matches the value of a
 * tag: true if it surely does, whatever the unknown parts of the ARN turn out to be, false if it cannot, else unknown.
 *
 * Source: AWS Backup developer guide, "Assign resources with AWS CLI": "The wildcard * represents zero or more
 * non-whitespace characters".
 */
export function matchesArn(pattern: string, arn: string): Ternary {
  if (pattern.length > LONGEST_PATTERN) return "unknown";
  const head = literalHead(pattern, arn);
  if (head === undefined) return false;
  const [glob, text] = [pattern.slice(head), arn.slice(head)];
  if (overlaps(glob, text, SURELY, false)) return true;
  const clear = !text.includes(UNKNOWN_PART) && !glob.includes("?") && !/\s/.test(text);
  return !clear && overlaps(glob, text, PERHAPS, true) ? "unknown" : false;
}

/** How many characters agree before anything is wild; undefined where they differ before. It spares nearly all the rest. */
function literalHead(pattern: string, text: string): number | undefined {
  for (let i = 0; i < pattern.length; i++) {
    const [char, other] = [pattern.charCodeAt(i), text.charCodeAt(i)];
    if (char === STAR || char === QUESTION_MARK || other === UNKNOWN_CODE) return i;
    if (char !== other) return undefined;
  }
  return pattern.length;
}

const [STAR, QUESTION_MARK, UNKNOWN_CODE] = ["*", "?", UNKNOWN_PART].map((char) => char.charCodeAt(0));

/** Whether a pattern and a text have a text in common; an unknown part of the second may stand for any part of the first. */
function overlaps(pattern: string, text: string, reading: Reading, partsAreWild: boolean): boolean {
  // reachable[j]: the part of the pattern read so far can stand for the first j characters of the text
  let reachable = new Uint8Array(text.length + 1);
  reachable[0] = 1;
  if (partsAreWild) overUnknownParts(reachable, text);
  for (const char of pattern) {
    const next = new Uint8Array(text.length + 1);
    if (char === "*") {
      overAnyRun(reachable, next, text, reading.starTakesBlanks);
    } else {
      const anyOne = char === "?" && reading.questionMarkIsWild;
      for (let j = 0; j < text.length; j++) {
        if (!reachable[j]) continue;
        const other = text.charAt(j);
        if (partsAreWild && other === UNKNOWN_PART) {
          if (char !== ":") next[j] = 1;
        } else if (anyOne || other === char) next[j + 1] = 1;
      }
      if (partsAreWild) overUnknownParts(next, text);
    }
    reachable = next;
  }
  return reachable[text.length] === 1;
}

/** A star stands for nothing, or for any run of characters from what is reachable on. */
function overAnyRun(from: Uint8Array, to: Uint8Array, text: string, takesBlanks: boolean): void {
  let running = false;
  for (let j = 0; j <= text.length; j++) {
    running = running || from[j] === 1;
    if (running) to[j] = 1;
    if (running && !takesBlanks && /\s/.test(text.charAt(j))) running = false;
  }
}

/** An unknown part may also stand for nothing. */
function overUnknownParts(reachable: Uint8Array, text: string): void {
  for (let j = 0; j < text.length; j++) if (reachable[j] && text.charAt(j) === UNKNOWN_PART) reachable[j + 1] = 1;
}
