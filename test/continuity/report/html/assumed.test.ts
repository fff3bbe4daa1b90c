import { expect, test } from "@jest/globals";
import { assumedIn } from "../../../../continuity/report/html/assumed";
import { Notes } from "../../../../continuity/report/html/notes";
import type { ReportEngine } from "../../../../continuity/report/report";
import { ENGINE, reportOf } from "../sample";
import { stepsReport } from "./steps";

test.each<[Partial<ReportEngine>, string]>([
  [{}, "Each backup is taken at its worst, no run being missed"],
  [{ toleratedMisses: 1 }, "Each backup is taken at its worst, 1 missed run tolerated"],
  [
    { backupTiming: "scheduled", toleratedMisses: 2 },
    "Each backup is taken as scheduled, without windows and job times, 2 missed runs tolerated",
  ],
])("of backups with %j", (engine, sentence) => {
  expect(assumedIn({ ...reportOf([]), engine: { ...ENGINE, ...engine } }, new Notes())).toBe(
    `<div><p>${sentence}; schedules follow the time zone data 2026a.<p>No verdict rests on an assumption or on somebody&apos;s word.</div>`,
  );
});

test("what nobody has a figure for comes first, then by the services that rest on it, then by name", () => {
  const report = stepsReport([
    { label: "decide", provenance: "assumed" },
    { label: "restore", provenance: "none", lo: 0, hi: null },
    { label: "no way back", provenance: "none", lo: null, hi: null },
    { label: "failover", provenance: "documented" },
    { label: "cut over", provenance: "declared" },
    { label: "verify", provenance: "assumed" },
  ]);
  expect(assumedIn(report, new Notes()).replaceAll("<td>", "\n  <td>")).toMatchInlineSnapshot(`
"<div><p>Each backup is taken at its worst, no run being missed; schedules follow the time zone data 2026a.<div class=scroll role=region tabindex=0 aria-label="Figures without a measurement">
<table><caption>Figures that no drill has measured and no setting gives</caption><thead>
<tr><th scope=col>Step<th scope=col>Time<th scope=col>Basis<th scope=col>Services<tbody>
<tr><th scope=row>no way back
  <td>never
  <td><a href=#n1>nobody has a figure</a>
  <td><a href=#s.orders>orders</a>
<tr><th scope=row>restore
  <td>(no figure)
  <td><a href=#n1>nobody has a figure</a>
  <td><a href=#s.orders>orders</a>
<tr><th scope=row>verify
  <td>1m to 2m
  <td><a href=#n1>assumed</a>
  <td><a href=#s.orders>orders</a>, <a href=#s.shop>shop</a>
<tr><th scope=row>decide
  <td>1m to 2m
  <td><a href=#n1>assumed</a>
  <td><a href=#s.orders>orders</a>
<tr><th scope=row>cut over
  <td>1m to 2m
  <td><a href=#n1>declared</a>
  <td><a href=#s.orders>orders</a></table></div></div>"
`);
});
