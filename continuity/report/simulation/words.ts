import { formatDuration } from "../../declaration/duration";
import type { SimulatedMember, SimulatedService, SimulatedTime } from "./simulation";

/** When something is back: `1m to 2m`, `5m or later`, `never`, `goes on`. */
export function writeBack({ earliestSeconds, latestSeconds }: SimulatedTime): string {
  if (earliestSeconds === null) return "never";
  if (latestSeconds === 0) return "goes on";
  if (latestSeconds === null)
    return earliestSeconds === 0 ? "not known" : `${formatDuration(earliestSeconds)} or later`;
  if (earliestSeconds === latestSeconds) return formatDuration(latestSeconds);
  return `${formatDuration(earliestSeconds)} to ${formatDuration(latestSeconds)}`;
}

const AGAINST = { within: "within", open: "perhaps beyond", beyond: "beyond" } as const;

/** The RTO and how the return does against it: `within RTO 15m`. */
export function writeRto({ rtoSeconds, rto }: SimulatedService): string {
  return rtoSeconds === null || rto === undefined ? "no RTO" : `${AGAINST[rto]} RTO ${formatDuration(rtoSeconds)}`;
}

/** How a member comes back, what it loses, and what is left of it meanwhile. */
export function writeReturn({ by, startedBy, hit, loss, capacity, because }: SimulatedMember): readonly string[] {
  return [
    ...(by === null ? [] : [startedBy === "people" ? `${by}, started by people` : by]),
    ...(loss === undefined || loss.seconds === 0 ? [] : [writeLoss(loss)]),
    ...(capacity === undefined ? [] : [writeCapacity(capacity)]),
    ...(hit === "perhaps" ? ["whether it is hit is not known"] : []),
    ...(because === undefined ? [] : [because]),
  ];
}

function writeLoss({ atLeastSeconds, seconds }: NonNullable<SimulatedMember["loss"]>): string {
  if (atLeastSeconds === null) return "all its data is lost";
  if (seconds !== null) return `loses up to ${formatDuration(seconds)}`;
  return atLeastSeconds === 0 ? "what it loses is not known" : `loses ${formatDuration(atLeastSeconds)} or more`;
}

function writeCapacity({ unit, left, of }: NonNullable<SimulatedMember["capacity"]>): string {
  return left === null ? `how many ${unit}s are left is not known` : `${left} of ${of} ${unit}s left`;
}

/** Whether it is interrupted at all. */
export function goesOn({ latestSeconds }: SimulatedTime): boolean {
  return latestSeconds === 0;
}
