import { expect, test } from "@jest/globals";
import type { Store } from "../../../../drills/aws/stores/store";
import { diskInspector } from "../../../../drills/verify/stores/disk";
import { cloudThatSays } from "../../said";
import { DISK } from "../../state";

const { cloud } = cloudThatSays({});
const sized = (kind: Store["kind"], allocatedGiB: number | null, sizeBytes: number, encrypted = true): Store => ({
  ...DISK,
  kind,
  encrypted,
  sizeBytes,
  shape: { ...DISK.shape, allocatedGiB },
});

test.each<[string, Store, Store, readonly string[]]>([
  ["as large", sized("volume", 20, 0), sized("volume", 20, 0), []],
  ["larger", sized("volume", 30, 0), sized("volume", 20, 0), []],
  ["smaller", sized("volume", 10, 0), sized("volume", 20, 0), ["size: expected at least 20 GiB, found 10 GiB"]],
  [
    "no longer encrypted",
    sized("volume", 20, 0, false),
    sized("volume", 20, 0),
    ["encryption of the copy: expected encrypted, found not encrypted"],
  ],
  ["encrypted from now on", sized("volume", 20, 0), sized("volume", 20, 0, false), []],
  ["a file system of another size", sized("file-system", null, 6144), sized("file-system", null, 900_000), []],
  [
    "an empty file system",
    sized("file-system", null, 0),
    sized("file-system", null, 900_000),
    ["size: expected at least 1 bytes, found 0 bytes"],
  ],
  ["an empty file system of an empty one", sized("file-system", null, 0), sized("file-system", null, 0), []],
])("%s", async (_, made, source, expected) => {
  const { checks } = await diskInspector.inspect(cloud, "eu-west-1", made, source, { invariants: [] });
  const failed = checks.filter(({ passed }) => !passed);
  expect(failed.map(({ name, expected: e, actual }) => `${name}: expected ${e}, found ${actual}`)).toEqual(expected);
});
