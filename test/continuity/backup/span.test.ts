import { expect, test } from "@jest/globals";
import { formatSpan } from "../../../continuity/backup/span";

const at = (text: string) => Date.parse(text) / 1000;

test.each([
  ["a day", "2026-01-01T05:00Z", "2026-01-02T05:00Z", "05:00→05:00 UTC"],
  ["hours over midnight", "2026-01-01T20:00Z", "2026-01-02T00:00Z", "20:00→00:00 UTC"],
  ["more than a day", "2026-01-02T05:00Z", "2026-01-05T05:00Z", "Fri 2026-01-02 05:00 → Mon 2026-01-05 05:00 UTC"],
  [
    "a day and a second",
    "2026-01-03T00:00Z",
    "2026-01-04T00:00:01Z",
    "Sat 2026-01-03 00:00 → Sun 2026-01-04 00:00 UTC",
  ],
])("%s", (_name, start, end, expected) => {
  expect(formatSpan(at(start), at(end))).toBe(expected);
});
