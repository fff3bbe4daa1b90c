import { formatDuration } from "../../declaration/duration";
import type { ReportDrills, ReportPastDrill, ReportService } from "../report";
import { drillChart } from "./drill-chart";
import { mark } from "./figure";
import { type Html, say, scrolled, table, tag } from "./markup";

/** What drills have shown of a service: achieved times over the years against the objective, then each drill in a row. */
export function drillsOf({ name }: ReportService, { counted, leftOut, history = [] }: ReportDrills): Html {
  const because = new Map(leftOut.map((one) => [one.id, one.because]));
  const counts = new Set(counted);
  const row = (drill: ReportPastDrill) =>
    tag(
      "tr",
      {},
      tag("th", { scope: "row" }, say(drill.at.slice(0, 10)), tag("small", {}, say(drill.id))),
      tag("td", {}, say(drill.member)),
      tag("td", {}, say(drill.scenario)),
      tag("td", {}, mark(drill.outcome)),
      tag("td", {}, say(against(drill.achieved.rtoSeconds, drill.objective.rtoSeconds))),
      tag("td", {}, say(against(drill.achieved.rpoSeconds, drill.objective.rpoSeconds))),
      tag("td", {}, say(counts.has(drill.id) ? "counts" : `no: ${because.get(drill.id) ?? "it measured nothing"}`)),
    );
  const titles = ["Drill", "Member", "Scenario", "Outcome", "RTO", "RPO", "Evidence"];
  return tag(
    "details",
    { class: "drills" },
    tag(
      "summary",
      {},
      tag("strong", {}, say(`Drills (${history.length})`)),
      say(counted.length === 1 ? "1 counts as evidence" : `${counted.length} count as evidence`),
    ),
    tag("div", { class: "charts" }, drillChart("rto", history), drillChart("rpo", history)),
    scrolled(
      `Drills of ${name}`,
      table({}, say(`Restore drills of ${name}: achieved / objective`), titles, history.toReversed().map(row)),
    ),
  );
}

function against(achieved: number | null, objective: number | null): string {
  const asked = objective === null ? "-" : formatDuration(objective);
  return `${achieved === null ? "not measured" : formatDuration(achieved)} / ${asked}`;
}
