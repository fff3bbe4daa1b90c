/**
 * The line, from 1, at which a text ceases to be JSON; undefined where all of it is. What JSON.parse says of it differs from
 * one edition of Node.js to the next, and often lacks the place.
 */
export function lineOfJsonError(text: string): number | undefined {
  const at = placeOfError(text);
  return at === undefined ? undefined : text.slice(0, at).split("\n").length;
}

const SPACE = /[ \t\n\r]*/y;
const SCALAR =
  /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w.])|(?:true|false|null)(?!\w)/y;
const KEY = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"[ \t\n\r]*:/y;

/** Goes through the text with a stack of what is open, so that no depth of nesting is too deep. */
function placeOfError(text: string): number | undefined {
  const open: ("{" | "[")[] = [];
  let at = 0;
  const take = (pattern: RegExp): boolean => {
    pattern.lastIndex = at;
    if (!pattern.test(text)) return false;
    at = pattern.lastIndex;
    return true;
  };
  const takes = (character: string): boolean => {
    if (text[at] !== character) return false;
    at++;
    return true;
  };
  for (;;) {
    take(SPACE);
    if (takes("{")) {
      take(SPACE);
      if (!takes("}")) {
        open.push("{");
        if (!take(KEY)) return at;
        continue;
      }
    } else if (takes("[")) {
      take(SPACE);
      if (!takes("]")) {
        open.push("[");
        continue;
      }
    } else if (!take(SCALAR)) return at;
    for (;;) {
      take(SPACE);
      const inside = open.at(-1);
      if (inside === undefined) return at === text.length ? undefined : at;
      if (takes(",")) {
        take(SPACE);
        if (inside === "{" && !take(KEY)) return at;
        break;
      }
      if (!takes(inside === "{" ? "}" : "]")) return at;
      open.pop();
    }
  }
}
