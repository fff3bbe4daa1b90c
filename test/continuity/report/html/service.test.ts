import { describe, expect, test } from "@jest/globals";
import { drillsOf } from "../../../../continuity/report/html/drills";
import { findingsOf } from "../../../../continuity/report/html/findings";
import { matrixOf } from "../../../../continuity/report/html/matrix";
import { Notes } from "../../../../continuity/report/html/notes";
import { serviceOf } from "../../../../continuity/report/html/service";
import type {
  ReportFinding,
  ReportPastDrill,
  ReportScenario,
  ReportService,
  ReportStep,
} from "../../../../continuity/report/report";
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
    "\n<tr data-service=shop><th scope=row><a href=#s.shop>shop</a><td><td><td>" +
      "<td><a href=#s.shop.data><b class=waived>waived: violates</b>RTO 2m / 10m\nRPO 0s / -</a><td></table></div>",
  );
});

test("a service that nobody owns and that needs several", () => {
  const page = serviceOf(SERVICE, [], new Map(), new Notes());
  expect(page).toBe(
    "\n<article id=s.shop><h3>shop</h3><p class=about>nobody is named as owner" +
      " · depends on <a href=#s.mail>mail</a>, <a href=#s.news>news</a><div class=scenarios>" +
      "\n<details><summary><strong>data</strong><b class=waived>waived: violates</b>" +
      "RTO 2m / 10m · RPO 0s / -</summary><div id=s.shop.data>" +
      "<p><b>Recovery time: 1m to 2m</b>, RTO 10m." +
      "<p><b>Data loss: 0s</b>, no RPO stated.</div></details></div></article>",
  );
});

/** What is wrong in zone, unless it says otherwise. */
const finding = (more: Partial<ReportFinding> = {}): ReportFinding => ({
  rule: "nat-per-zone",
  verdict: "violates",
  severity: "high",
  level: "mandatory",
  scenario: "zone",
  message: "It takes too long.",
  docs: "docs/rules/nat-per-zone.md",
  ...more,
});

test("a finding without a way out, and of no resource", () => {
  expect(findingsOf([finding()])).toBe(
    "<ul class=findings>\n<li><p><b class=mandatory>mandatory</b><code>nat-per-zone</code>" +
      "<small>high severity · zone</small><p>It takes too long.</ul>",
  );
});

test("what is found alike of several resources is told once, by names that tell them apart", () => {
  const [queue, topic, other] = ["aws:sqs/queue:Queue", "aws:sns/topic:Topic", "aws:sns/topic:Topic"].map(
    (type, i) => `urn:pulumi:dev::shop::${type}::${i === 2 ? "other" : "mail"}`,
  ) as [string, string, string];
  const all = [queue, topic, other].map((urn) => finding({ urn, fix: "Mend it." }));
  const differs = finding({ urn: queue, fix: "Leave it." });
  const names = new Map([
    [queue, "mail (sqs.Queue)"],
    [topic, "mail (sns.Topic)"],
  ]);
  const item = (resources: string, fix: string) =>
    `\n<li><p><b class=mandatory>mandatory</b><code>nat-per-zone</code><small>high severity · zone · ${resources}</small>` +
    `<p>It takes too long.<p>→ ${fix}`;
  expect(findingsOf([...all, differs], names)).toBe(
    `<ul class=findings>${item("mail (sqs.Queue), mail (sns.Topic), other", "Mend it.")}` +
      `${item("mail (sqs.Queue)", "Leave it.")}</ul>`,
  );
});

test("a scenario that is waived still says why it is unproven", () => {
  const scenario = stepsScenario([], { verdict: "unproven", reason: "untested", because: "no drill", waived: true });
  expect(serviceOf({ ...SERVICE, scenarios: [scenario] }, [], new Map(), new Notes())).toContain(
    "<b class=waived>waived: unproven: untested</b>RTO 2m / 10m · RPO 0s / -<small>no drill</small></summary>",
  );
});

describe("a scenario that falls short", () => {
  const steps: readonly Partial<ReportStep>[] = [{ label: "detect" }, { label: "restore" }];
  const zone = stepsScenario(steps, {
    scenario: "zone",
    verdict: "violates",
    objective: { rtoSeconds: 60, rpoSeconds: null },
  });
  const short = finding({ rule: "objective-met", fix: "Give it a standby." });
  const page = (scenarios: readonly ReportScenario[], findings: readonly ReportFinding[]) =>
    serviceOf({ ...SERVICE, scenarios }, findings, new Map(), new Notes());

  test("says how grave that is and the way out, and not again what its steps say", () => {
    expect(page([zone], [short]).split("</summary>")[1]).toMatch(
      /^<div id=s\.shop\.zone><p><b class=mandatory>mandatory<\/b> → Give it a standby\.\n<table /,
    );
    expect(page([zone], [short])).not.toContain("<ul class=findings>");
    expect(page([zone], [finding({ rule: "objective-met" })])).toContain(
      "<p><b class=mandatory>mandatory</b>\n<table ",
    );
  });

  test("leaves to the list what other rules found, and what is about a scenario that is not told", () => {
    const others = [finding(), finding({ rule: "objective-met", scenario: "region" })];
    expect(page([zone], [...others, short]).split("<h4>Findings</h4>")[1]).toBe(`${findingsOf(others)}</article>`);
  });
});

describe("the same steps", () => {
  const steps: readonly Partial<ReportStep>[] = [{ label: "detect" }, { label: "restore" }];
  const objective = (rtoSeconds: number) => ({ objective: { rtoSeconds, rpoSeconds: null } });
  const page = (...scenarios: readonly ReportScenario[]) =>
    serviceOf({ ...SERVICE, scenarios }, [], new Map(), new Notes()).split("</details>");

  test("are told once in a service, whatever is asked of them", () => {
    const region = stepsScenario(steps, { scenario: "region", ...objective(3600) });
    const [first, second] = page(stepsScenario(steps), region);
    expect(first).toContain("<tr><th>restore<td>1m to 2m");
    expect(second).toContain(
      "<div id=s.shop.region><p><b>Recovery time: 1m to 2m</b>, RTO 1h: as for <a href=#s.shop.data>data</a><p>",
    );
  });

  test("are told in full after a scenario of which nothing is asked, which told their sum alone", () => {
    const undeclared = stepsScenario(steps, { scenario: "instance", verdict: "undeclared" });
    const [first, second] = page(undeclared, stepsScenario(steps));
    expect(first).not.toContain("<tr>");
    expect(second).toContain("<tr><th>restore<td>1m to 2m");
  });
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
