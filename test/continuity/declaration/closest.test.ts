import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { closest, didYouMean } from "../../../continuity/declaration/closest";

const RULES = ["objective-met", "objective-valid", "backup-covers"];

describe("the word that was meant", () => {
  test.each([
    ["objectiv-met", "objective-met"],
    ["objective-mett", "objective-met"],
    ["backup-cover", "backup-covers"],
    ["backups-cover", "backup-covers"],
    ["nothing-alike", undefined],
    ["", undefined],
    ["x", undefined],
  ])("%s: %s", (word, meant) => {
    expect(closest(word, RULES)).toBe(meant);
  });

  test("of several that are equally near the first", () => {
    expect(closest("bat", ["cat", "rat"])).toBe("cat");
  });

  test("as the end of a message", () => {
    expect([didYouMean("ordres", ["orders"]), didYouMean("ordres", ["billing"])]).toEqual([
      "; did you mean orders?",
      "",
    ]);
  });

  test("a word is nearest to itself, and one slip away to itself with a slip", () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z-]{3,20}$/), fc.nat(), fc.stringMatching(/^[A-Z]$/), (word, at, letter) => {
        const [i, others] = [at % word.length, ["*", "**********"]];
        const slips = [word, word.slice(0, i) + word.slice(i + 1), word.slice(0, i) + letter + word.slice(i)];
        expect(slips.map((slip) => closest(slip, [...others, word]))).toEqual([word, word, word]);
      }),
    );
  });
});
