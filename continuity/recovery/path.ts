import type { Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import type { Setting } from "../declaration/setting";
import type { Bound } from "./bound";
import type { Edit } from "./edit";
import type { PointKind } from "./point";
import type { OpenReason, Step } from "./step";

/** What must hold for a path to exist. */
export interface Condition {
  readonly holds: true | false | "unknown";
  /** What is asked, as a fact: `multiAz is on`. */
  readonly text: string;
  /** Why it cannot be known; only where `holds` is unknown. */
  readonly because?: string;
  /** What kind of doubt that is. @default unknown */
  readonly open?: OpenReason | "range";
  /** What would make it true, as an order: `set multiAz to true`. */
  readonly fix?: string;
  /** The same as data; absent where the order leaves something to choose. */
  readonly edits?: readonly Edit[];
  /** Whether it asks that what stands in for something is in another zone than that. @default false */
  readonly apart?: true;
}

/** Where a recovered member runs. Undefined: not known at preview. */
export interface Target {
  readonly region: string | undefined;
  readonly account: string | undefined;
}

/** The target of a way back that may lead anywhere. */
export const ANYWHERE: Target = { region: undefined, account: undefined };

/** How clients that look a member up by name find its new endpoint: its record is changed, and old answers run out. */
export interface NameChange {
  readonly change: Step;
  readonly kept: Step;
}

/** One way back for a member in one scenario. */
export interface RecoveryPath {
  readonly scenario: Scenario;
  /** The URN of the member that it brings back, once it is weighed as one of a member's. */
  readonly member?: string;
  /** What brings it back, in few words: `Multi-AZ failover`. */
  readonly mechanism: string;
  readonly target: Target;
  readonly startedBy: "automatic" | "people";
  /** Whether clients find the member where it was. */
  readonly endpoint: "same" | "new";
  /** Only where records lead clients to it; to any other new endpoint they follow as the service states. */
  readonly byName?: NameChange;
  /** Where it can go back to any instant, and so to one that other members share: how far. */
  readonly anyInstant?: { readonly reachesBack: Exclude<Setting<Seconds>, { kind: "absent" }> };
  /** What it restores from, and the part of its time that a drill of it measures; absent where it restores no point. */
  readonly restores?: { readonly from: PointKind; readonly takes: Bound };
  readonly requires: readonly Condition[];
  /** Bound on the data lost, counted back from the disruption. */
  readonly rpo: Bound;
  /** Bound on the time this path itself takes; detection, decision, verification and cut-over come from the service. */
  readonly rto: Bound;
}

/** Whether all conditions hold. */
export function exists(path: RecoveryPath): true | false | "unknown" {
  if (path.requires.some((condition) => condition.holds === false)) return false;
  return path.requires.every((condition) => condition.holds === true) ? true : "unknown";
}

/** Paths that exist only if a further condition holds. */
export function requiring(further: Condition, paths: readonly RecoveryPath[]): readonly RecoveryPath[] {
  return paths.map((path) => ({ ...path, requires: [...path.requires, further] }));
}

/** A condition which asks that what stands in for something is in another zone than that. */
export function asksApart(one: Condition): Condition {
  return { ...one, apart: true };
}

export function condition(text: string, holds: boolean, fix?: string, ...edits: readonly Edit[]): Condition {
  return { text, holds, ...wayToHold(fix, edits) };
}

function wayToHold(fix: string | undefined, edits: readonly Edit[]): Pick<Condition, "fix" | "edits"> {
  return { ...(fix === undefined ? {} : { fix }), ...(edits.length === 0 ? {} : { edits }) };
}

/** A setting that must be as wanted; an unknown one makes the condition unknown. */
export function settingCondition<T>(
  text: string,
  setting: Exclude<Setting<T>, { kind: "absent" }>,
  wanted: (value: T) => boolean,
  fix: string,
  ...edits: readonly Edit[]
): Condition {
  return setting.kind === "unknown"
    ? { ...unknownCondition(text, setting.because), ...wayToHold(fix, edits) }
    : condition(text, wanted(setting.value), fix, ...edits);
}

export function unknownCondition(text: string, because: string, fix?: string): Condition {
  return { text, holds: "unknown", because, ...wayToHold(fix, []) };
}
