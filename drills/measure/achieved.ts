import type { Achieved, Instant } from "../../continuity/evidence/record";
import type { DrillState } from "../journal/state";

/** What a drill measured: whole seconds, rounded up. */
export function achievedBy(state: DrillState): Achieved {
  const { plan, times, results } = state;
  const usableAt = plan.cutOver === undefined ? verifiedAt(state) : endOf(state, "cut-over");
  const without = between(plan.declaredAt, usableAt);
  const loaded = between(plan.declaredAt, loadedAt(state));
  const response = plan.response.detect + plan.response.decide;
  return {
    rtoSeconds: without === null ? null : without + response,
    rtoWithoutResponseSeconds: without,
    ...(plan.load === true ? { rtoLoadedSeconds: loaded === null ? null : loaded + response } : {}),
    restoreSeconds: between(times.restore?.begunAt, results.verify?.reachableAt),
    ...loss(state),
    uncertaintySeconds: plan.pollSeconds,
  };
}

/** Data that failed its checks was never fit for use. */
function verifiedAt(state: DrillState): Instant | undefined {
  return isVerified(state) ? endOf(state, "verify") : undefined;
}

export function isVerified({ results }: DrillState): boolean {
  return results.verify?.checks.every(({ passed }) => passed) ?? false;
}

/** When everything was loaded, as far as that is known. */
export function loadedAt(state: DrillState): Instant | undefined {
  return (state.results.load?.by ?? null) === null ? undefined : endOf(state, "load");
}

function endOf({ times, results }: DrillState, step: "verify" | "cut-over" | "load"): Instant | undefined {
  return results[step] === undefined ? undefined : times[step]?.endedAt;
}

/** By the best there is: a row that says when it was written, the point's newest transaction, or when it was made. */
function loss(state: DrillState): Pick<Achieved, "rpoSeconds" | "rpoQuality"> {
  const { select, verify } = state.results;
  const lossAsOf = struckAt(state);
  if (select === undefined || verify === undefined || lossAsOf === null) {
    return { rpoSeconds: null, rpoQuality: "unknown" };
  }
  const { dataAt, createdAt } = select.point;
  const [newest, rpoQuality] =
    verify.heartbeatAt !== null
      ? ([verify.heartbeatAt, "heartbeat"] as const)
      : dataAt !== null
        ? ([dataAt, "snapshot-time"] as const)
        : ([createdAt, "creation-date"] as const);
  return { rpoSeconds: between(newest, lossAsOf), rpoQuality };
}

/**
 * When the disaster is taken to have struck. The source of a drill lives on, and a continuous backup with it: what "the latest"
 * is moves on until it is asked for, so that is the instant.
 */
function struckAt({ results, times }: DrillState): Instant | null {
  const { lossAsOf = null, point, restoreTo } = results.select ?? {};
  if (lossAsOf === null || point?.kind !== "continuous" || restoreTo !== null) return lossAsOf;
  return times.restore?.begunAt ?? lossAsOf;
}

/** Data that is newer than the disaster is no loss. */
function between(from: Instant | undefined, to: Instant | undefined): number | null {
  if (from === undefined || to === undefined) return null;
  return Math.max(0, Math.ceil((Date.parse(to) - Date.parse(from)) / 1000));
}
