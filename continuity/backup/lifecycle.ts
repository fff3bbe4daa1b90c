import { PROVIDER_DEFAULTS } from "../declaration/defaults";
import type { Seconds } from "../declaration/duration";
import { known, knownValue, orDefault, type Setting, unknown } from "../declaration/setting";
import { bagBag, bagBoolean, bagValue } from "../estate/read";
import type { Bag } from "../estate/value";
import { type Refusal, wholeNumber } from "./refusal";

const DAY: Seconds = 86_400;

const DEFAULT = PROVIDER_DEFAULTS["aws:backup/plan:Plan"];

const ARCHIVE = "optInToArchiveForSupportedResources";

/** The longest that AWS Backup keeps anything, in days: a hundred years. */
const LONGEST = 36_500;

/** How long AWS Backup keeps in cold storage whatever it moves there. */
const LEAST_COLD: Seconds = 90 * DAY;

/** The longest that AWS Backup keeps a continuous backup. */
export const LONGEST_CONTINUOUS: Seconds = 35 * DAY;

/** How long points stay: seconds, or null for ever. */
export type Retention = Setting<Seconds | null>;

/** What becomes of recovery points as they age. */
export interface Lifecycle {
  readonly retention: Retention;
  /** After how long they go to cold storage, if they are of a type that can; null never. */
  readonly coldAfter: Exclude<Setting<Seconds | null>, { kind: "absent" }>;
  /** Whether that counts for the archive of EBS as well. */
  readonly archive: Exclude<Setting<boolean>, { kind: "absent" }>;
}

/** A lifecycle as it is stated, with what in it is no number of days at all. */
export interface StatedLifecycle extends Lifecycle {
  readonly malformed: readonly string[];
}

/** Points of a rule without a lifecycle are kept for ever, and never go cold. */
export const FOR_EVER: StatedLifecycle = {
  retention: known(null),
  coldAfter: { kind: "known", value: null },
  archive: { kind: "known", value: false },
  malformed: [],
};

/** The lifecycle that a rule or a copy states; undefined where it states none. */
export function statedLifecycle(bag: Bag): StatedLifecycle | undefined {
  const lifecycle = bagBag(bag, "lifecycle");
  if (lifecycle.kind === "absent") return undefined;
  if (lifecycle.kind === "unknown") {
    const malformed = bagValue(bag, "lifecycle").kind === "known" ? [lifecycle.because] : [];
    return { retention: lifecycle, coldAfter: lifecycle, archive: lifecycle, malformed };
  }
  const [retention, coldAfter] = [days(lifecycle.value, "deleteAfter"), days(lifecycle.value, "coldStorageAfter")];
  return {
    retention: retention.setting,
    coldAfter: coldAfter.setting,
    archive: orDefault(bagBoolean(lifecycle.value, ARCHIVE), DEFAULT[`rules.lifecycle.${ARCHIVE}`].value),
    malformed: [retention, coldAfter].flatMap(({ malformed }) => malformed ?? []),
  };
}

interface Days {
  readonly setting: Lifecycle["coldAfter"];
  readonly malformed?: string;
}

/**
 * A number of days. The provider does not send 0, so it is as good as left out; AWS takes -1 for never.
 *
 * Source: source of the provider that Pulumi bridges, internal/service/backup/plan.go, `expandLifecycle`; AWS Backup API,
 * `Lifecycle`.
 */
function days(lifecycle: Bag, property: "deleteAfter" | "coldStorageAfter"): Days {
  const value = bagValue(lifecycle, property);
  if (value.kind === "unknown") return { setting: value };
  const number = value.kind === "absent" ? 0 : wholeNumber(value.value);
  if (number === 0 || number === -1) return { setting: { kind: "known", value: null } };
  if (number !== undefined && number >= 1 && number <= LONGEST)
    return { setting: { kind: "known", value: number * DAY } };
  const malformed = `${property} is not a whole number of days from 1 to ${LONGEST}`;
  return { setting: unknown(malformed), malformed };
}

/**
 * The lifecycle of a copy: what it states, else its source's. A copy that is to be kept for ever still expires with its
 * source.
 *
 * Source: AWS Backup developer guide, "Copy a backup": the source's expiration overrides "Always" of a copy.
 */
export function lifecycleOfCopy(stated: StatedLifecycle | undefined, source: Lifecycle): Lifecycle {
  if (stated === undefined || (isForEver(stated) && isNeverCold(stated))) return source;
  const { coldAfter, archive } = stated;
  return { retention: isForEver(stated) ? source.retention : stated.retention, coldAfter, archive };
}

