import type { Provenance } from "../../recovery/step";
import { writeInterval } from "../../rules/sum";
import { isOfOtherService } from "../../verdict/dependencies";
import type { Report, ReportStep } from "../report";
import { anchorOf } from "./anchors";
import { basisOf } from "./figure";
import { type Html, say, scrolled, table, tag } from "./markup";
import type { Notes } from "./notes";

/** What stands on no measurement, published figure or setting: somebody's word, our own default, or nothing. */
const WEAK: readonly Provenance[] = ["none", "assumed", "declared"];
const MOST_SERVICES = 5;

/** What verdicts rest on that nobody has measured, each with the services that rest on it. */
export function assumedIn({ services, engine }: Report, notes: Notes): Html {
  const found = new Map<string, { readonly step: ReportStep; readonly services: Set<string> }>();
  for (const { name, scenarios } of services) {
    for (const { rto, rpo, verdict } of scenarios) {
      if (verdict === "undeclared") continue;
      for (const step of [...rto.steps, ...rpo.steps]) {
        // What another service rests on is told of that service.
        if (!WEAK.includes(step.provenance) || isOfOtherService(step)) continue;
        const key = JSON.stringify([step.label, step.lo, step.hi, step.provenance, step.source]);
        const known = found.get(key) ?? { step, services: new Set() };
        found.set(key, known);
        known.services.add(name);
      }
    }
  }
  const sorted = [...found.values()].sort(
    (a, b) =>
      WEAK.indexOf(a.step.provenance) - WEAK.indexOf(b.step.provenance) ||
      b.services.size - a.services.size ||
      (a.step.label < b.step.label ? -1 : 1),
  );
  const rows = sorted.map(({ step, services: names }) =>
    tag(
      "tr",
      {},
      tag("th", { scope: "row" }, say(step.label)),
      tag("td", {}, say(writeInterval({ lo: step.lo ?? Number.POSITIVE_INFINITY, hi: step.hi }))),
      tag("td", {}, notes.link(step.source, basisOf(step))),
      tag("td", {}, listed([...names])),
    ),
  );
  const misses = engine.toleratedMisses;
  const timing = engine.backupTiming === "worst" ? "at its worst" : "as scheduled, without windows and job times";
  const missed = misses === 0 ? "no run being missed" : `${misses} missed ${misses === 1 ? "run" : "runs"} tolerated`;
  const general = `Each backup is taken ${timing}, ${missed}; schedules follow the time zone data ${engine.tzdata}.`;
  return tag(
    "div",
    {},
    tag("p", {}, say(general)),
    rows.length === 0
      ? tag("p", {}, say("No verdict rests on an assumption or on somebody's word."))
      : scrolled(
          "Figures without a measurement",
          table(
            {},
            say("Figures that no drill has measured and no setting gives"),
            ["Step", "Time", "Basis", "Services"],
            rows,
          ),
        ),
  );
}

function listed(names: readonly string[]) {
  const shown = names
    .slice(0, MOST_SERVICES)
    .flatMap((name, i) => [...(i === 0 ? [] : [say(", ")]), tag("a", { href: `#${anchorOf(name)}` }, say(name))]);
  const more = names.length - MOST_SERVICES;
  return more > 0 ? [...shown, say(` and ${more} more`)] : shown;
}
