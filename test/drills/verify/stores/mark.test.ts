import { expect, test } from "@jest/globals";
import { instantIn, instantOfObject } from "../../../../drills/verify/stores/mark";

const NOON = "2026-11-28T12:00:00.000Z";

test.each<[string, string | undefined]>([
  [NOON, NOON],
  ["2026-11-28T13:00:00+01:00\n", NOON],
  ["1795867200", NOON],
  ["1795867200.5", "2026-11-28T12:00:00.500Z"],
  ["1795867200000", NOON],
  ["28 November 2026", undefined],
  ["2026", undefined],
  ["", undefined],
])("%j is the instant %s", (text, instant) => {
  expect(instantIn(text)).toBe(instant);
});

test.each<[string, string | undefined]>([
  [`{"source":"shop","at":"${NOON}"}`, NOON],
  ['{"at":1795867200}', NOON],
  ["1795867200", NOON],
  [NOON, NOON],
  ['{"when":"2026-11-28T12:00:00Z"}', undefined],
  ["null", undefined],
])("an object that holds %s tells %s", (text, instant) => {
  expect(instantOfObject(text)).toBe(instant);
});
