import { describe, expect, test } from "@jest/globals";
import { output } from "@pulumi/pulumi";
import { notPlain } from "../../components/plain";

describe("what is not known when the program runs", () => {
  const rows: readonly [string, unknown, string | undefined][] = [
    ["nothing", { objectives: { rto: "15m" }, list: ["a", null, 1, undefined] }, undefined],
    ["an output", { objectives: { rto: output("15m") } }, "objectives.rto"],
    ["a promise", { region: Promise.resolve("eu-west-1") }, "region"],
    ["the first of several", { a: [1, output(2)], b: output(3) }, "a.1"],
    ["an output as a whole", output({}), ""],
  ];
  test.each(rows)("%s", (_, value, expected) => {
    expect(notPlain(value)).toBe(expected);
  });
});
