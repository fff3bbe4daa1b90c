import type { Surroundings } from "../backup/protection";
import { beganAt, type EvidenceRecord, newestFirst } from "../evidence/record";
import { weighedFor } from "../mechanisms/measured";
import type { RecoveryPath } from "../recovery/path";
import type { Service } from "../verdict/services";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { ReportDrill, ReportDrills, ReportPastDrill } from "./report";

/** What drills say of a service: the last one, which count for any way back of its members, and why the others do not. */
export function drillsOf(
  { name }: Service,
  scenarios: readonly ScenarioVerdict[],
  surroundings: Surroundings,
): ReportDrills | undefined {
  const { drills } = surroundings;
  if (drills === undefined || drills.records.length === 0) return undefined;
  const counted = new Set<EvidenceRecord>();
  const leftOut = new Map<EvidenceRecord, string>();
  for (const { resource, paths } of scenarios.flatMap(({ members }) => members)) {
    for (const path of paths) {
      const weighed = weighedFor(resource, path, surroundings);
      for (const { record } of weighed?.counted ?? []) counted.add(record);
      for (const { record, because } of weighed?.leftOut ?? []) {
        // Why it does not count for what it drilled says more than why not for something else.
        if (!leftOut.has(record) || isDrillOf(record, path)) leftOut.set(record, because);
      }
    }
  }
  const own = drills.records.filter((record) => record.service === name);
  const known = [...new Set([...own, ...counted, ...leftOut.keys()])].sort(newestFirst);
  const [last] = known;
  if (last === undefined) return undefined;
  return {
    last: reportDrill(last),
    counted: known.filter((record) => counted.has(record)).map(({ id }) => id),
    leftOut: known
      .filter((record) => !counted.has(record))
      .map((record) => ({ id: record.id, because: leftOut.get(record) ?? notOurs(record) })),
    history: known.toReversed().map(pastDrill),
  };
}

function isDrillOf({ point }: EvidenceRecord, { restores, target }: RecoveryPath): boolean {
  return point !== null && point.kind === restores?.from && point.region === target.region;
}

function notOurs({ member }: EvidenceRecord): string {
  return `no member of this service that can be restored is ${member.name}`;
}

function reportDrill(record: EvidenceRecord): ReportDrill {
  const { id, member, environment, outcome, achieved } = record;
  return {
    id,
    at: new Date(beganAt(record) * 1000).toISOString(),
    member: member.name,
    environment,
    outcome,
    achieved: { rtoSeconds: achieved.rtoSeconds, rpoSeconds: achieved.rpoSeconds },
  };
}

function pastDrill(record: EvidenceRecord): ReportPastDrill {
  const { scenario, objective } = record;
  return {
    ...reportDrill(record),
    scenario,
    objective: { rtoSeconds: objective.rtoSeconds, rpoSeconds: objective.rpoSeconds },
  };
}
