import { expect, test } from "@jest/globals";
import { ABSENT, known, knownValue, orDefault, type Setting, unknown } from "../../../continuity/declaration/setting";

test.each<[string, Setting<number>, unknown, unknown]>([
  ["known", known(3), { kind: "known", value: 3 }, 3],
  ["absent", ABSENT, { kind: "known", value: 7 }, undefined],
  ["unknown", unknown("it is computed"), { kind: "unknown", because: "it is computed" }, undefined],
])("a default takes the place of absence alone: %s", (_name, setting, defaulted, value) => {
  expect(orDefault(setting, 7)).toEqual(defaulted);
  expect(knownValue(setting)).toBe(value);
});
