import { recordOf } from "../../../drills/measure/record";
import { at, PLAN, RDS_STEPS, RESTORED, RESULTS, stateAfter, TOOL } from "../state";

/** What a verification finds that passes. */
export const verify = { ...RESULTS.verify, reachableAt: at(425) };

/** A drill that kept its objective. */
export const passedDrill = recordOf(stateAfter(RDS_STEPS, { verify }), TOOL, true);
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
