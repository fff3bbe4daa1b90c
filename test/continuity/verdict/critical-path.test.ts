import { describe, expect, test } from "@jest/globals";
import type { Bound } from "../../../continuity/recovery/bound";
import { commonCauseTime, type End, later } from "../../../continuity/verdict/critical-path";
import { between, exactly, member, path, RESPONSES, restore, untested } from "./builders";

const [db, cache, app, web] = [
  member("db"),
  member("cache", "cache"),
  member("app", "compute"),
  member("web", "network"),
];
const AUTOMATIC = { people: false, endpoints: false };
const PEOPLE = { people: true, endpoints: true };

const written = ({ steps }: Bound) => steps.map(({ label }) => label).join(" + ");

describe("members wait for what they need", () => {
  const start = (name: string, seconds: number) => path(name, exactly(name, seconds));
  const all = new Map([
    [db, start("db", 100)],
    [cache, start("cache", 30)],
    [app, start("app", 40)],
    [web, start("web", 7)],
  ]);
  const chain = new Map([
    [db, []],
    [cache, []],
    [app, [db, cache]],
    [web, [app]],
  ]);
  const rows: readonly [string, string, number][] = [
    ["in a row, by the slower branch", "db + app + web", 147],
    ["side by side", "db", 100],
  ];
  test.each(rows)("%s", (name, steps, seconds) => {
    const needs = name === "side by side" ? () => [] : (one: typeof db) => chain.get(one) ?? [];
    const time = commonCauseTime(all, needs, [], AUTOMATIC, RESPONSES, "hi").told();
    expect([written(time), time.lo, time.hi]).toEqual([steps, seconds, seconds]);
  });
});

test("people detect and decide once for all, cut over each new endpoint on the path, and verify once", () => {
  const assignment = new Map([
    [db, restore(exactly("restore db", 100), exactly("gap", 0))],
    [app, restore(exactly("restore app", 50), exactly("gap", 0))],
  ]);
  const time = commonCauseTime(assignment, (one) => (one === app ? [db] : []), [], PEOPLE, RESPONSES, "hi").told();
  expect(time.steps.map(({ label, hi }) => [label, hi])).toEqual([
    ["detect", 10],
    ["decide", 20],
    ["restore db", 100],
    ["cut over to the new endpoint", 3],
    ["restore app", 50],
    ["cut over to the new endpoint", 3],
    ["verify", 5],
  ]);
});

test("a dependency that is later than every member binds, and is verified after", () => {
  const assignment = new Map([[db, path("failover", exactly("failover", 100))]]);
  const time = commonCauseTime(assignment, () => [], [exactly("payments", 101)], PEOPLE, RESPONSES, "hi").told();
  expect([written(time), time.hi]).toEqual(["detect + decide + failover + verify", 135]);
  const later = commonCauseTime(assignment, () => [], [exactly("payments", 131)], PEOPLE, RESPONSES, "hi").told();
  expect([written(later), later.hi]).toEqual(["payments + verify", 136]);
});

describe("the later of two, by either end", () => {
  const [narrow, wide, endless] = [between("narrow", 60, 120), between("wide", 10, 200), untested("endless")];
  const rows: readonly [string, Bound, Bound, End, string][] = [
    ["by the most", narrow, wide, "hi", "wide"],
    ["by the least", narrow, wide, "lo", "narrow"],
    ["no upper end is later than any", wide, endless, "hi", "endless"],
    ["no upper end may still be early", wide, endless, "lo", "wide"],
    ["among equals by the most the least decides", between("early", 10, 120), narrow, "hi", "narrow"],
    ["among equals by the least the most decides", between("short", 60, 61), narrow, "lo", "narrow"],
    ["the first of two that are alike", exactly("one", 60), exactly("other", 60), "hi", "one"],
  ];
  test.each(rows)("%s", (_, a, b, by, expected) => {
    expect(written(later(a, b, by))).toBe(expected);
  });
});
