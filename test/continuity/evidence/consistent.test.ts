import { expect, test } from "@jest/globals";
import { contradictions } from "../../../continuity/evidence/consistent";
import type { DrillPhase, EvidenceRecord } from "../../../continuity/evidence/record";
import { record } from "./records";

const phase = (name: DrillPhase["name"], from: number, to: number): DrillPhase => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
  return { name, startedAt: at(from), endedAt: at(to) };
};
const failing = { name: "rows", rung: "counts", expected: "2", actual: "1", passed: false };

const measured = record();
const loaded: EvidenceRecord = {
  ...measured,
  loaded: { by: "reading", relations: 311, bytes: 8192 },
  achieved: { ...measured.achieved, rtoLoadedSeconds: 3600 },
};

const rows: readonly [string, EvidenceRecord, readonly string[]][] = [
  ["a drill that passed", record(), []],
  ["one that failed has no more to say", record({ outcome: "failed", checks: [failing], restoreSeconds: null }), []],
  ["one that was stopped neither", record({ outcome: "aborted", point: null, shape: null, restoreSeconds: null }), []],
  ["phases may overlap", record({ phases: [phase("declared", 0, 9), phase("decided", 3, 4)] }), []],
  [
    "a clock that goes backwards within a phase",
    record({ phases: [phase("declared", 5, 4)] }),
    ["phase declared ends before it starts"],
  ],
  [
    "a clock that goes backwards between phases",
    record({ phases: [phase("declared", 5, 6), phase("decided", 4, 7)] }),
    ["phase decided starts before the one before it"],
  ],
  [
    "phases in no order",
    record({ phases: [phase("verified", 0, 1), phase("restored", 2, 3)] }),
    ["phase restored is out of its order"],
  ],
  [
    "a phase twice",
    record({ phases: [phase("verified", 0, 1), phase("verified", 2, 3)] }),
    ["phase verified is out of its order"],
  ],
  [
    "an instant that no calendar has",
    record({
      phases: [{ name: "declared", startedAt: "2026-01-01T00:00:61.000Z", endedAt: "2026-01-01T00:02:00.000Z" }],
    }),
    ["phase declared has an instant that does not exist"],
  ],
  ["passed without a point", record({ point: null }), ["its outcome is passed, but it restored nothing"]],
  [
    "missed without a time",
    record({ outcome: "missed-objective", restoreSeconds: null }),
    ["its outcome is missed-objective, but it restored nothing"],
  ],
  [
    "passed with a check that failed",
    record({ checks: [failing] }),
    ['its outcome is passed, but check "rows" failed'],
  ],
  [
    "passed over its RTO",
    record({ objective: { rtoSeconds: 2999, rpoSeconds: null } }),
    ["its outcome is passed, but its RTO was missed"],
  ],
  [
    "passed over its RPO",
    record({ objective: { rtoSeconds: 3000, rpoSeconds: 299 } }),
    ["its outcome is passed, but its RPO was missed"],
  ],
  ["fully loaded", { ...loaded, phases: [phase("fully-loaded", 0, 1)] }, []],
  ["of unknown end", { ...measured, achieved: { ...measured.achieved, rtoLoadedSeconds: null } }, []],
  [
    "fully loaded in no phase",
    loaded,
    [
      "its phases and loaded disagree whether it was fully loaded",
      "its phases and rtoLoadedSeconds disagree whether it was fully loaded",
    ],
  ],
  [
    "fully loaded in a phase alone",
    record({ phases: [phase("fully-loaded", 0, 1)] }),
    [
      "its phases and loaded disagree whether it was fully loaded",
      "its phases and rtoLoadedSeconds disagree whether it was fully loaded",
    ],
  ],
  [
    "fully loaded before it was verified",
    {
      ...loaded,
      phases: [phase("fully-loaded", 0, 1)],
      achieved: { ...loaded.achieved, rtoLoadedSeconds: 2999 },
    },
    ["its RTO until it was fully loaded is less than its RTO"],
  ],
];

test.each(rows)("%s", (_name, one, expected) => {
  expect(contradictions(one)).toEqual(expected);
});
