import { describe, expect, test } from "@jest/globals";
import { type Forecast, forecastFor, forecastsOf } from "../../../drills/model/forecast";
import { judged } from "./judged";

test("every way back that restores a point has a forecast, with the response of people", () => {
  const { assessment, service, member } = judged();
  const rto = { lo: 0, hi: null };
  const copied = { lo: 90_000, hi: null };
  expect(forecastsOf(assessment, service, member, {})).toEqual([
    { scenario: "data", from: "continuous", region: "us-east-1", rto, rpo: { lo: 300, hi: 300 } },
    { scenario: "data", from: "snapshot", region: "us-east-1", rto, rpo: { lo: 90_000, hi: 97_200 } },
    { scenario: "region", from: "copy", region: "us-west-2", rto, rpo: copied },
    { scenario: "compromise", from: "copy", region: "us-west-2", rto, rpo: copied },
  ]);
});

describe("the forecast for a drill", () => {
  const of = (hi: number | null, more: Partial<Forecast> = {}): Forecast => ({
    scenario: "data",
    from: "snapshot",
    region: "eu-west-1",
    rto: { lo: 60, hi },
    rpo: { lo: 0, hi: 600 },
    ...more,
  });
  test.each<[string, readonly Forecast[], number | null | undefined]>([
    ["is that of its kind of point", [of(1, { from: "copy" }), of(900)], 900],
    ["is that of its Region", [of(1, { region: "us-east-1" }), of(900)], 900],
    ["is that of its disruption", [of(1, { scenario: "compromise" }), of(900)], 900],
    ["is the best of several ways", [of(null), of(900), of(1200)], 900],
    ["has no upper end where the model has none", [of(null)], null],
    ["is none where the model knows no such way", [of(1, { from: "continuous" })], undefined],
  ])("%s", (_, forecasts, expected) => {
    expect(forecastFor(forecasts, "data", "snapshot", "eu-west-1")?.rto.hi).toBe(expected);
  });
});
