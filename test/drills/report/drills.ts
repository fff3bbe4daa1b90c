import type { StepName, StepResults } from "../../../drills/journal/entry";
import { recordOf } from "../../../drills/measure/record";
import type { DrillPlan } from "../../../drills/plan";
import { at, PLAN, RDS_STEPS, RESTORED, RESULTS, stateAfter, TOOL } from "../state";

/** What a verification finds that passes. */
export const verify = { ...RESULTS.verify, reachableAt: at(425) };

/** A drill that kept its objective. */
export const passedDrill = recordOf(stateAfter(RDS_STEPS, { verify }), TOOL, true);
/** A drill that was to load everything, with what came of that. */
export function loadedDrill(load: Partial<StepResults["load"]> = {}, plan: Partial<DrillPlan> = {}) {
  const results = { verify, load: { ...RESULTS.load, ...load } };
  return recordOf(stateAfter(LOADED_STEPS, results, { ...PLAN, load: true, ...plan }), TOOL, true);
}

const LOADED_STEPS: readonly StepName[] = [...RDS_STEPS.slice(0, -1), "load", "clean-up"];

/** A drill whose check failed, that was unlike its source and left something. */
export const failedDrill = recordOf(
  stateAfter(
    RDS_STEPS,
    {
      verify: {
        ...verify,
        checks: [{ name: "rows|of a", rung: "rows", expected: "at least 9", actual: "0", passed: false }],
      },
      restored: { made: { ...RESTORED, shape: { ...RESTORED.shape, class: "db.t4g.medium" } }, message: "" },
      "clean-up": { proven: false, removed: [], left: [`instance ${RESTORED.id}: refused`] },
    },
    PLAN,
  ),
  TOOL,
  false,
);
