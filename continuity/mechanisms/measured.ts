import type { Surroundings } from "../backup/protection";
import { formatDay } from "../declaration/day";
import { formatDuration } from "../declaration/duration";
import type { EstateResource } from "../estate/resource";
import { beganAt } from "../evidence/record";
import { KIND } from "../evidence/unlike";
import { type Measure, type Weighed, weigh } from "../evidence/weigh";
import { type Bound, bound } from "../recovery/bound";
import type { RecoveryPath } from "../recovery/path";
import { measured, open, type Step } from "../recovery/step";
import { restorationOf } from "./restoration";

/** What drills say of a way back; undefined where it restores nothing. */
export function weighedFor(
  resource: EstateResource,
  path: RecoveryPath,
  { drills }: Pick<Surroundings, "drills">,
): Weighed | undefined {
  const { restores } = path;
  if (restores === undefined || drills === undefined) return undefined;
  return weigh(restorationOf(resource, { ...path, restores }), drills);
}

/** The ways back of a member with what drills measured in place of what anybody vouches for. */
export function withEvidence(
  paths: readonly RecoveryPath[],
  resource: EstateResource,
  surroundings: Pick<Surroundings, "drills">,
): readonly RecoveryPath[] {
  if (surroundings.drills === undefined || surroundings.drills.records.length === 0) return paths;
  return paths.map((path) => {
    const weighed = weighedFor(resource, path, surroundings);
    const takes = path.restores?.takes;
    const step = weighed && takes && stepOf(weighed, takes);
    return step === undefined ? path : { ...path, rto: inPlaceOf(takes as Bound, step, path.rto) };
  });
}

/** Undefined where no drill bears on it. */
function stepOf({ longest, counted, failed }: Weighed, takes: Bound): Step | undefined {
  const label = takes.steps[0]?.label ?? "restore";
  const known = longest && measured(label, longest.seconds, sourceOf(longest, counted));
  if (failed === undefined) return known;
  // What failed last may fail again: neither an older drill nor anybody's word bounds it from above.
  const because = failed.because === undefined ? "" : ` (${failed.because})`;
  const source = `its last drill ${failed.id} of ${formatDay(beganAt(failed))} failed${because}`;
  return { ...open(label, "untested", source), lo: known?.lo ?? takes.lo };
}

function inPlaceOf({ steps }: Bound, step: Step, rto: Bound): Bound {
  const [first] = steps;
  return bound(...rto.steps.flatMap((one) => (one === first ? [step] : steps.includes(one) ? [] : [one])));
}

function sourceOf({ record, seconds, scale }: Measure, counted: readonly Measure[]): string {
  const { restoreSeconds, uncertaintySeconds } = record.achieved;
  const more = counted.length === 1 ? "" : `, the longest of ${counted.length} drills`;
  const how = `${formatDuration(restoreSeconds ?? 0)} + up to ${formatDuration(uncertaintySeconds)}`;
  const scaled = scale === 1 ? "" : ` × ${Number(scale.toFixed(2))} for ${growthOf(record.shape?.source.allocatedGiB)}`;
  const point = record.point === null ? "" : ` from ${KIND[record.point.kind]}`;
  return `drill ${record.id} of ${formatDay(beganAt(record))}${more}: restored${point} in ${how}${scaled} = ${formatDuration(seconds)}`;
}

function growthOf(then: number | null | undefined): string {
  return then === null || then === undefined ? "a size that nobody states" : `what has grown since, from ${then} GiB`;
}
