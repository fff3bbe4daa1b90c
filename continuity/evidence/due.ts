import type { Seconds } from "../declaration/duration";
import { beganAt, type Environment, type EvidenceRecord, newestFirst } from "./record";

/** A member that drills are asked for. */
export interface DrillTarget {
  readonly service: string;
  readonly urn?: string;
  readonly name: string;
  /** The Pulumi type. */
  readonly type: string;
}

/** How often drills are asked for. */
export interface Cadence {
  /** Of every data member. @default 30d */
  readonly every: Seconds;
  /** By service, where one asks for more or fewer. */
  readonly perService: ReadonlyMap<string, Seconds>;
}

/** How often a data member is drilled where lifeboat.yaml says nothing. */
export const DEFAULT_CADENCE: Cadence = { every: 30 * 86_400, perService: new Map() };

/** When a member is to be drilled. */
export interface Due {
  readonly target: DrillTarget;
  /** The last drill that restored and verified it, whatever its time. */
  readonly last: EvidenceRecord | undefined;
  /** Seconds since 1970; undefined: it was never drilled, so that it is due now. */
  readonly dueAt: number | undefined;
  readonly due: boolean;
}

/**
 * When each member is to be drilled, the longest overdue first. A drill that failed or was stopped leaves its member due, and
 * so does one in another environment or one dated in the future.
 *
 * @param environment where the drills run that are asked for
 */
export function dueDrills(
  targets: readonly DrillTarget[],
  records: readonly EvidenceRecord[],
  cadence: Cadence,
  asOf: number,
  environment: Environment = "aws",
): readonly Due[] {
  const done = records
    .filter((record) => record.environment === environment && hasRestored(record) && beganAt(record) <= asOf)
    .sort(newestFirst);
  return targets
    .map((target) => {
      const last = done.find((record) => isOf(record, target));
      const every = cadence.perService.get(target.service) ?? cadence.every;
      const dueAt = last && beganAt(last) + every;
      return { target, last, dueAt, due: dueAt === undefined || dueAt <= asOf };
    })
    .sort((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0) || compareTargets(a, b));
}

const hasRestored = ({ outcome }: EvidenceRecord): boolean => outcome === "passed" || outcome === "missed-objective";

/** Only its own drill: that another one stands for it proves its time, not that its own backups can be restored. */
function isOf({ service, member }: EvidenceRecord, target: DrillTarget): boolean {
  if (service !== target.service) return false;
  return member.urn === undefined || target.urn === undefined
    ? member.name === target.name && member.type === target.type
    : member.urn === target.urn;
}

function compareTargets(a: Due, b: Due): number {
  const key = ({ target }: Due) => `${target.service} ${target.name} ${target.type}`;
  return key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
}
