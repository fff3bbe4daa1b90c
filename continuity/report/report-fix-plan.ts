import type { Scenario } from "../declaration/scenario";
import type { Cost } from "../recovery/edit";
import type { UnprovenReason, Verdict } from "../verdict/verdict";

/** What would make services keep their objectives, proven by the model; only in reports for which it was asked. */
export interface ReportFixPlan {
  /** By name: those that miss an objective as the program stands. */
  readonly services: readonly ReportServiceFix[];
  /** Every change, in an order in which they can be made; no service can do without any of them. */
  readonly changes: readonly ReportChange[];
  /** The same as TypeScript, one snippet a resource, each after those that it stands on. */
  readonly snippets: readonly ReportSnippet[];
  /** The names that snippets stand on, sorted. */
  readonly standsFor: readonly ReportStandsFor[];
}

export interface ReportServiceFix {
  readonly name: string;
  /** How many of the changes are for it, by what they cost: relative, and never dollars. */
  readonly cost: Readonly<Record<Cost, number>>;
  readonly scenarios: readonly ReportScenarioFix[];
}

/** What changes come to in a scenario whose objective is missed as the program stands. */
export interface ReportScenarioFix {
  readonly scenario: Scenario;
  readonly objective: { readonly rtoSeconds: number | null; readonly rpoSeconds: number | null };
  readonly before: ReportFigures;
  readonly after: ReportFigures;
  /** Only where the objective is still missed then. */
  readonly left?: {
    readonly because: string;
    /** The nearest objective that is kept with the changes; null: none, none is stated, or none can be shown. */
    readonly nearest: { readonly rtoSeconds: number | null; readonly rpoSeconds: number | null };
  };
}

export interface ReportFigures {
  readonly verdict: Verdict;
  readonly reason?: UnprovenReason;
  /** The most it can be; null where no bound is known. */
  readonly rtoSeconds: number | null;
  readonly rpoSeconds: number | null;
}

export interface ReportChange {
  /** `set multiAz of orders-db to true` */
  readonly order: string;
  readonly cost: Cost;
  /** The URN that it changes, or will have. */
  readonly urn: string;
  /** Sorted. */
  readonly services: readonly string[];
}

export interface ReportSnippet {
  readonly kind: "change" | "add";
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  readonly services: readonly string[];
  readonly code: string;
}

/** What the program has under a name of its own, or only its reader knows. */
export interface ReportStandsFor {
  readonly name: string;
  /** In TypeScript. */
  readonly type: string;
  readonly what: string;
}
