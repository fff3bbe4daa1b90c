import { expect, test } from "@jest/globals";
import { readManifest } from "../../../drills/verify/read-manifest";

const table = { name: "public.orders", rows: 9 };
const manifest = (...tables: unknown[]) => JSON.stringify({ manifestVersion: 1, takenAt: "x", schema: "0", tables });

test("a manifest is read as it was written", () => {
  const rich = { name: '"Odd ""one"""."T"', rows: 0, tolerance: 0.05, checksum: "-12" };
  expect(readManifest("m.json", manifest(table, rich)).tables).toEqual([table, rich]);
});

test.each<[string, string, string]>([
  ["no JSON", "{", "m.json: is no JSON"],
  ["null", "null", "m.json: is no manifest of version 1; write one with lifeboat heartbeat --manifest"],
  [
    "another version",
    '{"manifestVersion":2}',
    "m.json: is no manifest of version 1; write one with lifeboat heartbeat --manifest",
  ],
  [
    "a query for a name",
    manifest(table, { name: "a; DROP TABLE b", rows: 1 }),
    "m.json: tables[1] needs a name such as public.orders, and rows",
  ],
  [
    "a name without schema",
    manifest({ name: "orders", rows: 1 }),
    "m.json: tables[0] needs a name such as public.orders, and rows",
  ],
  ["half a row", manifest({ ...table, rows: 0.5 }), "m.json: tables[0] needs a name such as public.orders, and rows"],
  [
    "more than all may be missing",
    manifest({ ...table, tolerance: 2 }),
    "m.json: tables[0] needs a name such as public.orders, and rows",
  ],
])("%s", (_, text, message) => {
  expect(() => readManifest("m.json", text)).toThrow(message);
});
