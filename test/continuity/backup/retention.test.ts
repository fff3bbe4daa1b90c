import { expect, test } from "@jest/globals";
import type { Loss } from "../../../continuity/backup/loss";
import { retentionShortfall } from "../../../continuity/backup/retention";
import { bound } from "../../../continuity/recovery/bound";
import { assumed, derived, open } from "../../../continuity/recovery/step";

const H = 3600;
const DAY = 24 * H;
const GAP = derived("largest gap", DAY, "daily");
const WINDOW = derived("start window", H, "its window");
const DAILY: Loss = { kind: "bounded", bound: bound(GAP, WINDOW, assumed("job", 3 * H, "its end")), longestGap: DAY };
const COPIED: Loss = { ...DAILY, bound: bound(GAP, WINDOW, open("copy", "untested", "nobody knows")) };
const NOMINAL: Loss = { ...DAILY, bound: bound(GAP) };

test.each<[string, number | null, Loss, number, string | undefined]>([
  ["for ever is always enough", null, DAILY, 100 * DAY, undefined],
  ["a chain without a bound has other trouble", 1, { kind: "unbounded", because: "it ends" }, DAY, undefined],
  ["as long as gap, window and job", 28 * H, DAILY, 0, undefined],
  [
    "a moment less leaves a time with no point at all",
    28 * H - 1,
    DAILY,
    0,
    "points are kept 27h59m59s, but the next is usable only after 28h",
  ],
  ["a copy of unknown length: as long as it takes at least", 25 * H, COPIED, 0, undefined],
  ["a copy of unknown length: less", DAY, COPIED, 0, "points are kept 24h, but the next is usable only after 25h"],
  ["as long as detection window, gap and start window", 10 * DAY + 25 * H, DAILY, 10 * DAY, undefined],
  [
    "a moment less leaves no point from before the corruption",
    10 * DAY + 25 * H - 1,
    DAILY,
    10 * DAY,
    "points are kept 264h59m59s, but a corruption may go unnoticed for 10d (265h needed)",
  ],
  ["as scheduled, no window counts", 11 * DAY, NOMINAL, 10 * DAY, undefined],
  ["as scheduled, less", DAY - 1, NOMINAL, 0, "points are kept 23h59m59s, but the next is usable only after 24h"],
])("%s", (_name, kept, loss, detection, expected) => {
  expect(retentionShortfall(kept, loss, detection)).toBe(expected);
});
