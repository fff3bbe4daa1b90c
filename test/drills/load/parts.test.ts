import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { PART_BYTES, partsOf } from "../../../drills/load/parts";

const BLOCK = 8192;

test("a small fork is one part, a large one as many as it needs", () => {
  const letters = { oid: "16385", name: "public.letters", fork: "main" };
  expect([...partsOf([{ ...letters, bytes: 5 * BLOCK }], BLOCK)]).toEqual([
    { ...letters, first: 0, last: 4, bytes: 5 * BLOCK },
  ]);
  expect([...partsOf([{ ...letters, bytes: 2 * PART_BYTES + 8 }], BLOCK)]).toEqual([
    { ...letters, first: 0, last: 1023, bytes: PART_BYTES },
    { ...letters, first: 1024, last: 2047, bytes: PART_BYTES },
    { ...letters, first: 2048, last: 2048, bytes: 8 },
  ]);
});

test("together parts hold each block once, in order, whatever the sizes", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 5000 }), { maxLength: 4 });
  fc.assert(
    fc.property(sizes, fc.constantFrom(1024, BLOCK, 32_768), (blocks, block) => {
      const forks = blocks.map((count, i) => ({ oid: `${i}`, name: `t${i}`, fork: "main", bytes: count * block }));
      const parts = [...partsOf(forks, block)];
      for (const [i, count] of blocks.entries()) {
        const own = parts.filter(({ oid }) => oid === `${i}`);
        expect(own.map(({ first }) => first)).toEqual([0, ...own.slice(0, -1).map(({ last }) => last + 1)]);
        expect(own.at(-1)?.last).toBe(count - 1);
        expect(own.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(count * block);
        expect(own.every(({ bytes }) => bytes <= PART_BYTES)).toBe(true);
      }
    }),
  );
});
