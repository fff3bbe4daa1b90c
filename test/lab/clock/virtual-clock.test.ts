import { expect, test } from "@jest/globals";
import { VirtualClock } from "../../../lab/clock/virtual-clock";

test("whoever sleeps wakes at the instant asked for, in order, also who goes to sleep again meanwhile", async () => {
  const clock = new VirtualClock(new Date("2026-11-27T12:00:00Z"));
  const woken: string[] = [];
  const sleep = async (name: string, ...seconds: number[]) => {
    for (const each of seconds) {
      await clock.sleep(each);
      woken.push(`${name} ${clock.now().toISOString().slice(14, 19)}`);
    }
  };
  const sleepers = [sleep("a", 50), sleep("b", 10, 20), sleep("c", 100)];
  await clock.advance(60);
  expect(woken).toEqual(["b 00:10", "b 00:30", "a 00:50"]);
  expect(clock.now()).toEqual(new Date("2026-11-27T12:01:00Z"));
  await clock.advance(40);
  await Promise.all(sleepers);
  expect(woken.at(-1)).toBe("c 01:40");
});

test("nobody wakes once it is stopped", async () => {
  const clock = new VirtualClock(new Date(0));
  let woken = false;
  clock.sleep(1).then(() => {
    woken = true;
  });
  clock.stop();
  await clock.advance(2);
  expect(woken).toBe(false);
});
