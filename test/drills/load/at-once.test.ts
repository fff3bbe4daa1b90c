import { setImmediate } from "node:timers/promises";
import { expect, test } from "@jest/globals";
import { takeAtOnce } from "../../../drills/load/at-once";

const ALWAYS = () => true;

test("several hands take each thing once", async () => {
  const byHand: number[][] = [];
  await takeAtOnce([1, 2, 3, 4, 5, 6, 7], 3, ALWAYS, async (left) => {
    const own: number[] = [];
    byHand.push(own);
    for (const thing of left) {
      own.push(thing);
      await setImmediate();
    }
  });
  expect(byHand).toEqual([
    [1, 4, 7],
    [2, 5],
    [3, 6],
  ]);
});

test("told to stop, all stop after what they are at", async () => {
  const taken: number[] = [];
  await takeAtOnce(
    [1, 2, 3, 4, 5, 6],
    2,
    () => taken.length < 3,
    async (left) => {
      for (const thing of left) {
        taken.push(thing);
        await setImmediate();
      }
    },
  );
  expect(taken).toEqual([1, 2, 3]);
});

test("when one fails the others end what they are at, and it is told last", async () => {
  const told: string[] = [];
  const work = async (left: Iterable<number>) => {
    for (const thing of left) {
      if (thing === 2) throw new Error("two");
      await setImmediate();
      told.push(`did ${thing}`);
    }
  };
  await takeAtOnce([1, 2, 3, 4], 2, ALWAYS, work).catch((error: Error) => told.push(error.message));
  expect(told).toEqual(["did 1", "two"]);
});
