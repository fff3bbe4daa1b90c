/**
 * Sets parts one after the other, with one space between, on lines no longer than `width`; a part that is longer by itself
 * is broken at its spaces, and within a word only where that is longer than a line.
 *
 * @param first what the first line begins with
 * @param then what every other line begins with
 */
export function foldParts(parts: readonly string[], first: string, then: string, width: number): readonly string[] {
  if (parts.length === 0) return [];
  const lines: string[] = [];
  let line = first;
  let empty = true;
  const add = (piece: string) => {
    if (!empty && line.length + 1 + piece.length > width) {
      lines.push(line);
      line = then;
      empty = true;
    }
    line += empty ? piece : ` ${piece}`;
    empty = false;
  };
  const room = Math.max(1, width - then.length);
  for (const part of parts) {
    if (part.length <= room) add(part);
    else for (const word of part.split(" ")) for (const piece of pieces(word, room)) add(piece);
  }
  return [...lines, line];
}

function pieces(word: string, length: number): readonly string[] {
  const found: string[] = [];
  for (let at = 0; at === 0 || at < word.length; at += length) found.push(word.slice(at, at + length));
  return found;
}
