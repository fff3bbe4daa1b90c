import type { Step } from "../recovery/step";
import type { ReportStep } from "./report";

/** A step as the report holds it: what has no end is null. */
export function reportStep(step: Step): ReportStep {
  return {
    label: step.label,
    ...(step.member === undefined ? {} : { member: step.member }),
    ...(step.detail === undefined ? {} : { detail: step.detail }),
    lo: finite(step.lo),
    hi: step.hi,
    provenance: step.provenance,
    source: step.source,
  };
}

/** JSON has no infinity. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);
