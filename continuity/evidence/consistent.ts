import { type EvidenceRecord, PHASES, secondsOf } from "./record";

/** Where a record contradicts itself, a phrase each; such a one is refused, whoever wrote it. */
export function contradictions(record: EvidenceRecord): readonly string[] {
  return [...inPhases(record), ...inLoading(record), ...inOutcome(record)];
}

function* inPhases({ phases }: EvidenceRecord): Iterable<string> {
  let [latest, place] = [Number.NEGATIVE_INFINITY, -1];
  for (const { name, startedAt, endedAt } of phases) {
    const [start, end] = [secondsOf(startedAt), secondsOf(endedAt)];
    const at = PHASES.indexOf(name);
    if (Number.isNaN(start) || Number.isNaN(end)) yield `phase ${name} has an instant that does not exist`;
    else if (end < start) yield `phase ${name} ends before it starts`;
    else if (start < latest) yield `phase ${name} starts before the one before it`;
    if (at <= place) yield `phase ${name} is out of its order`;
    [latest, place] = [start, at];
  }
}

function* inLoading({ phases, loaded, achieved }: EvidenceRecord): Iterable<string> {
  const { rtoSeconds, rtoLoadedSeconds = null } = achieved;
  const hasPhase = phases.some(({ name }) => name === "fully-loaded");
  if (hasPhase !== (loaded !== undefined)) yield "its phases and loaded disagree whether it was fully loaded";
  if (hasPhase !== (rtoLoadedSeconds !== null))
    yield "its phases and rtoLoadedSeconds disagree whether it was fully loaded";
  if (rtoSeconds !== null && rtoLoadedSeconds !== null && rtoLoadedSeconds < rtoSeconds) {
    yield "its RTO until it was fully loaded is less than its RTO";
  }
}

function* inOutcome(record: EvidenceRecord): Iterable<string> {
  const { outcome, checks, achieved, point, shape, objective } = record;
  const restored = point !== null && shape !== null && achieved.restoreSeconds !== null;
  if (outcome === "failed" || outcome === "aborted") return;
  if (!restored) yield `its outcome is ${outcome}, but it restored nothing`;
  const failed = checks.find(({ passed }) => !passed);
  if (failed !== undefined) yield `its outcome is ${outcome}, but check ${JSON.stringify(failed.name)} failed`;
  if (outcome !== "passed") return;
  if (exceeds(achieved.rtoSeconds, objective.rtoSeconds)) yield "its outcome is passed, but its RTO was missed";
  if (exceeds(achieved.rpoSeconds, objective.rpoSeconds)) yield "its outcome is passed, but its RPO was missed";
}

function exceeds(achieved: number | null, objective: number | null): boolean {
  return achieved !== null && objective !== null && achieved > objective;
}