function isForEver({ retention }: Lifecycle): boolean {
  return retention.kind !== "unknown" && (knownValue(retention) ?? null) === null;
}

function isNeverCold({ coldAfter }: Lifecycle): boolean {
  return coldAfter.kind === "known" && coldAfter.value === null;
}

/**
 * What AWS Backup refuses of the lifecycle of a rule.
 *
 * Source: AWS Backup API, `Lifecycle`; developer guide, "Continuous backups and point-in-time recovery".
 *
 * @param rule as messages name it: `rule daily`
 */
export function refusedLifecycle(
  stated: StatedLifecycle,
  continuous: Exclude<Setting<boolean>, { kind: "absent" }>,
  rule: string,
): readonly Refusal[] {
  const told = { about: "lifecycle", of: `the lifecycle of ${rule}` } as const;
  const faults = stated.malformed.length > 0 ? malformed(stated, rule) : faultsOf(stated, continuous, rule);
  return faults.map((fault) => ({ ...told, ...fault }));
}

/** The same of a copy. A copy of a continuous backup is a snapshot, and free of the limits of its source. */
export function refusedCopy(stated: StatedLifecycle | undefined, source: Lifecycle, rule: string): readonly Refusal[] {
  if (stated === undefined) return [];
  const copy = `the copies of ${rule}`;
  const told = { about: "lifecycle", of: `the lifecycle of a copy of ${rule}` } as const;
  const own = stated.malformed.length > 0 ? malformed(stated, copy) : tooShortlyCold(stated, copy);
  const faults = own.length > 0 ? own : takenOver(lifecycleOfCopy(stated, source), copy);
  return faults.map((fault) => ({ ...told, ...fault }));
}

type Fault = Omit<Refusal, "about" | "of">;

/** What a copy takes over from its source may fit badly with what it states; whether AWS minds is not documented. */
function takenOver(together: Lifecycle, copy: string): readonly Fault[] {
  return tooShortlyCold(together, copy).map(({ problem }) => ({ holds: "unknown", problem }));
}

function malformed(stated: StatedLifecycle, whose: string): readonly Fault[] {
  const fix = `state the lifecycle of ${whose} in whole days from 1 to ${LONGEST}`;
  return stated.malformed.map((problem) => ({ holds: false, problem, fix }));
}

function faultsOf(
  stated: Lifecycle,
  continuous: Exclude<Setting<boolean>, { kind: "absent" }>,
  rule: string,
): readonly Fault[] {
  if (continuous.kind === "known") return continuous.value ? notContinuous(stated, rule) : tooShortlyCold(stated, rule);
  const either = tooShortlyCold(stated, rule);
  const perhaps = notContinuous(stated, rule).length > 0;
  return either.length === 0 && perhaps ? [{ holds: "unknown", problem: continuous.because }] : either;
}

function tooShortlyCold(lifecycle: Lifecycle, whose: string): readonly Fault[] {
  const { retention, coldAfter } = lifecycle;
  if (isForEver(lifecycle) || isNeverCold(lifecycle)) return [];
  const open = [retention, coldAfter].find(({ kind }) => kind === "unknown");
  if (open?.kind === "unknown") return [{ holds: "unknown", problem: open.because }];
  const [kept, cold] = [knownValue(retention) ?? 0, knownValue(coldAfter) ?? 0];
  if (kept >= cold + LEAST_COLD) return [];
  const problem = `deleteAfter ${kept / DAY} is less than coldStorageAfter ${cold / DAY} + 90 days`;
  return [{ holds: false, problem, fix: `leave out coldStorageAfter of ${whose}${orKeep(cold + LEAST_COLD)}` }];
}

function orKeep(least: Seconds): string {
  return least <= LONGEST * DAY ? `, or set its deleteAfter to ${least / DAY}` : "";
}

function notContinuous(lifecycle: Lifecycle, rule: string): readonly Fault[] {
  const { retention, coldAfter } = lifecycle;
  const faults: Fault[] = [];
  if (coldAfter.kind === "unknown") faults.push({ holds: "unknown", problem: coldAfter.because });
  else if (coldAfter.value !== null) {
    const problem = "continuous backups do not go to cold storage";
    faults.push({ holds: false, problem, fix: `leave out coldStorageAfter of ${rule}` });
  }
  if (retention.kind === "unknown") faults.push({ holds: "unknown", problem: retention.because });
  else if ((knownValue(retention) ?? Number.POSITIVE_INFINITY) > LONGEST_CONTINUOUS) {
    const problem = "continuous backups are kept 1 to 35 days";
    faults.push({ holds: false, problem, fix: `set deleteAfter of ${rule} to 35 or less` });
  }
  return faults;
}
