import type { Ternary } from "../recovery/logic";

/** Stands for a part of an ARN that is not known at preview; no ARN and no pattern contains it. */
export const UNKNOWN_PART = "\u0000";

/** No ARN is longer; what a longer pattern would select is not known. */
const LONGEST_PATTERN = 2048;

const isStar = (char: string): boolean => char === "*";

/**
 * Whether an AWS Backup resource pattern (`*` stands for any run of characters, colons too) selects an ARN, parts of
 * which may be unknown: true for whatever those parts turn out to be, false for any, else unknown.
 */
export function matchesArn(pattern: string, arn: string): Ternary {
  if (pattern.length > LONGEST_PATTERN) return "unknown";
  if (overlaps(pattern, arn, isStar, () => false)) return true;
  if (!arn.includes(UNKNOWN_PART)) return false;
  return overlaps(pattern, arn, isStar, (char) => char === UNKNOWN_PART) ? "unknown" : false;
}

/** Whether two patterns have a text in common; a wildcard of one may stand for any part of the other. */
function overlaps(
  left: string,
  right: string,
  leftWild: (char: string) => boolean,
  rightWild: (char: string) => boolean,
): boolean {
  // reachable[j]: the part of `left` read so far can stand for the first j characters of `right`
  let reachable = new Uint8Array(right.length + 1);
  reachable[0] = 1;
  spreadRight(reachable, right, rightWild);
  for (const char of left) {
    const next = new Uint8Array(right.length + 1);
    if (leftWild(char)) {
      const first = reachable.indexOf(1);
      if (first >= 0) next.fill(1, first);
    } else {
      for (let j = 0; j < right.length; j++) {
        if (!reachable[j]) continue;
        const other = right.charAt(j);
        if (rightWild(other)) next[j] = 1;
        else if (other === char) next[j + 1] = 1;
      }
      spreadRight(next, right, rightWild);
    }
    reachable = next;
  }
  return reachable[right.length] === 1;
}

/** A wildcard may also stand for nothing. */
function spreadRight(reachable: Uint8Array, text: string, wild: (char: string) => boolean): void {
  for (let j = 0; j < text.length; j++) if (reachable[j] && wild(text.charAt(j))) reachable[j + 1] = 1;
}
