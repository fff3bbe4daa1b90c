import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { page } from "../../../lab/protocol/page";

test("pages add up to the list, whatever their size", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string({ minLength: 1 })), fc.integer({ min: 1, max: 10 }), (items, size) => {
      const read: string[] = [];
      let token: string | undefined;
      do {
        const found = page(items, (item) => item, size, token);
        read.push(...(found?.items ?? []));
        token = found?.next;
      } while (token !== undefined);
      expect(read).toEqual(items);
    }),
  );
});

test("what is deleted between two pages makes nothing be left out", () => {
  const first = page(["a", "b", "c", "d"], (item) => item, 2, undefined);
  expect(page(["b", "c", "d"], (item) => item, 2, first?.next)?.items).toEqual(["c", "d"]);
});

test("a token of nothing is none", () => {
  expect(page(["a"], (item) => item, 2, "nowhere")).toBeUndefined();
});
