import { type Bound, bound } from "../recovery/bound";
import type { Step } from "../recovery/step";
import type { ReportBound, ReportStep } from "./report";
import { finite, reportStep } from "./report-step";

/** A bound as reports tell it. */
export function reportBound({ hi, lo, provenance, steps }: Bound): ReportBound {
  return {
    seconds: hi,
    atLeastSeconds: finite(lo),
    provenance,
    steps: steps.map(reportStep),
  };
}

/** The bound that a report tells. */
export function boundOfReport({ steps }: ReportBound): Bound {
  return bound(...steps.map(stepOfReport));
}

function stepOfReport(step: ReportStep): Step {
  return { ...step, lo: step.lo ?? Number.POSITIVE_INFINITY };
}
