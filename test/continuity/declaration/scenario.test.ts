import { expect, test } from "@jest/globals";
import { isScenario, PLAIN_SCENARIOS, SCENARIOS } from "../../../continuity/declaration/scenario";

test("there are five scenarios, three of which the plain objectives stand for", () => {
  expect([SCENARIOS, PLAIN_SCENARIOS]).toEqual([
    ["instance", "zone", "region", "data", "compromise"],
    ["instance", "zone", "data"],
  ]);
});

test.each([
  ["data", true],
  ["Data", false],
  ["toString", false],
  ["", false],
])("%p is one of them: %p", (text, expected) => {
  expect(isScenario(text)).toBe(expected);
});
