import { expect, test } from "@jest/globals";
import { roughly } from "../../../drills/status/words";

test.each([
  [-1, "0s"],
  [59.2, "1m"],
  [3599, "59m59s"],
  [3601, "1h1m"],
  [172_800, "48h"],
  [172_801, "3d"],
])("%d seconds are told as %s", (seconds, text) => {
  expect(roughly(seconds)).toBe(text);
});
