import { expect, test } from "@jest/globals";
import { readStoreManifest } from "../../../drills/verify/store-manifest";

const MANIFEST = { manifestVersion: 1, takenAt: "2026-11-28T12:00:00.000Z", count: 101 };
const SUM = "0".repeat(64);

test.each([
  MANIFEST,
  { ...MANIFEST, count: 0, tolerance: 0.05 },
  { ...MANIFEST, objects: [{ key: "a/b.pdf", sha256: SUM }] },
])("%j is read", (manifest) => {
  expect(readStoreManifest("m.json", JSON.stringify(manifest))).toEqual(manifest);
});

const FORM =
  "m.json: a manifest of a table or bucket has manifestVersion 1, takenAt, a count, and perhaps a tolerance (0-1) and objects";

test.each<[string, string]>([
  ["{", "m.json: is no JSON"],
  ["null", FORM],
  [JSON.stringify({ ...MANIFEST, count: 1.5 }), FORM],
  [JSON.stringify({ ...MANIFEST, count: -1 }), FORM],
  [JSON.stringify({ ...MANIFEST, tolerance: 2 }), FORM],
  [JSON.stringify({ ...MANIFEST, objects: {} }), FORM],
  [JSON.stringify({ manifestVersion: 1, schema: "0", tables: [] }), FORM],
  [
    JSON.stringify({
      ...MANIFEST,
      objects: [
        { key: "a", sha256: SUM },
        { key: "b", sha256: "md5" },
      ],
    }),
    "m.json: objects[1] needs a key, and its sha256 in hexadecimal",
  ],
])("%s is refused", (text, message) => {
  expect(() => readStoreManifest("m.json", text)).toThrow(message);
});
