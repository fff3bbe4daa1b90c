import { WHY_UNPROVEN } from "../../rules/why-unproven";
import { UNPROVEN_REASONS } from "../../verdict/verdict";
import { type Html, say, tag } from "./markup";

/** How to read what is told of a service. */
export function legend(): readonly Html[] {
  const reasons = UNPROVEN_REASONS.map((reason) => `${reason} (${WHY_UNPROVEN[reason]})`);
  return [
    "Each scenario opens into its steps, drawn one after another: filled as far as a step takes at least, framed as far as it may, hatched where nobody knows its end. The upright line is the objective.",
    "A scenario that falls short is a finding of objective-met: its level and, after the arrow, the way out. A way back is automatic unless it says otherwise; the numbers lead to what holds for it.",
    `Beside unproven stands why: ${reasons.join(", ")}.`,
  ].map((line) => tag("p", { class: "about" }, say(line)));
}
