import { writeBindingAlone } from "../binding";
import { figuresOf } from "../figures";
import type { ReportFinding, ReportScenario, ReportService } from "../report";
import { anchorOf } from "./anchors";
import { captionOf, courseOf, isDrawn } from "./course";
import { type Half, mark } from "./figure";
import { type Html, say, tag } from "./markup";
import type { Notes } from "./notes";
import { shortfallOf } from "./shortfall";

/** What the scenarios of a service share. */
export interface Shared {
  /** What each member is called, by URN. */
  readonly names: ReadonlyMap<string, string>;
  readonly notes: Notes;
  /** The scenario for which each of its sums is told in full; those that come again refer to it. */
  readonly told: Map<string, ReportScenario>;
}

/**
 * One scenario of a service on one line, which opens into the way out, where it falls short, and into its steps.
 *
 * @param shortfalls the findings that it falls short
 */
export function scenarioOf(
  service: ReportService,
  scenario: ReportScenario,
  shortfalls: readonly ReportFinding[],
  { names, notes, told }: Shared,
): Html {
  const { verdict, reason, waived } = scenario;
  const binding = writeBindingAlone(scenario);
  const said = verdict === "unproven" && reason !== undefined ? `unproven: ${reason}` : verdict;
  return tag(
    "details",
    {},
    tag(
      "summary",
      {},
      tag("strong", {}, say(scenario.scenario)),
      waived ? mark("waived", `waived: ${said}`) : mark(verdict, said),
      say(figuresIn(scenario).join(" \u00b7 ")),
      binding === "" ? undefined : tag("small", {}, say(binding)),
    ),
    // A link opens what its target lies in, and would leave closed what is its target.
    tag(
      "div",
      { id: anchorOf(service.name, scenario.scenario) },
      shortfalls.map(shortfallOf),
      (["rto", "rpo"] as const).map(once),
    ),
  );

  function once(half: Half): Html {
    if (!isDrawn(half, scenario)) return courseOf(half, scenario, names, notes);
    const key = JSON.stringify([half, scenario[half].steps]);
    const before = told.get(key);
    if (before === undefined) {
      told.set(key, scenario);
      return courseOf(half, scenario, names, notes);
    }
    const link = tag("a", { href: `#${anchorOf(service.name, before.scenario)}` }, say(before.scenario));
    return tag("p", {}, captionOf(half, scenario), say(": as for "), link);
  }
}

/** What can be reached beside what is asked, of each half: `RTO 2m / 15m`. */
export function figuresIn(scenario: ReportScenario): readonly string[] {
  const [rto, rpo] = figuresOf(scenario);
  return [`RTO ${rto.achieved} / ${rto.objective}`, `RPO ${rpo.achieved} / ${rpo.objective}`];
}
