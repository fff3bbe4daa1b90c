import { expect, test } from "@jest/globals";
import type { Cloud } from "../../../../drills/cloud";
import { takeBucketManifest, takeTableManifest } from "../../../../drills/verify/stores/take-manifest";

const NOW = "2026-11-28T02:00:00.000Z";

/** A cloud that gives these pages, one a call, and notes where each was to begin. */
function paged(pages: readonly object[], begun: unknown[]): Cloud {
  const rest = [...pages];
  return {
    isAws: () => true,
    send: async (_region, _operation, input) => {
      const { ExclusiveStartKey, ContinuationToken } = input as Readonly<Record<string, unknown>>;
      begun.push(ExclusiveStartKey ?? ContinuationToken);
      return rest.shift() as never;
    },
  };
}

test("a table is counted to its last page", async () => {
  const begun: unknown[] = [];
  const cloud = paged([{ Count: 40, LastEvaluatedKey: { id: { S: "x" } } }, { Count: 2 }], begun);
  expect(await takeTableManifest(cloud, "eu-west-1", "carts", NOW)).toEqual({
    manifestVersion: 1,
    takenAt: NOW,
    count: 42,
  });
  expect(begun).toEqual([undefined, { id: { S: "x" } }]);
});

test("a bucket is counted to its last page, an empty one too", async () => {
  const begun: unknown[] = [];
  const cloud = paged([{ Contents: [{}, {}], NextContinuationToken: "next" }, { Contents: [{}] }, {}], begun);
  const take = () => takeBucketManifest(cloud, "eu-west-1", "invoices", [], NOW);
  expect(await take()).toEqual({ manifestVersion: 1, takenAt: NOW, count: 3 });
  expect(await take()).toEqual({ manifestVersion: 1, takenAt: NOW, count: 0 });
  expect(begun).toEqual([undefined, "next", undefined]);
});
