import { expect, test } from "@jest/globals";
import type { Refusal } from "../../../continuity/backup/refusal";
import { type ReadWindow, readWindow } from "../../../continuity/backup/windows";
import { UNKNOWN, type Value } from "../../../continuity/estate/value";

const START = "startWindow is not a whole number of minutes from 60 to 52560000";
const COMPLETION = "completionWindow is not a whole number of minutes from 1 to 52560000";
const known = (minutes: number): ReadWindow["setting"] => ({ kind: "known", value: minutes * 60 });
const unknown = (because: string): ReadWindow["setting"] => ({ kind: "unknown", because });
const refused = (problem: string, fix: string): readonly Refusal[] => [
  { about: "windows", of: "the windows of rule daily", holds: false, problem, fix },
];

test.each<[string, "startWindow" | "completionWindow", Value | undefined, ReadWindow]>([
  ["left out: the provider's default", "startWindow", undefined, { setting: known(60), refusals: [] }],
  ["left out: the provider's default", "completionWindow", undefined, { setting: known(180), refusals: [] }],
  ["null is left out", "startWindow", null, { setting: known(60), refusals: [] }],
  ["the least", "startWindow", 60, { setting: known(60), refusals: [] }],
  ["as text", "startWindow", "480", { setting: known(480), refusals: [] }],
  ["a hundred years", "completionWindow", 52_560_000, { setting: known(52_560_000), refusals: [] }],
  [
    "less than AWS takes",
    "startWindow",
    59,
    { setting: known(59), refusals: refused(START, "set startWindow of rule daily to 60") },
  ],
  [
    "0, which the provider does send",
    "startWindow",
    0,
    { setting: unknown(START), refusals: refused(START, "set startWindow of rule daily to 60") },
  ],
  [
    "0, in which no job can end",
    "completionWindow",
    0,
    { setting: unknown(COMPLETION), refusals: refused(COMPLETION, "set completionWindow of rule daily to 180") },
  ],
  [
    "more than a hundred years",
    "completionWindow",
    52_560_001,
    { setting: unknown(COMPLETION), refusals: refused(COMPLETION, "set completionWindow of rule daily to 52560000") },
  ],
  [
    "absurdly much",
    "startWindow",
    1e300,
    { setting: unknown(START), refusals: refused(START, "set startWindow of rule daily to 60") },
  ],
  ...[-60, 90.5, "an hour", "", true, {}, [60]].map((value): [string, "startWindow", Value, ReadWindow] => [
    `no number of minutes: ${JSON.stringify(value)}`,
    "startWindow",
    value,
    { setting: unknown(START), refusals: refused(START, "set startWindow of rule daily to 60") },
  ]),
  [
    "computed: nobody can tell",
    "startWindow",
    UNKNOWN,
    { setting: unknown("startWindow is not known at preview"), refusals: [] },
  ],
])("%s", (_name, property, value, expected) => {
  expect(readWindow(value === undefined ? {} : { [property]: value }, property, "rule daily")).toEqual(expected);
});
