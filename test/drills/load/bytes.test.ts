import { expect, test } from "@jest/globals";
import { writeBytes } from "../../../drills/load/bytes";

test.each([
  [0, "0.0 KiB"],
  [8192, "8.0 KiB"],
  [1024 ** 2 - 1, "1024.0 KiB"],
  [1024 ** 2, "1.0 MiB"],
  [312.5 * 1024 ** 2, "312.5 MiB"],
  [48.25 * 1024 ** 3, "48.3 GiB"],
  [64 * 1024 ** 4, "65536.0 GiB"],
])("%d bytes", (bytes, expected) => {
  expect(writeBytes(bytes)).toBe(expected);
});
