import { expect, test } from "@jest/globals";
import { type Provenance, weaker } from "../../../continuity/recovery/step";

const STRONGEST_FIRST: readonly Provenance[] = ["measured", "derived", "documented", "declared", "assumed", "none"];

test("a sum is as weak as its weakest part", () => {
  STRONGEST_FIRST.forEach((a, i) => {
    STRONGEST_FIRST.forEach((b, j) => {
      expect(weaker(a, b)).toBe(STRONGEST_FIRST[Math.max(i, j)]);
    });
  });
});
