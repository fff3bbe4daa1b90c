import type { Seconds } from "../declaration/duration";
import { type Condition, condition, unknownCondition } from "../recovery/path";
import { assumed, declared, open, type Step, vouchable } from "../recovery/step";
import type { ClosedTime } from "./closed-time";
import type { Lifecycle, Retention } from "./lifecycle";
import type { BackupRule, RuleSchedule, VaultPlace } from "./plan";
import type { ContinuousBackup } from "./types";

/** The recovery points that one rule, or one copy of it, leaves in one vault. */
export interface Chain extends Lifecycle {
  readonly rule: BackupRule;
  readonly kind: "snapshot" | "continuous" | "copy";
  readonly vault: VaultPlace;
  readonly schedule: RuleSchedule;
  readonly startWindow: Seconds;
  readonly job: Step;
  /** Only for copies. */
  readonly copy?: Step;
  /** Whether it is what a rule leaves in its air-gapped target; only for copies. */
  readonly primary?: true;
  /** What must hold for the chain to exist: coverage, known settings. */
  readonly requires: readonly Condition[];
  /** The other rules of the plan that cover the same member and may suppress runs of this one. */
  readonly rivals: readonly Rival[];
  /** Whether at most one run a day leaves a point, as continuous backup is on in the same plan. */
  readonly onceADay?: true;
  /** When snapshots of the member fail; absent where nothing is known of such times. */
  readonly closed?: readonly ClosedTime[];
}

/** A rule of the same plan whose run may take the place of another's. */
export interface Rival {
  readonly rule: BackupRule;
  readonly schedule: RuleSchedule;
  readonly startWindow: Seconds;
  readonly retention: Retention;
  readonly job: Step;
  /** Whether its runs surely leave snapshots, not a continuous backup. */
  readonly snapshots: boolean;
}

/** Figures that nobody can derive, looked up for one member. */
export interface ChainFigures {
  readonly jobTime?: { readonly seconds: Seconds; readonly source: string };
  readonly copyTime?: { readonly seconds: Seconds; readonly source: string };
}

/** The chains that a rule leaves for a member which it covers under the given conditions. */
export function chainsOfRule(
  rule: BackupRule,
  coverage: Condition,
  figures: ChainFigures,
  rivals: readonly BackupRule[],
  support: ContinuousBackup,
): readonly Chain[] {
  const { schedule, startWindow, completionWindow, vault, retention, coldAfter, archive } = rule;
  if (schedule.kind !== "known" || startWindow.kind !== "known" || completionWindow.kind !== "known") return [];
  const job = jobStep(rule, completionWindow.value, figures);
  const rivalry = rivalsOf(rule, rivals, figures, support);
  const onceADay = support === "snapshots once a day" && [rule, ...rivals].some(mayBeContinuous);
  const base = {
    rule,
    schedule: schedule.value,
    startWindow: startWindow.value,
    job,
    coldAfter,
    archive,
    rivals: rivalry.known,
    ...(onceADay ? { onceADay: true as const } : {}),
  };
  const requires = [coverage, ...rivalry.conditions, ...fits(job, completionWindow.value)];
  const continuous = support === "unsupported" ? NEVER : rule.continuous;
  const chains: Chain[] = [];
  if (mayBeContinuous({ continuous })) {
    const on = continuous.kind === "unknown" ? [unknownCondition("continuous backup is on", continuous.because)] : [];
    chains.push({ ...base, kind: "continuous", vault, retention, requires: [coverage, ...on] });
  }
  if (!(continuous.kind === "known" && continuous.value)) {
    chains.push({ ...base, kind: "snapshot", vault, retention, requires });
  }
  if (rule.copies.kind !== "known") return chains;
  for (const { destination, ...lifecycle } of rule.copies.value) {
    const place = destination.kind === "known" ? destination.value : NOWHERE;
    const known =
      destination.kind === "unknown"
        ? [unknownCondition("its copy arrives in another vault", destination.because)]
        : [];
    const why = "AWS publishes no time for a copy job; declare or measure copy-time";
    const copy = vouchable("copy", "copy-time", figures.copyTime, why);
    chains.push({ ...base, kind: "copy", vault: place, ...lifecycle, copy, requires: [...requires, ...known] });
  }
  return chains;
}

const NEVER: BackupRule["continuous"] = { kind: "known", value: false };

function mayBeContinuous({ continuous }: Pick<BackupRule, "continuous">): boolean {
  return continuous.kind === "unknown" || continuous.value;
}

const NOWHERE: VaultPlace = {
  name: "a vault not known at preview",
  region: undefined,
  account: undefined,
  resource: undefined,
  among: [],
};

function jobStep(rule: BackupRule, completionWindow: Seconds, figures: ChainFigures): Step {
  return figures.jobTime
    ? declared("job", figures.jobTime.seconds, figures.jobTime.source)
    : assumed("job", completionWindow, `completion window of rule ${rule.name}: a job that takes longer is cancelled`);
}

/** A job that is known to outlast its completion window is cancelled every time: there is no chain. */
function fits(job: Step, completionWindow: Seconds): readonly Condition[] {
  return job.provenance === "declared"
    ? [condition("its job fits into the completion window", job.lo <= completionWindow)]
    : [];
}

function rivalsOf(
  rule: BackupRule,
  rivals: readonly BackupRule[],
  figures: ChainFigures,
  support: ContinuousBackup,
): { readonly known: readonly Rival[]; readonly conditions: readonly Condition[] } {
  const known: Rival[] = [];
  const conditions: Condition[] = [];
  for (const rival of rivals) {
    const { schedule, startWindow, completionWindow, retention } = rival;
    if (schedule.kind === "known" && startWindow.kind === "known") {
      known.push({
        rule: rival,
        schedule: schedule.value,
        startWindow: startWindow.value,
        retention,
        job:
          completionWindow.kind === "known"
            ? jobStep(rival, completionWindow.value, figures)
            : open("job", "unknown", completionWindow.because),
        snapshots: support === "unsupported" || !mayBeContinuous(rival),
      });
    } else {
      const text = `rule ${rival.name} of the same plan does not suppress its runs`;
      conditions.push(unknownCondition(text, `the schedule of rule ${rival.name} of ${rule.plan.name} is not known`));
    }
  }
  return { known, conditions };
}
