import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { lineOfJsonError } from "../../../workspace/evidence/json-error";

test.each([
  ["nothing", "", 1],
  ["cut short", '{\n  "a": 1,\n  "b"', 3],
  ["a bare word", '{\n  "a": yes\n}', 2],
  ["a comma too many", "[\n  1,\n]", 3],
  ["a comma too few", '{\n  "a": 1\n  "b": 2\n}', 3],
  ["a key without quotes", "{\n\n  a: 1}", 3],
  ["a line break in a text", '{\n  "a": "x\ny"}', 2],
  ["a wrong escape", '["\\x"]', 1],
  ["the wrong end", '{\n"a": [1}', 2],
  ["a leading zero", "[\n1,\n01]", 3],
  ["no number", "[-]", 1],
  ["a word run on", "[truely]", 1],
  ["something after the end", "{}\n{}", 2],
  ["a conflict of branches", '{\n<<<<<<< HEAD\n  "a": 1\n}', 2],
])("%s is found", (_name, text, line) => {
  expect(lineOfJsonError(text)).toBe(line);
});

test("nesting may be deep, and texts long", () => {
  expect(lineOfJsonError(`${"[".repeat(100_000)}\n`)).toBe(2);
  expect(lineOfJsonError(`["${"x".repeat(3_000_000)}",\n]`)).toBe(2);
});

describe("it agrees with JSON.parse", () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  test("on what is JSON", () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(0, 2), (text, indent) => {
        expect(lineOfJsonError(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined();
      }),
    );
  });

  test("on what was JSON before a character was changed", () => {
    const changed = fc
      .tuple(fc.json(), fc.nat(), fc.constantFrom("", '"', ",", "}", "]", "{", "[", "0", ".", "e", "\\", "\n", ":"))
      .map(([text, at, put]) => text.slice(0, at % text.length) + put + text.slice((at % text.length) + 1));
    fc.assert(
      fc.property(changed, (text) => {
        expect(lineOfJsonError(text) === undefined).toBe(isJson(text));
      }),
      { numRuns: 2000 },
    );
  });
});
