import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { unifiedDiff } from "../../workspace/unified-diff";

/** Applies a diff of one hunk, checking every line that it says is there. */
function patched(before: string, diff: string): string {
  if (diff === "") return before;
  const [, , header = "", ...lines] = diff.replace(/\n$/, "").split("\n");
  const [, start = 0, count = 0] = (/^@@ -(\d+),(\d+) \+\d+,\d+ @@$/.exec(header) ?? []).map(Number);
  const first = count === 0 ? start : start - 1;
  const old = before === "" ? [] : before.split(/(?<=\n)/);
  const of = (sign: string) =>
    lines.flatMap((line, i) => {
      if (line[0] !== " " && line[0] !== sign) return [];
      return [`${line.slice(1)}${lines[i + 1]?.startsWith("\\") ? "" : "\n"}`];
    });
  expect(old.slice(first, first + count)).toEqual(of("-"));
  return [...old.slice(0, first), ...of("+"), ...old.slice(first + count)].join("");
}

const text = fc
  .array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 })
  .chain((lines) => fc.constantFrom(lines.join("\n"), `${lines.join("\n")}\n`));

describe("a unified diff", () => {
  test("leads from one text to the other", () => {
    fc.assert(
      fc.property(text, text, (before, after) => expect(patched(before, unifiedDiff("f", before, after))).toBe(after)),
    );
  });

  test.each<[string, string | undefined, string, string]>([
    ["no change", "a\n", "a\n", ""],
    ["a new file", undefined, "a\nb\n", "--- /dev/null\n+++ b/f\n@@ -0,0 +1,2 @@\n+a\n+b\n"],
    [
      "three lines around a change",
      "1\n2\n3\n4\n5\n6\n7\n8\n9\n",
      "1\n2\n3\n4\nfive\n6\n7\n8\n9\n",
      "--- a/f\n+++ b/f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n",
    ],
    [
      "a last line without an end",
      "a",
      "a\nb\n",
      "--- a/f\n+++ b/f\n@@ -1,1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n",
    ],
  ])("%s", (_, before, after, diff) => expect(unifiedDiff("f", before, after)).toBe(diff));
});
