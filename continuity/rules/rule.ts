import type { Surroundings } from "../backup/protection";
import type { External } from "../declaration/external";
import type { Evidence } from "../evidence/evidence";
import type { ServiceJudge } from "../verdict/service-verdicts";
import type { Declared } from "../verdict/services";
import type { ServiceVerdict, UnprovenReason } from "../verdict/verdict";
import type { Level, RuleFinding, Severity } from "./finding";
import type { UnreadWaiver } from "./waivers/declared-waivers";
import type { WeighedWaiver } from "./waivers/weigh";

/** What rules may look at. */
export interface RuleContext {
  /** What was judged, and by what: the estate, its plans, the assumptions, the instant. */
  readonly surroundings: Surroundings;
  /** Judges again what a change would make of it. */
  readonly judge: ServiceJudge;
  readonly declared: Declared;
  /** What lifeboat.yaml says lives elsewhere, also what nobody answers for any longer. */
  readonly external: External;
  readonly verdicts: readonly ServiceVerdict[];
  /** The level of an unproven verdict, by reason. */
  readonly unproven: Readonly<Record<UnprovenReason, Level>>;
  /** What drills have shown, and what of it cannot be used. */
  readonly evidence: Evidence;
  /** Why lifeboat.yaml was not read, where that is worth a word. */
  readonly settingsNotFound: string | undefined;
  /** What became of every waiver. Nothing is known of any while the rules are asked that may be waived. */
  readonly waivers: { readonly weighed: readonly WeighedWaiver[]; readonly unread: readonly UnreadWaiver[] };
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
