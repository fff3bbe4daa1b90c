import type { ReportFinding, ReportService } from "../report";
import { nameOfUrn, namesOfUrns } from "../timeline-words";
import { anchorOf } from "./anchors";
import { drillsOf } from "./drills";
import { findingsOf } from "./findings";
import { type Html, say, tag } from "./markup";
import type { Notes } from "./notes";
import { type Shared, scenarioOf } from "./scenario";
import { isShortfall } from "./shortfall";
import { waysOf } from "./ways";

/** One service: its verdicts, each opening into its steps, what is wrong with it, and what drills have shown. */
export function serviceOf(
  service: ReportService,
  findings: readonly ReportFinding[],
  backups: ReadonlyMap<string, string>,
  notes: Notes,
): Html {
  const { name, owner, dependsOn, scenarios, drills } = service;
  const urns = new Set(scenarios.flatMap(({ members }) => members.map(({ urn }) => urn)));
  const names = namesOfUrns([...urns]);
  const shared: Shared = { names, notes, told: new Map() };
  const others = findings.filter((one) => !scenarios.some((scenario) => isShortfall(one, scenario)));
  return tag(
    "article",
    { id: anchorOf(name) },
    tag("h3", {}, say(name)),
    tag(
      "p",
      { class: "about" },
      say(owner ?? "nobody is named as owner"),
      dependsOn.length === 0 ? undefined : [say(" · depends on "), ...dependsOn.flatMap(linked)],
      backupLinks(urns, backups),
    ),
    tag(
      "div",
      { class: "scenarios" },
      scenarios.map((scenario) => {
        const shortfalls = findings.filter((one) => isShortfall(one, scenario));
        return scenarioOf(service, scenario, shortfalls, shared);
      }),
    ),
    waysOf(service, names, notes),
    others.length === 0 ? undefined : [tag("h4", {}, say("Findings")), findingsOf(others, names)],
    drills === undefined ? undefined : drillsOf(service, drills),
  );
}

function linked(name: string, i: number) {
  return [...(i === 0 ? [] : [say(", ")]), tag("a", { href: `#${anchorOf(name)}` }, say(name))];
}

/** Where the backups of its members are drawn. */
function backupLinks(members: Iterable<string>, backups: ReadonlyMap<string, string>) {
  const places = new Map<string, string[]>();
  for (const urn of members) {
    const place = backups.get(urn);
    if (place !== undefined) places.set(place, [...(places.get(place) ?? []), nameOfUrn(urn)]);
  }
  return [...places].map(([place, names]) => [
    say(" · "),
    tag("a", { href: `#${place}` }, say(`backups of ${names.join(", ")}`)),
  ]);
}
