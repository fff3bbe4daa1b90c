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
  ["nothing has to happen", [], {}, "<p><b>Recovery time: 1m to 2m</b>, RTO 10m."],
  [
    "nothing is asked",
    [{ label: "wait" }],
    { objective: { rtoSeconds: null, rpoSeconds: null } },
    `\n<table>${HEAD}, no RTO stated</caption>\n<tr><th>wait<td>1m to 2m${NOTE}<td style=--w:100;--l:50></table>`,
  ],
  [
    "the objective is a line, and a step that would not be seen has no bar",
    [
      { label: "wait", hi: 60 },
      { label: "switch", lo: 0, hi: 0, member: "urn" },
    ],
    {},
    `\n<table style=--o:100>${HEAD}, RTO 10m</caption>` +
      `\n<tr><th>wait<td>1m${NOTE}<td style=--w:10;--l:100>` +
      `\n<tr><th>orders-db: switch<td>0s${NOTE}<td></table>`,
  ],
  [
    "what has no known end is hatched to the edge, and nothing of what may take no time is solid",
    [
      { label: "decide", lo: 0, hi: 300 },
      { label: "wait", lo: 600, hi: null },
    ],
    {},
    `\n<table style=--o:58>${HEAD}, RTO 10m</caption>` +
      `\n<tr><th>decide<td>0s to 5m${NOTE}<td style=--w:29>` +
      `\n<tr><th>wait<td>10m or more${NOTE}<td class=open style=--s:29;--w:71></table>`,
  ],
  [
    "a single step that nobody has a figure for",
    [{ label: "restore", lo: 0, hi: null, member: "urn", provenance: "none" }],
    {},
    "<p><b>Recovery time: 1m to 2m</b>, RTO 10m: orders-db: restore (<a href=#n1>nobody has a figure</a>)",
  ],
  [
    "there is no way back",
    [{ label: "no way back", lo: null, hi: null, provenance: "derived" }],
    {},
    "<p><b>Recovery time: 1m to 2m</b>, RTO 10m: no way back (<a href=#n1>derived</a>)",
  ],
  [
    "nothing is asked of the scenario",
    [{ label: "wait" }, { label: "switch" }],
    { verdict: "undeclared", objective: { rtoSeconds: null, rpoSeconds: null } },
    "<p><b>Recovery time: 1m to 2m</b>, no RTO stated.",
  ],
])("%s", (_name, steps, more, expected) => expect(written(steps, more)).toBe(expected));
