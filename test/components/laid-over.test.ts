import { describe, expect, test } from "@jest/globals";
import { output } from "@pulumi/pulumi";
import { laidOver } from "../../components/laid-over";

describe("one value over another", () => {
  const promise = Promise.resolve({ a: 1 });
  const computed = output({ a: 1 });
  const rows: readonly [string, unknown, unknown, unknown][] = [
    ["what only the lower has stays", { a: 1 }, { b: 2 }, { a: 1, b: 2 }],
    ["the upper wins", { a: 1 }, { a: 2 }, { a: 1 }],
    ["what the upper leaves out does not", { a: undefined }, { a: 2 }, { a: 2 }],
    ["false and null are said, not left out", { a: false, b: null }, { a: true, b: 1 }, { a: false, b: null }],
    ["objects in objects", { n: { s: ["x"] } }, { n: { p: 1 } }, { n: { s: ["x"], p: 1 } }],
    ["lists item by item, as long as the upper", [{ a: 1 }], [{ b: 2 }, { b: 3 }], [{ a: 1, b: 2 }]],
    ["a list of another kind than the lower", ["x"], { a: 1 }, ["x"]],
    [
      "outputs and promises are whole values",
      { a: computed, b: promise },
      { a: { z: 1 }, b: { z: 1 } },
      { a: computed, b: promise },
    ],
    ["a lower output gives way", { a: { z: 1 } }, { a: computed }, { a: { z: 1 } }],
  ];
  test.each(rows)("%s", (_, upper, lower, expected) => {
    const result = laidOver(upper, lower);
    expect(result).toEqual(expected);
  });
});
