import { writeBinding } from "../binding";
import { figuresOf } from "../figures";
import type { ReportScenario, ReportService } from "../report";
import { namesOfUrns } from "../timeline-words";
import { anchorOf } from "./anchors";
import { captionOf, courseOf } from "./course";
import { type Half, mark } from "./figure";
import { type Html, say, tag } from "./markup";
import type { Notes } from "./notes";
import { waysOf } from "./ways";

/** What is not worth a link. */
const SHORT = 300;

/**
 * One scenario of a service on one line, which opens into its steps and into the way back of each member.
 *
 * @param told the scenario for which the service has each of its sums in full; those that come again refer to it
 */
export function scenarioOf(
  service: ReportService,
  scenario: ReportScenario,
  notes: Notes,
  told: Map<string, ReportScenario>,
): Html {
  const { verdict, reason, waived } = scenario;
  const names = namesOfUrns(scenario.members.map(({ urn }) => urn));
  const homes = new Map(service.recovery?.members.map(({ urn, region }) => [urn, region]));
  const said = verdict === "unproven" && reason !== undefined ? `unproven: ${reason}` : verdict;
  return tag(
    "details",
    {},
    tag(
      "summary",
      {},
      tag("strong", {}, say(scenario.scenario)),
      waived ? mark("waived", `waived: ${verdict}`) : mark(verdict, said),
      tag("span", {}, say(figuresIn(scenario).join(" \u00b7 "))),
      tag("small", {}, say(writeBinding(scenario))),
    ),
    // A link opens what its target lies in, and would leave closed what is its target.
    tag(
      "div",
      { id: anchorOf(service.name, scenario.scenario) },
      (["rto", "rpo"] as const).map((half) => once(courseOf(half, scenario, names, notes), half)),
      waysOf(scenario.members, names, homes, notes),
    ),
  );

  function once(course: Html, half: Half): Html {
    const before = told.get(course);
    if (before === undefined) told.set(course, scenario);
    if (before === undefined || course.length < SHORT) return course;
    const link = tag("a", { href: `#${anchorOf(service.name, before.scenario)}` }, say(before.scenario));
    return tag("p", {}, captionOf(half, scenario), say(": in the same steps as for "), link);
  }
}

/** What can be reached beside what is asked, of each half: `RTO 2m / 15m`. */
export function figuresIn(scenario: ReportScenario): readonly string[] {
  const [rto, rpo] = figuresOf(scenario);
  return [`RTO ${rto.achieved} / ${rto.objective}`, `RPO ${rpo.achieved} / ${rpo.objective}`];
}
