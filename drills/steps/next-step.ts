import type { StepName } from "../journal/entry";
import type { DrillState } from "../journal/state";
import { isVerified } from "../measure/achieved";

/** Every step, in order. */
export const STEPS = [
  "guard",
  "select",
  "lease",
  "restore",
  "claim",
  "restored",
  "serve",
  "served",
  "harden",
  "verify",
  "cut-over",
  "load",
  "validation",
  "clean-up",
  "record",
] as const satisfies readonly StepName[];

/** What is done whatever happened before, so that nothing is left and nothing goes unsaid. */
const ALWAYS: readonly StepName[] = ["validation", "clean-up", "record"];

/**
 * The step to take next; undefined: the drill has ended. A step that was begun and has no result is taken again. After a
 * failure only what ends a drill is left; a drill that was refused leaves nothing at all.
 */
export function nextStep(state: DrillState): StepName | undefined {
  const { failure, results, times } = state;
  if (failure?.kind === "refused") return undefined;
  const open = failure === undefined ? STEPS : ALWAYS;
  return open.find((step) => applies(step, state) && results[step] === undefined && times[step]?.endedAt === undefined);
}

function applies(step: StepName, state: DrillState): boolean {
  const { plan, results } = state;
  switch (step) {
    case "serve":
    case "served":
      return plan.target.kind === "cluster";
    case "cut-over":
      return plan.cutOver !== undefined && isVerified(state);
    case "load":
      return plan.load === true && isVerified(state);
    // AWS Backup takes the result of a restore that it completed.
    case "validation":
      return typeof results.restore?.jobId === "string" && results.restored !== undefined;
    default:
      return true;
  }
}
