import type { Seconds } from "../declaration/duration";
import type { Scenario } from "../declaration/scenario";
import type { Grade } from "../verdict/grade";
import type { ScenarioVerdict } from "../verdict/verdict";
import type { Blueprint } from "./blueprint";
import type { CostVector } from "./cost";
import type { Kind } from "./question";

/** How a member could be set up: everything that is judged and created. */
export interface Arrangement {
  readonly kind: Kind;
  /** In words, by what tells it apart: `DB instance with a standby`, `backups daily, copied to eu-central-1`. */
  readonly choices: readonly string[];
  readonly cost: CostVector;
  /** The parts in the order in which they can be created: a part refers to earlier ones only. */
  readonly parts: readonly Blueprint[];
}

/** How one arrangement does in one scenario whose objective is stated. */
export interface Showing {
  readonly scenario: Scenario;
  readonly grade: Grade;
  readonly verdict: ScenarioVerdict;
  /** What is not left of the minimum service level; it falls short then, whatever the verdict is. */
  readonly shortage?: string;
}

/** An arrangement that was passed over, though cheaper, and where it falls short. */
export interface PassedOver {
  readonly arrangement: Arrangement;
  /** The first scenario in which it is not good enough. */
  readonly showing: Showing;
  /** Why, with the sum, in one sentence. */
  readonly why: string;
}

/** The cheapest arrangement that keeps every stated objective. */
export interface Chosen {
  readonly kind: "chosen";
  readonly arrangement: Arrangement;
  /** One for each stated scenario. */
  readonly showings: readonly Showing[];
  /** Every cheaper arrangement, the cheapest first. */
  readonly passedOver: readonly PassedOver[];
  /** How many arrangements there were to choose from. */
  readonly among: number;
}

/** An objective that no arrangement can keep. */
export interface Impossible {
  readonly kind: "impossible";
  readonly scenario: Scenario;
  /** Which of what is asked for cannot be met. */
  readonly half: "rto" | "rpo" | "minimum service level";
  /** What is asked for: seconds, or a share of capacity. */
  readonly objective: number;
  /** The least that could be kept in its place, with everything else as stated; undefined where nothing could. */
  readonly nearest?: Seconds;
  /** What comes closest, and why it falls short. */
  readonly closest: PassedOver;
  /** `rpo 1m (data) cannot be met by any arrangement of a database: the least is 5m.` */
  readonly sentence: string;
  readonly among: number;
}

/** What planning comes to. */
export type Choice = Chosen | Impossible;
