import { expect, test } from "@jest/globals";
import type { Clock } from "../../../drills/clock";
import { OutOfTimeError, until } from "../../../drills/steps/until";

const HOUR = 3_600_000;

/** A clock that stands still but for sleeping, and tells how long it slept each time. */
function clockAt(start: number) {
  const slept: number[] = [];
  let now = start;
  const clock: Clock = {
    now: () => now,
    sleep: async (milliseconds) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
  const set = (change: number) => {
    now += change;
  };
  return { clock, slept, set };
}

const { signal } = new AbortController();

test("asks at fixed intervals, the time of the question counted in", async () => {
  const { clock, slept, set } = clockAt(10 * HOUR);
  const answers = [undefined, undefined, "done"];
  const ask = async () => {
    set(1000);
    return answers.shift();
  };
  expect(await until({ clock, signal, pollSeconds: 5, until: 11 * HOUR }, "the restore", ask)).toBe("done");
  expect(slept).toEqual([4000, 4000]);
});

test("a clock that is put back during a question makes no pause longer than the interval", async () => {
  const { clock, slept, set } = clockAt(10 * HOUR);
  const answers = [undefined, "done"];
  const ask = async () => {
    set(-HOUR);
    return answers.shift();
  };
  expect(await until({ clock, signal, pollSeconds: 5, until: 11 * HOUR }, "the restore", ask)).toBe("done");
  expect(slept).toEqual([5000]);
});

test("what is not done in time is told with the time", async () => {
  const { clock } = clockAt(0);
  await expect(
    until({ clock, signal, pollSeconds: 5, until: 12_000 }, "the restore", async () => undefined),
  ).rejects.toEqual(new OutOfTimeError("the restore was not done by 1970-01-01T00:00:12.000Z"));
});
