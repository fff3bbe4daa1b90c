import { describe, expect, test } from "@jest/globals";
import type { RecoveryPath } from "../../../continuity/recovery/path";
import { running } from "../../../continuity/verdict/critical-path";
import { fastest, leastLossy, type View } from "../../../continuity/verdict/options";
import { between, cannotTell, exactly, fails, path, RESPONSES, restore, untested } from "./builders";

describe("the fastest of several ways back", () => {
  const steady = path("steady", between("steady", 60, 100));
  const lucky = path("lucky", between("lucky", 10, 200));
  const rows: readonly [string, readonly RecoveryPath[], View, string | undefined][] = [
    ["none", [], "sure", undefined],
    ["by its most where it must be sure", [lucky, steady], "sure", "steady"],
    ["by its least where it may be", [steady, lucky], "possible", "lucky"],
    ["one without a figure is last where it must be sure", [path("open", untested("open")), lucky], "sure", "lucky"],
    [
      "of equals the one that loses less",
      [restore(exactly("a", 9), exactly("b", 2)), path("c", exactly("c", 9))],
      "sure",
      "c",
    ],
    [
      "of equals in all by name, in whatever order",
      [path("b", exactly("x", 9)), path("a", exactly("x", 9))],
      "sure",
      "a",
    ],
    ["in whatever order", [path("a", exactly("x", 9)), path("b", exactly("x", 9))], "possible", "a"],
  ];
  test.each(rows)("%s", (_, paths, view, expected) => {
    expect(fastest(paths, view, ({ rto }) => rto)?.mechanism).toBe(expected);
  });
});

describe("the way back that loses least", () => {
  const small = restore(exactly("r", 9), between("loss", 5, 50), { mechanism: "small at best" });
  const even = restore(exactly("r", 9), between("loss", 10, 20), { mechanism: "even" });
  const unsure = path("unsure", exactly("u", 1), { requires: [cannotTell("it is on")] });
  const gone = path("gone", exactly("g", 1), { requires: [fails("it is on")] });
  const rows: readonly [string, readonly RecoveryPath[], View, string | undefined][] = [
    ["by its least where it may be", [even, small], "possible", "small at best"],
    ["by its most where it must be sure", [small, even], "sure", "even"],
    ["one whose condition is not known may be", [even, unsure], "possible", "unsure"],
    ["but is not sure", [even, unsure], "sure", "even"],
    ["one whose condition is false never is", [gone], "possible", undefined],
  ];
  test.each(rows)("%s", (_, paths, view, expected) => {
    expect(leastLossy(paths, view)?.mechanism).toBe(expected);
  });
});

test("the cut-over of clients is part of how fast a way back is", () => {
  const paths = [path("stays", exactly("failover", 5)), path("moves", exactly("takes over", 3), { endpoint: "new" })];
  expect(fastest(paths, "sure", (one) => running(one, RESPONSES))?.mechanism).toBe("stays");
  expect(fastest(paths, "sure", ({ rto }) => rto)?.mechanism).toBe("moves");
});
