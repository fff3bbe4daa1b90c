import type { TimelineLane, TimelineRun } from "../backup/timeline";
import type { Role } from "../declaration/role";
import type { Scenario } from "../declaration/scenario";
import type { DrilledScenario, DrillOutcome, Environment } from "../evidence/record";
import type { Provenance } from "../recovery/step";
import type { RuleLevels } from "../rules/catalogue";
import type { Finding } from "../rules/finding";
import type { ServiceElsewhere } from "../verdict/elsewhere";
import type { ChoiceSummary } from "../verdict/planned";
import type { UnprovenReason, Verdict } from "../verdict/verdict";
import type { BaselineFinding } from "./baseline/baseline";
import type { ReportFixPlan } from "./report-fix-plan";

/** The version of the report's form; it grows when a part goes or changes its meaning, not when one is added. */
export const SCHEMA_VERSION = 1;

/** The JSON report, stable and published as docs/report.schema.json. All times are seconds. */
export interface Report {
  readonly schemaVersion: typeof SCHEMA_VERSION;
  readonly engine: ReportEngine;
  readonly project: string;
  readonly stack: string;
  /** Where the project lies within its repository, with `/`; empty at its top, absent where not known. */
  readonly directory?: string;
  /** ISO 8601, UTC. */
  readonly asOf: string;
  /** Sorted by name. */
  readonly services: readonly ReportService[];
  /** Services that these need and the stack does not declare, by name; absent where there are none. */
  readonly elsewhere?: readonly ServiceElsewhere[];
  /** The stacks that the report is of, where several were merged. */
  readonly stacks?: readonly ReportStack[];
  /** Sorted by service, scenario, rule, resource. */
  readonly findings: readonly ReportFinding[];
  /** Findings that somebody answers for leaving as they are; in the order of findings. */
  readonly waived: readonly ReportWaived[];
  /** What became of the findings that the program had before; absent where the check was given none. */
  readonly baseline?: ReportBaseline;
  /** Sorted by the first member; absent where no backup is scheduled for any member. */
  readonly timelines?: readonly ReportTimeline[];
  /** Where the program makes the resources that the report names, by URN; absent where not known, as in Pulumi's own engine. */
  readonly locations?: Readonly<Record<string, ReportLocation>>;
  /** Only where it was asked for. */
  readonly fixPlan?: ReportFixPlan;
  /** Counts of service × scenario; one whose shortfall is waived counts as that alone. */
  readonly summary: Readonly<Record<Verdict | "waived", number>>;
}

/** One of the stacks of a merged report. */
export interface ReportStack {
  readonly project: string;
  readonly stack: string;
  /** ISO 8601, UTC. */
  readonly asOf: string;
}

export interface ReportEngine {
  readonly name: "lifeboat";
  readonly version: string;
  /** The edition of the time zone data that schedules were evaluated with. */
  readonly tzdata: string;
  readonly backupTiming: "worst" | "scheduled";
  readonly toleratedMisses: number;
  /** The levels of rules that are configured, by id; absent where all have their own. */
  readonly rules?: RuleLevels;
  /** What the resources are known from: a simulated preview, one by Pulumi, or its state; absent where the pack wrote the report. */
  readonly source?: "simulation" | "preview" | "state";
}

/** A line of a program. */
export interface ReportLocation {
  /** From the directory of the project, with `/`. */
  readonly file: string;
  readonly line: number;
}

export interface ReportService {
  readonly name: string;
  readonly owner: string | null;
  readonly dependsOn: readonly string[];
  readonly scenarios: readonly ReportScenario[];
  /** What drills say of it; absent where there were none. */
  readonly drills?: ReportDrills;
  /** What simulations rest on besides the verdicts; absent in reports of versions that did not tell it. */
  readonly recovery?: ReportRecovery;
  /** What components chose for its members, and why; sorted by URN, absent where none planned any. */
  readonly planned?: readonly ReportPlanned[];
}

/** How a service comes back, whatever is lost. */
export interface ReportRecovery {
  /** What people do, once for each incident. */
  readonly detect: ReportStep;
  readonly decide: ReportStep;
  readonly verify: ReportStep;
  readonly members: readonly ReportStanding[];
  /** When services of other stacks that it depends on are back, by scenario. */
  readonly elsewhere: readonly { readonly service: string; readonly scenario: Scenario; readonly step: ReportStep }[];
}

/** Where a member stands, and what it waits for. */
export interface ReportStanding {
  readonly urn: string;
  readonly role: Exclude<Role, "none">;
  /** Null where it is not known. */
  readonly region: string | null;
  /** The zones that are known, sorted. */
  readonly zones: readonly string[];
  /** Whether it is in each of these zones; else in some of them. */
  readonly everywhere: boolean;
  /** Why it may be in others; absent where all are known. */
  readonly because?: string;
  /** The members that it waits for, by their place in the list. */
  readonly after: readonly number[];
  /** The data members that have to fit together when they come back. */
  readonly consistencyGroup?: string;
  /** Only of what shares its work among units. */
  readonly capacity?: ReportCapacity;
}

/** How many units a member has, and how many are left at the least; null where that is not known. */
export interface ReportCapacity {
  /** What one is called: `task`. */
  readonly unit: string;
  readonly units: number | null;
  readonly withoutInstance: number | null;
  readonly withoutZone: number | null;
}

/** The drills of a service. */
export interface ReportDrills {
  /** Whatever became of it, and wherever it ran. */
  readonly last: ReportDrill;
  /** The ids of those that bound a restore time of one of its members, from the newest on. */
  readonly counted: readonly string[];
  /** The others, from the newest on, with why they do not count. */
  readonly leftOut: readonly { readonly id: string; readonly because: string }[];
  /** All of them, from the oldest on; absent in reports of versions that did not tell them. */
  readonly history?: readonly ReportPastDrill[];
}

