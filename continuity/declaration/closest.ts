/** The word that was most likely meant: the nearest in spelling; undefined where none is near. */
export function closest(word: string, words: Iterable<string>): string | undefined {
  let [found, least]: [string | undefined, number] = [undefined, Math.max(1, Math.floor(word.length / 3)) + 1];
  for (const one of words) {
    const distance = edits(word, one, least);
    if (distance < least) [found, least] = [one, distance];
  }
  return found;
}

/** `; did you mean orders?`, or nothing. */
export function didYouMean(word: string, words: Iterable<string>): string {
  const found = closest(word, words);
  return found === undefined ? "" : `; did you mean ${found}?`;
}

/** How many letters must be put in, taken out or changed to make one word of another; `enough` where it is no less. */
function edits(a: string, b: string, enough: number): number {
  if (Math.abs(a.length - b.length) >= enough) return enough;
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
