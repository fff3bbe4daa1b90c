import type { Report, ReportScenario, ReportStep } from "../../../../continuity/report/report";
import { reportOf } from "../sample";

export const step = (more: Partial<ReportStep>): ReportStep => ({
  label: "restore",
  lo: 60,
  hi: 120,
  provenance: "declared",
  source: "test",
  ...more,
});

/** A scenario of which steps are all that is known. */
export const stepsScenario = (
  steps: readonly Partial<ReportStep>[],
  more: Partial<ReportScenario> = {},
): ReportScenario => ({
  scenario: "data",
  objective: { rtoSeconds: 600, rpoSeconds: null },
  verdict: "meets",
  rto: { seconds: 120, atLeastSeconds: 60, provenance: "declared", steps: steps.map(step) },
  rpo: { seconds: 0, atLeastSeconds: 0, provenance: "declared", steps: [] },
  binds: { rto: null, rpo: null },
  members: [],
  ...more,
});

/** Two services: one that takes all steps, and one that takes the last of them. */
export const stepsReport = (steps: readonly Partial<ReportStep>[]): Report => {
  const service = (name: string, taken: typeof steps) => ({
    name,
    owner: null,
    dependsOn: [],
    scenarios: [stepsScenario(taken)],
  });
  return { ...reportOf([]), services: [service("orders", steps), service("shop", steps.slice(-1))] };
};
