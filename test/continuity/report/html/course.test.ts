import { expect, test } from "@jest/globals";
import { courseOf } from "../../../../continuity/report/html/course";
import { Notes } from "../../../../continuity/report/html/notes";
import type { ReportScenario, ReportStep } from "../../../../continuity/report/report";
import { stepsScenario } from "./steps";

const written = (steps: readonly Partial<ReportStep>[], more: Partial<ReportScenario> = {}) =>
  courseOf("rto", stepsScenario(steps, more), new Map([["urn", "orders-db"]]), new Notes());

const HEAD = "<caption><b>Recovery time: 1m to 2m</b>";
const NOTE = "<td><a href=#n1>declared</a>";

test.each<[string, readonly Partial<ReportStep>[], Partial<ReportScenario>, string]>([
  ["nothing has to happen", [], {}, "<p><b>Recovery time: 1m to 2m</b>, RTO 10m: nothing has to happen."],
  [
    "nothing is asked",
    [{ label: "wait" }],
    { objective: { rtoSeconds: null, rpoSeconds: null } },
    `\n<table>${HEAD}, no RTO stated</caption>\n<tr><th>wait<td>1m to 2m${NOTE}<td><i style=--w:100;--l:50></i></table>`,
  ],
  [
    "the objective is a line, and a step that would not be seen has no bar",
    [
      { label: "wait", hi: 60 },
      { label: "switch", lo: 0, hi: 0, member: "urn" },
    ],
    {},
    `\n<table style=--o:100>${HEAD}, RTO 10m</caption>` +
      `\n<tr><th>wait<td>1m${NOTE}<td><i style=--w:10></i>` +
      `\n<tr><th>orders-db: switch<td>0s${NOTE}<td></table>`,
  ],
])("%s", (_name, steps, more, expected) => expect(written(steps, more)).toBe(expected));
