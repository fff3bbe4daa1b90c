import { afterEach, beforeEach, expect, jest, test } from "@jest/globals";
import { Watch } from "../../preview/watch";

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

function watched(): { watch: Watch; hung: string[] } {
  const hung: string[] = [];
  return { watch: new Watch(10, (waitingFor) => hung.push(waitingFor)), hung };
}

const KEPT_ALIVE = "A timer, an open connection or a promise that never settles keeps it alive.";

test("only inactivity counts, not time", () => {
  const { watch, hung } = watched();
  for (let step = 0; step < 5; step += 1) {
    jest.advanceTimersByTime(9_000);
    watch.alive();
  }
  expect(hung).toEqual([]);
  jest.advanceTimersByTime(10_000);
  expect(hung).toEqual([`the program does not end (the last it did: start). ${KEPT_ALIVE}`]);
});

test("what is under way is what hangs", async () => {
  const { watch, hung } = watched();
  const endless = new Promise<void>(() => {});
  await watch.during("register one", async () => {});
  watch.during("analyze two", () => endless);
  watch.during("analyze three", () => endless);
  jest.advanceTimersByTime(10_000);
  expect(hung).toEqual(["waiting to analyze two (and 1 more)."]);
});

test("the last that was done tells where a program stays", async () => {
  const { watch, hung } = watched();
  await watch.during("register one", async () => {});
  watch.alive();
  jest.advanceTimersByTime(10_000);
  expect(hung).toEqual([`the program does not end (the last it did: register one). ${KEPT_ALIVE}`]);
});

test("once stopped it stays stopped", () => {
  const { watch, hung } = watched();
  watch.stop();
  watch.alive();
  jest.advanceTimersByTime(60_000);
  expect(hung).toEqual([]);
  expect(jest.getTimerCount()).toBe(0);
});
