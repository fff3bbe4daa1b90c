import type { DrillPhase, Instant, PhaseName } from "../../continuity/evidence/record";
import type { DrillState } from "../journal/state";
import { loadedAt } from "./achieved";

/**
 * The phases that a drill went through, each from the end of the one before. That of loading is left out where nobody asked, or
 * nobody knows when it ended.
 */
export function phasesOf(state: DrillState): readonly DrillPhase[] {
  const { plan, times, results } = state;
  const ends: readonly (readonly [PhaseName, Instant | undefined])[] = [
    ["declared", plan.declaredAt],
    ["decided", doneAt("guard")],
    ["point-selected", doneAt("select")],
    ["requested", doneAt("restore")],
    ["restored", doneAt("restored")],
    ["reachable", results.verify?.reachableAt],
    ["verified", doneAt("verify")],
    ["cut-over", doneAt("cut-over")],
    ["fully-loaded", loadedAt(state)],
    ["cleaned", doneAt("clean-up")],
  ];
  const phases: DrillPhase[] = [];
  let startedAt = plan.declaredAt;
  for (const [name, at] of ends) {
    if (at === undefined) continue;
    // A clock that ran backwards makes the drill fail; its record must still be one.
    const endedAt = Date.parse(at) < Date.parse(startedAt) ? startedAt : at;
    phases.push({ name, startedAt, endedAt });
    startedAt = endedAt;
  }
  return phases;

  function doneAt(step: keyof typeof results): Instant | undefined {
    return results[step] === undefined ? undefined : times[step]?.endedAt;
  }
}
