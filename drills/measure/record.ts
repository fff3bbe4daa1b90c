import type { EvidenceRecord } from "../../continuity/evidence/record";
import type { EvidenceDraft } from "../../workspace/evidence/append";
import { isDatabase } from "../aws/found";
import type { DrillState } from "../journal/state";
import { forecastFor } from "../model/forecast";
import { achievedBy } from "./achieved";
import { outcomeOf } from "./outcome";
import { phasesOf } from "./phases";
import { compareShapes } from "./shape";

/**
 * What a drill leaves as evidence; its place in the chain is for whoever keeps that.
 *
 * @param aws whether every call of it went to AWS itself
 */
export function recordOf(state: DrillState, tool: EvidenceRecord["tool"], aws: boolean): EvidenceDraft {
  const { plan, results } = state;
  const { select } = results;
  const restored = (results.served ?? results.restored)?.made;
  const achieved = achievedBy(state);
  const { shape } = select?.source ?? {};
  const engine = select !== undefined && isDatabase(select.source) ? select.source.engine : undefined;
  const { checks = [] } = results.verify ?? {};
  const notChecked = [...(results.verify?.notChecked ?? []), ...(results.load?.notChecked ?? [])];
  const { by = null, relations = 0, bytes = 0 } = results.load ?? {};
  const member = {
    ...plan.member,
    ...(engine === undefined ? {} : { engine }),
    ...(shape?.engineVersion ? { engineVersion: shape.engineVersion } : {}),
  };
  return {
    schemaVersion: 1,
    id: plan.id,
    kind: "component-restore",
    environment: aws && results.guard?.aws ? "aws" : "lab",
    tool,
    service: plan.service,
    scenario: plan.scenario,
    member,
    point: select === undefined ? null : { ...select.point, ...(results.guard && { account: results.guard.account }) },
    shape: shape === undefined || restored === undefined ? null : compareShapes(shape, restored.shape),
    phases: phasesOf(state),
    checks,
    ...(notChecked.length === 0 ? {} : { notChecked }),
    ...(by === null ? {} : { loaded: { by, relations, bytes } }),
    achieved,
    objective: plan.objective,
    predicted:
      select === undefined
        ? null
        : forecastFor(plan.forecasts ?? [], plan.scenario, select.point.kind, select.point.region),
    ...outcomeOf(state, achieved),
    cleanup: results["clean-up"] ?? { proven: false, removed: [], left: ["not looked for"] },
    ...(plan.standsFor.length === 0 ? {} : { standsFor: plan.standsFor }),
  };
}
