import { describe, expect, test } from "@jest/globals";
import type { Change } from "../../../continuity/remedy/change";
import { type Budget, tried } from "../../../continuity/remedy/search";
import { judgeIn, other, program, set } from "./program";

/** Turns on automated backups, so that nothing but a drill is left to do; told by listing runs of a schedule. */
const keeping = (days: number, schedules?: string): Change => ({
  ...set(other, ["backupRetentionPeriod"], days),
  ...(schedules === undefined ? {} : { listing: { schedules, runs: 60 } }),
});

function outcomes(changes: readonly Change[], budget: Budget) {
  const { judge, service } = judgeIn(program);
  const search = { scenario: "data" as const, service: service("books"), judge, provenOnly: false, made: [], budget };
  return changes.map((change) => tried([change], search)?.reason);
}

function budgetOf(trials: number, left = 100): Budget {
  return { trials, runs: { left, listed: new Set<string>() } };
}

describe("a budget", () => {
  test("admits so many trials, and nothing after that", () => {
    const budget = budgetOf(2);
    expect(outcomes([keeping(7), keeping(8), keeping(9)], budget)).toEqual(["untested", "untested", undefined]);
    expect(budget.trials).toBe(0);
  });

  test("admits so many runs to be listed, and those of the same schedules again", () => {
    const budget = budgetOf(4);
    const changes = [keeping(7, "daily"), keeping(8, "hourly"), keeping(9, "daily"), keeping(10)];
    expect(outcomes(changes, budget)).toEqual(["untested", undefined, "untested", "untested"]);
    expect([budget.trials, budget.runs.left]).toEqual([1, 40]);
  });
});
