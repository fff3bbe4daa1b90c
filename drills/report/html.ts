import type { EvidenceRecord } from "../../continuity/evidence/record";
import { documentOf } from "../../continuity/report/html/document";
import { mark } from "../../continuity/report/html/figure";
import { type Html, say, scrolled, table, tag } from "../../continuity/report/html/markup";
import { phaseChart } from "./phase-chart";
import { lasts, measures, pointOf } from "./text";

type Shown = Omit<EvidenceRecord, "previous">;

/** Drills as one page for people: what each achieved, where the time went, what was checked, and that nothing is left. */
export function drillsHtml(records: readonly Shown[]): string {
  const names = [...new Set(records.map(({ member }) => member.name))].join(", ");
  return documentOf(
    `Restore drills: ${names}`,
    tag("header", {}, tag("p", { class: "kicker" }, say("Restore drills")), tag("h1", {}, say(names))),
    tag("main", { id: "main", tabindex: -1 }, records.map(drillOf)),
  );
}

function drillOf(record: Shown): Html {
  const { id, service, scenario, member, outcome, because, environment, phases, checks, cleanup, shape } = record;
  const facts = [
    ["Drill", id],
    ["Service", service],
    ["Scenario", scenario],
    ["Member", member.arn],
    ["Environment", environment === "aws" ? environment : `${environment}: no evidence of production`],
    ...measures(record).map(([name, value]) => [`${name[0]?.toUpperCase()}${name.slice(1)}`, value]),
    ["Point", pointOf(record)],
    ...(record.notChecked === undefined ? [] : [["Not checked", record.notChecked.join("; ")]]),
    ...(shape === null || shape.alike ? [] : [["Unlike its source", shape.differences.join("; ")]]),
    cleanup.proven
      ? ["Cleaned up", cleanup.removed.join(", ") || "nothing was made"]
      : ["Left behind", cleanup.left.join("; ")],
  ];
  return tag(
    "section",
    {},
    tag("h2", {}, say(`${member.name} `), mark(outcome)),
    because === undefined ? undefined : tag("p", {}, say(`${because}.`)),
    tag(
      "dl",
      {},
      facts.flatMap(([name = "", value = ""]) => [tag("dt", {}, say(name)), tag("dd", {}, say(value))]),
    ),
    scrolled(`Timeline of ${id}`, phaseChart(phases)),
    scrolled(`Phases of ${id}`, phaseTable(record)),
    checks.length === 0 ? undefined : scrolled(`Checks of ${id}`, checkTable(record)),
  );
}

function phaseTable({ phases }: Shown): Html {
  const rows = phases.map(({ name, startedAt, endedAt }) =>
    tag(
      "tr",
      {},
      tag("th", { scope: "row" }, say(name)),
      tag("td", {}, say(startedAt)),
      tag("td", {}, say(endedAt)),
      tag("td", {}, say(lasts(Date.parse(endedAt) - Date.parse(startedAt)))),
    ),
  );
  return table({}, say("Phases"), ["Phase", "From", "To", "Lasted"], rows);
}

function checkTable({ checks }: Shown): Html {
  const rows = checks.map(({ name, rung, expected, actual, passed }) =>
    tag(
      "tr",
      {},
      tag("th", { scope: "row" }, say(name)),
      tag("td", {}, say(rung)),
      tag("td", {}, say(expected)),
      tag("td", {}, say(actual)),
      tag("td", {}, mark(passed ? "passed" : "failed")),
    ),
  );
  return table({}, say("Checks of the restored data"), ["Check", "Rung", "Expected", "Found", "Result"], rows);
}
