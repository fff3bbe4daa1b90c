import { expect, test } from "@jest/globals";
import { pointChecks } from "../../../drills/verify/verification";
import { at, SELECTION } from "../state";

const EXPECTED = { lossAsOf: at(0), rpoSeconds: 300, encrypted: true, region: "eu-west-1", locked: false };
const rung = "point";

test.each<[string, Partial<typeof EXPECTED>, boolean | undefined, readonly object[]]>([
  ["no verdict counts on a lock: it is not asked for", {}, false, []],
  [
    "a verdict counts on the lock, and it is there",
    { locked: true },
    true,
    [{ name: "lock of the vault", rung, expected: "in compliance mode", actual: "in compliance mode", passed: true }],
  ],
  [
    "a verdict counts on the lock, and it is not there",
    { locked: true },
    undefined,
    [
      {
        name: "lock of the vault",
        rung,
        expected: "in compliance mode",
        actual: "none in compliance mode",
        passed: false,
      },
    ],
  ],
])("%s", (_, expected, locked, lock) => {
  const point = { ...SELECTION.point, ...(locked === undefined ? {} : { locked }) };
  expect(pointChecks(point, { ...EXPECTED, ...expected })).toEqual([
    { name: "age of the point", rung, expected: "at most 300s", actual: "190s", passed: true },
    { name: "encryption", rung, expected: "encrypted", actual: "encrypted", passed: true },
    { name: "Region", rung, expected: "eu-west-1", actual: "eu-west-1", passed: true },
    ...lock,
  ]);
});
