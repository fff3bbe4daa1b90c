import type { Scenario } from "../../declaration/scenario";
import type { Hit } from "./hit";

/** What a loss comes to. All times are seconds after it; instants that nobody knows are null. */
export interface Simulation {
  /** As people write it: `zone eu-west-1a`. */
  readonly lost: string;
  readonly scenario: Scenario;
  /** Those that the loss hits, or that wait for one that it hits, in the order in which they are surely back. */
  readonly affected: readonly SimulatedService[];
  /** The names of the others, sorted. */
  readonly unaffected: readonly string[];
}

export interface SimulatedService extends SimulatedTime {
  readonly name: string;
  readonly owner: string | null;
  /** Whether the loss hits any of its members itself. */
  readonly hit: Hit;
  /** Null: none is stated. */
  readonly rtoSeconds: number | null;
  /** How that time does against the RTO; absent where none is stated. */
  readonly rto?: "within" | "open" | "beyond";
  /** The services that keep it waiting. */
  readonly waitsFor: readonly string[];
  /** Why its times are not sure; absent where nothing is in doubt. */
  readonly because?: string;
  /** Those that are hit, in the order in which they are surely back. */
  readonly members: readonly SimulatedMember[];
}

export interface SimulatedMember extends SimulatedTime {
  readonly urn: string;
  readonly hit: Exclude<Hit, "no">;
  /** How it comes back; null where nothing brings it back. */
  readonly by: string | null;
  readonly startedBy: "automatic" | "people" | null;
  /** How much of its data is lost; absent where it keeps none. */
  readonly loss?: { readonly atLeastSeconds: number | null; readonly seconds: number | null };
  /** Until it is back; only of what shares its work among units. */
  readonly capacity?: { readonly unit: string; readonly left: number | null; readonly of: number | null };
  /** Why it never comes back, or may not. */
  readonly because?: string;
}

/** When something is back. */
export interface SimulatedTime {
  /** Null: never. */
  readonly earliestSeconds: number | null;
  /** Null: never, or nobody knows. */
  readonly latestSeconds: number | null;
}
