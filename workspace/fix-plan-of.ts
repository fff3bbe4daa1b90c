import type { AssessOptions } from "../continuity/assess";
import type { Estate } from "../continuity/estate/resource";
import type { ReportFixPlan } from "../continuity/report/report-fix-plan";

/** A fix plan takes far longer than the report, so only who asks waits for it; what finds it is loaded then. */
export function fixPlanOf(estate: Estate, options: AssessOptions): ReportFixPlan {
  const { reportFixPlan } =
    require("../continuity/fix-plan/report-fix-plan") as typeof import("../continuity/fix-plan/report-fix-plan");
  return reportFixPlan(estate, options);
}
