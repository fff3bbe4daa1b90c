import { expect, test } from "@jest/globals";
import type { Objective } from "../../../../continuity/declaration/objectives";
import type { Accepted } from "../../../../continuity/declaration/waiver";
import { type Bound, bound } from "../../../../continuity/recovery/bound";
import { derived, open } from "../../../../continuity/recovery/step";
import { grownHalves, type Shortfall, shortfallOf } from "../../../../continuity/rules/waivers/shortfall";
import type { ScenarioVerdict } from "../../../../continuity/verdict/verdict";

const of = (seconds: number) => bound(derived("all of it", seconds, "arithmetic"));
const untested = bound(open("restore", "untested", "nobody has measured it"));

function verdict(objective: Objective, rto: Bound, rpo: Bound, more: Partial<ScenarioVerdict> = {}): ScenarioVerdict {
  const binds = { rto: undefined, rpo: undefined };
  return { scenario: "zone", objective, verdict: "violates", rto, rpo, binds, members: [], ...more };
}

test.each<readonly [string, ScenarioVerdict, Shortfall]>([
  ["both halves are missed", verdict({ rto: 60, rpo: 60 }, of(61), of(90)), { rto: 61, rpo: 90 }],
  ["one is kept to the second", verdict({ rto: 60, rpo: 60 }, of(60), of(90)), { rpo: 90 }],
  ["one is not stated", verdict({ rto: null, rpo: 60 }, of(600), of(90)), { rpo: 90 }],
  [
    "no bound is known",
    verdict({ rto: 60, rpo: 60 }, untested, of(1), { verdict: "unproven", reason: "untested" }),
    { rto: null },
  ],
  ["an objective is not known", verdict({ rto: "unknown", rpo: 60 }, of(1), of(90)), { rto: null, rpo: 90 }],
  [
    "a doubt about something else than a figure",
    verdict({ rto: 60, rpo: 60 }, of(1), of(90), {
      verdict: "unproven",
      reason: "unknown",
      because: "multiAz is computed",
    }),
    { rto: null, rpo: null },
  ],
  [
    "both figures would do, and still nothing is proven",
    verdict({ rto: 60, rpo: null }, of(1), of(90), { verdict: "unproven", reason: "unknown" }),
    { rto: null },
  ],
])("%s", (_, judged, shortfall) => {
  expect(shortfallOf(judged)).toEqual(shortfall);
});

test.each<readonly [string, Shortfall, Omit<Accepted, "findings">, readonly string[]]>([
  ["as much as accepted", { rto: 60, rpo: 60 }, { rto: 60, rpo: 60 }, []],
  ["a second more", { rto: 61, rpo: 60 }, { rto: 60, rpo: 60 }, ["rto"]],
  ["a half of which nothing was accepted", { rto: 60, rpo: 1 }, { rto: 60 }, ["rpo"]],
  ["no bound, where one was accepted", { rto: null }, { rto: 60 }, ["rto"]],
  ["no bound, where none was asked for", { rto: null, rpo: null }, { rto: "unbounded", rpo: "unbounded" }, []],
])("%s", (_, shortfall, accepts, halves) => {
  expect(grownHalves(shortfall, { ...accepts, findings: 1 })).toEqual(halves);
});
