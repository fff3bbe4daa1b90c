import { describe, expect, test } from "@jest/globals";
import { bound } from "../../../continuity/recovery/bound";
import { assumed, declared, derived, documented, impossible, open } from "../../../continuity/recovery/step";
import { writeInterval, writeLoss, writeSum, writeTime } from "../../../continuity/rules/sum";

const GAP = { ...derived("largest gap", 86_400, "s"), detail: "05:00→05:00 UTC" };
const rows: readonly [string, ReturnType<typeof bound>, readonly [loss: string, time: string, sum: string]][] = [
  ["nothing", bound(), ["data loss up to 0s", "recovery in up to 0s", ""]],
  [
    "a step of nothing is left out",
    bound(derived("standby", 0, "s")),
    ["data loss up to 0s", "recovery in up to 0s", ""],
  ],
  [
    "steps with what they are about",
    bound(GAP, derived("start window", 3600, "s"), assumed("job", 10_800, "s")),
    [
      "data loss up to 28h",
      "recovery in up to 28h",
      "largest gap 24h 05:00→05:00 UTC + start window 1h + job 0s to 3h",
    ],
  ],
  [
    "a range",
    bound(documented("failover", 60, 120, "s")),
    ["data loss up to 2m", "recovery in up to 2m", "failover 1m to 2m"],
  ],
  [
    "a step without a figure",
    bound(declared("detect", 60, "s"), open("restore", "untested", "s")),
    ["data loss of at least 1m", "recovery in 1m or more", "detect 1m + restore (no figure)"],
  ],
];

describe("times and losses in words", () => {
  test.each(rows)("%s", (_, value, expected) => {
    expect([writeLoss(value), writeTime(value), writeSum(value)]).toEqual(expected);
  });

  test("no way at all", () => {
    const never = bound(impossible("no way back", "s"));
    expect([writeLoss(never), writeSum(never)]).toEqual(["the loss of all data", ""]);
  });

  test.each([
    [{ lo: 60, hi: 60 }, "1m"],
    [{ lo: 0, hi: 60 }, "0s to 1m"],
    [{ lo: 0, hi: null }, "(no figure)"],
    [{ lo: 60, hi: null }, "1m or more"],
    [{ lo: Number.POSITIVE_INFINITY, hi: null }, "never"],
  ])("%j", (interval, expected) => {
    expect(writeInterval(interval)).toBe(expected);
  });
});
