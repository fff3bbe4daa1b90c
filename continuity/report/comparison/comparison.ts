import type { Scenario } from "../../declaration/scenario";
import type { Report, ReportFinding, ReportScenario, ReportWaived } from "../report";

/**
 * Which way a verdict went. `changed`: neither better nor worse, but something that it rests on is not what it was.
 */
export type Direction = "worse" | "better" | "changed";

/** What a change makes of the services of a program: two reports, side by side. */
export interface Comparison {
  readonly base: Side;
  readonly head: Side;
  /** What makes the two hard to compare: another stack, another version of Lifeboat. */
  readonly notes: readonly string[];
  /** Those that changed, by name. */
  readonly services: readonly ServiceChange[];
  readonly findings: FindingChanges;
  /** Counts: of service × scenario by direction, and of findings. */
  readonly summary: Readonly<Record<Direction | "appeared" | "mandatory" | "waived" | "gone", number>>;
}

/** One of the two reports. */
export interface Side extends Pick<Report, "project" | "stack" | "asOf"> {
  /** What people call it: a file, a revision. */
  readonly name: string;
}

export interface ServiceChange {
  readonly name: string;
  readonly change: "new" | "gone" | "kept";
  readonly scenarios: readonly ScenarioChange[];
  /** Names of resources. */
  readonly members: { readonly appeared: readonly string[]; readonly gone: readonly string[] };
}

export interface ScenarioChange {
  readonly scenario: Scenario;
  readonly direction: Direction;
  /** Null: the service is not there. */
  readonly before: ReportScenario["verdict"] | null;
  readonly after: ReportScenario["verdict"] | null;
  /** What differs: the objective, then the steps of time and loss, then what is not known. */
  readonly why: readonly string[];
}

export interface FindingChanges {
  readonly appeared: readonly ReportFinding[];
  /** Those that were advice before. */
  readonly raised: readonly ReportFinding[];
  /** Those that counted before. */
  readonly waived: readonly ReportWaived[];
  readonly gone: readonly ReportFinding[];
}
