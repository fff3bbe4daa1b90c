/** Lines around a change that show where it is. */
const CONTEXT = 3;

/**
 * The difference between two texts as `patch` and `git apply` read it, with one hunk from the first line that differs to the
 * last; empty where they are alike.
 *
 * @param before undefined: there was no file
 */
export function unifiedDiff(file: string, before: string | undefined, after: string): string {
  const [old, now] = [linesOf(before ?? ""), linesOf(after)];
  const alike = (i: number) => i < Math.min(old.length, now.length) && old[i] === now[i];
  let first = 0;
  while (alike(first)) first += 1;
  if (first === old.length && first === now.length) return "";
  let last = 0;
  while (last < Math.min(old.length, now.length) - first && old.at(-1 - last) === now.at(-1 - last)) last += 1;
  const from = Math.max(0, first - CONTEXT);
  const kept = Math.min(last, CONTEXT);
  const hunk = [
    ...old.slice(from, first).map((line) => ` ${line}`),
    ...old.slice(first, old.length - last).map((line) => `-${line}`),
    ...now.slice(first, now.length - last).map((line) => `+${line}`),
    ...old.slice(old.length - last, old.length - last + kept).map((line) => ` ${line}`),
  ];
  const counted = (lines: readonly string[]) => range(from, lines.length - from - last + kept);
  const names = [`--- ${before === undefined ? "/dev/null" : `a/${file}`}`, `+++ b/${file}`];
  return `${[...names, `@@ -${counted(old)} +${counted(now)} @@`, ...hunk].join("\n")}\n`;
}

/** Of no lines the line before is named. */
function range(from: number, count: number): string {
  return `${count === 0 ? from : from + 1},${count}`;
}

/** A last line without an end is said to lack it, as `diff` does. */
function linesOf(text: string): readonly string[] {
  if (text === "") return [];
  const lines = text.split("\n");
  const last = lines.pop();
  return last === "" ? lines : [...lines, `${last}\n\\ No newline at end of file`];
}