export interface ReportDrill {
  readonly id: string;
  /** When it began; ISO 8601, UTC. */
  readonly at: string;
  /** The name of the member that it restored. */
  readonly member: string;
  readonly environment: Environment;
  readonly outcome: DrillOutcome;
  readonly achieved: { readonly rtoSeconds: number | null; readonly rpoSeconds: number | null };
}

/** A drill with what it rehearsed, and what was asked of the service then. */
export interface ReportPastDrill extends ReportDrill {
  readonly scenario: DrilledScenario;
  readonly objective: { readonly rtoSeconds: number | null; readonly rpoSeconds: number | null };
}

/** What a component chose for a member. */
export interface ReportPlanned extends ChoiceSummary {
  /** The component's. */
  readonly urn: string;
}

export interface ReportScenario {
  readonly scenario: Scenario;
  readonly objective: { readonly rtoSeconds: number | null; readonly rpoSeconds: number | null };
  readonly verdict: Verdict;
  /** Whether somebody answers for leaving it so. */
  readonly waived?: true;
  readonly reason?: UnprovenReason;
  readonly because?: string;
  readonly rto: ReportBound;
  readonly rpo: ReportBound;
  /** What it comes to if it waits for no other service; only where one that it needs is left to other stacks. */
  readonly alone?: ReportAlone;
  readonly binds: ReportBinding;
  readonly members: readonly ReportMember[];
}

/** What a service can do if it waits for no other one; its data loss is the same. */
export type ReportAlone = Pick<ReportScenario, "verdict" | "reason" | "because" | "rto" | "binds">;

/** URNs of the members that a verdict hangs on. */
export interface ReportBinding {
  /** The one that takes longest; null where none does, but a service that this one depends on. */
  readonly rto: string | null;
  /** The one that loses most; null where none keeps data. */
  readonly rpo: string | null;
  /** The one that the reason is about; only where the verdict is unproven. */
  readonly doubt?: string;
}

export interface ReportBound {
  /** The most it can be; null where no bound is known. */
  readonly seconds: number | null;
  /** The least it can be; null where there is no way at all. */
  readonly atLeastSeconds: number | null;
  readonly provenance: Provenance;
  readonly steps: readonly ReportStep[];
}

export interface ReportStep {
  readonly label: string;
  /** The URN of the member that takes the step; absent where people or a whole service do. */
  readonly member?: string;
  readonly detail?: string;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly provenance: Provenance;
  readonly source: string;
}

export interface ReportMember {
  readonly urn: string;
  readonly path: ReportPath | null;
  /** Only where there is no way back: those that there could be, with what each lacks. */
  readonly closed?: readonly { readonly mechanism: string; readonly lacks: readonly string[] }[];
}

export interface ReportPath {
  readonly mechanism: string;
  readonly startedBy: "automatic" | "people";
  readonly endpoint: "same" | "new";
  readonly target: { readonly region: string | null; readonly account: string | null };
  readonly requires: readonly {
    readonly text: string;
    readonly holds: boolean | "unknown";
    readonly because?: string;
  }[];
  readonly rto: ReportBound;
  readonly rpo: ReportBound;
  /** Until clients have followed to the new endpoint; absent where it stays, and in reports that did not tell it. */
  readonly cutover?: readonly ReportStep[];
}

/** A finding as reports tell it. */
export interface ReportFinding extends Finding {
  /** The page that explains the rule, as a path within the package. */
  readonly docs: string;
  /** Known before, and therefore advice; or known, but grown since. */
  readonly baseline?: "known" | "grown";
}

/** What became of a baseline: counts of findings, and those that do not occur any longer. */
export interface ReportBaseline {
  readonly known: number;
  readonly grown: number;
  readonly gone: readonly BaselineFinding[];
}

/** A finding that does not count, with who answers for that. */
export interface ReportWaived extends ReportFinding {
  readonly owner: string;
  readonly reason: string;
  /** The day from which it counts again: `2027-03-31`. */
  readonly until: string;
  /** Of an objective: what it comes to at most, and how much of that is accepted; null: no bound. */
  readonly shortfall?: Readonly<Partial<Record<"rto" | "rpo", ReportShortfall>>>;
}

export interface ReportShortfall {
  readonly seconds: number | null;
  readonly acceptedSeconds: number | null;
}

/** What AWS Backup has scheduled for members around the moment at which most is lost. Instants are ISO 8601, UTC. */
export interface ReportTimeline {
  /** URNs of the members that are backed up so, sorted. */
  readonly members: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly lanes: readonly ReportLane[];
  /** The times in which no snapshot succeeds. */
  readonly blackouts: readonly { readonly what: string; readonly start: string; readonly end: string }[];
  /** Between which runs most is lost; absent where there is no bound, for the reason in `because`. */
  readonly worst?: {
    /** The data in the last usable point. */
    readonly holds: string;
    /** The run whose point ends the loss. */
    readonly fires: string;
    /** When that is usable at the latest; null where nobody knows. */
    readonly usable: string | null;
    readonly loss: { readonly lo: number; readonly hi: number | null };
  };
  readonly because?: string;
}

/** The runs of one rule, or of one copy of it. */
export interface ReportLane extends Omit<TimelineLane, "runs" | "retention"> {
  /** How long points are kept; null for ever, absent where not known. */
  readonly retention?: number | null;
  readonly runs: readonly ReportRuns[];
}

/** Runs of which the same becomes, for the same reason. */
export interface ReportRuns extends Omit<TimelineRun, "at"> {
  /** In order. */
  readonly at: readonly string[];
}
