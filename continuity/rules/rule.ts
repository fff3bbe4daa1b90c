import type { BackupPlan } from "../backup/plans";
import type { EstateIndex } from "../estate/resource";
import type { Assumption } from "../evidence/assumption";
import type { Declared } from "../verdict/services";
import type { ServiceVerdict, UnprovenReason } from "../verdict/verdict";
import type { Level, RuleFinding, Severity } from "./finding";

/** What rules may look at. */
export interface RuleContext {
  readonly index: EstateIndex;
  readonly declared: Declared;
  readonly verdicts: readonly ServiceVerdict[];
  readonly plans: readonly BackupPlan[];
  readonly assumptions: readonly Assumption[];
  readonly asOf: number;
  /** The level of an unproven verdict, by reason. */
  readonly unproven: Readonly<Record<UnprovenReason, Level>>;
  /** Why lifeboat.yaml was not read, where that is worth a word. */
  readonly settingsNotFound: string | undefined;
}

/** One question about the estate. */
export interface Rule {
  /** For ever: renamed by alias, never reused. */
  readonly id: string;
  /** What it asks, in one line. */
  readonly asks: string;
  readonly level: Level | "off";
  readonly severity: Severity;
  check(context: RuleContext): Iterable<RuleFinding>;
}
