import { expect, test } from "@jest/globals";
import { drillsOf } from "../../../../continuity/report/html/drills";
import { findingsOf } from "../../../../continuity/report/html/findings";
import { matrixOf } from "../../../../continuity/report/html/matrix";
import { Notes } from "../../../../continuity/report/html/notes";
import { serviceOf } from "../../../../continuity/report/html/service";
import { waysOf } from "../../../../continuity/report/html/ways";
import type { ReportFinding, ReportMember, ReportPastDrill, ReportService } from "../../../../continuity/report/report";
import { reportOf } from "../sample";
import { stepsScenario } from "./steps";

/** Nobody's, waived in one scenario and not judged in the others. */
const SERVICE: ReportService = {
  name: "shop",
  owner: null,
  dependsOn: ["mail", "news"],
  scenarios: [stepsScenario([], { verdict: "violates", waived: true })],
};
const ROW = "<tr><th scope=row>";

test("in the matrix, what is not judged is left empty and what is waived is told as such", () => {
  const page = matrixOf({ ...reportOf([]), services: [SERVICE] });
  expect(page.split("<tbody>")[1]).toBe(
    "\n<tr data-service=shop data-verdicts=waived><th scope=row><a href=#s.shop>shop</a><td><td><td>" +
      "<td><a href=#s.shop.data><b class=waived>waived: violates</b><br>RTO 2m / 10m<br>RPO 0s / -</a><td></table></div>",
  );
});

test("a service that nobody owns and that needs several", () => {
  const page = serviceOf(SERVICE, [], new Map(), new Notes());
  expect(page).toBe(
    "\n<article id=s.shop><h3>shop</h3><p class=about>nobody is named as owner" +
      " · depends on <a href=#s.mail>mail</a>, <a href=#s.news>news</a><div class=scenarios>" +
      "\n<details><summary><strong>data</strong><b class=waived>waived: violates</b>" +
      "<span>RTO 2m / 10m · RPO 0s / -</span><small></small></summary><div id=s.shop.data>" +
      "<p><b>Recovery time: 1m to 2m</b>, RTO 10m: nothing has to happen." +
      "<p><b>Data loss: 0s</b>, no RPO stated: nothing has to happen.</div></details></div></article>",
  );
});

test("a finding without a way out, and of no resource", () => {
  const finding: ReportFinding = {
    rule: "objective-met",
    verdict: "violates",
    severity: "high",
    level: "mandatory",
    scenario: "zone",
    message: "It takes too long.",
    docs: "docs/rules/objective-met.md",
  };
  expect(findingsOf([finding])).toBe(
    "<ul class=findings>\n<li><p><b class=mandatory>mandatory</b><code>objective-met</code>" +
      "<small>high severity · zone</small><p>It takes too long.</ul>",
  );
});

test("drills that count, that do not and that measured nothing", () => {
  const drill = (id: string): ReportPastDrill => ({
    id,
    at: "2026-01-01T00:00:00.000Z",
    member: "db",
    environment: "aws",
    outcome: "passed",
    achieved: { rtoSeconds: 60, rpoSeconds: null },
    scenario: "data",
    objective: { rtoSeconds: 120, rpoSeconds: null },
  });
  const history = [drill("a"), drill("b"), drill("c"), drill("d")];
  const last = drill("d");
  const page = drillsOf(SERVICE, { last, counted: ["a", "b"], leftOut: [{ id: "c", because: "it is old" }], history });
  const row = (id: string, evidence: string) =>
    `${ROW}2026-01-01<small>${id}</small><td>db<td>data<td><b class=passed>passed</b><td>1m / 2m<td>not measured / -<td>${evidence}`;
  expect(page.split("<tbody>")[1]?.split("</table>")[0]).toBe(
    ["", row("d", "no: it measured nothing"), row("c", "no: it is old"), row("b", "counts"), row("a", "counts")].join(
      "\n",
    ),
  );
  expect(page).toContain("<summary><strong>Drills (4)</strong>2 count as evidence</summary>");
  expect(drillsOf(SERVICE, { last, counted: [], leftOut: [] })).toContain(
    "<strong>Drills (0)</strong>0 count as evidence",
  );
});

test("conditions of a way back that do not hold, or are not known to", () => {
  const bound = { seconds: 60, atLeastSeconds: 60, provenance: "declared", steps: [] } as const;
  const member: ReportMember = {
    urn: "urn",
    path: {
      mechanism: "restore",
      startedBy: "people",
      endpoint: "new",
      target: { region: "eu-west-1", account: null },
      requires: [
        { text: "multiAz is on", holds: false },
        { text: "it has a reader", holds: "unknown", because: "it is computed" },
      ],
      rto: bound,
      rpo: bound,
    },
  };
  const ways = waysOf([member], new Map([["urn", "db"]]), new Map([["urn", "eu-central-1"]]), new Notes());
  expect(ways).toBe(
    "<ul>\n<li><b>db</b>: restore (by people, new endpoint, in eu-west-1)<ul>\n<li>not so: multiAz is on" +
      "\n<li>not known: it has a reader (it is computed)</ul></ul>",
  );
});
