import { formatDay } from "./day";
import { formatDuration, type Seconds } from "./duration";
import { NO_OBJECTIVE, type Objective, type ObjectiveHalf, type StatedObjectives } from "./objectives";
import { SCENARIOS, type Scenario } from "./scenario";

/** How long people take over their part of a recovery. */
export interface ResponseTimes {
  /** From the disruption to somebody (or an alarm) knowing of it. */
  readonly detect: Seconds;
  /** From knowing to the decision to recover. */
  readonly decide: Seconds;
  /** From the recovered state to its release for use. */
  readonly verify: Seconds;
  /** Pointing the clients at a new endpoint. */
  readonly cutover: Seconds;
}

export const RESPONSES = ["detect", "decide", "verify", "cutover"] as const satisfies readonly (keyof ResponseTimes)[];

/** What one source (a resource's tags, an entry of lifeboat.yaml) states about a service. */
export interface ServiceStatement {
  readonly objectives: StatedObjectives;
  readonly owner?: string;
  readonly dependsOn: readonly string[];
  readonly response: Readonly<Partial<ResponseTimes>>;
  /** Share of capacity that must be left during a disruption, 0 to 1. */
  readonly minimumServiceLevel?: number;
  /** Maximum tolerable period of disruption. */
  readonly mtpd?: Seconds;
  /** How long corruption may go unnoticed. */
  readonly detectionWindow?: Seconds;
  /** The day (UTC, at its start, in seconds since 1970) from which a missing drill is no longer excused. */
  readonly firstDrillBy?: number;
}

export const EMPTY_STATEMENT: ServiceStatement = {
  objectives: { plain: NO_OBJECTIVE, scenarios: {} },
  dependsOn: [],
  response: {},
};

/** Two sources that state the same thing differently. */
export interface StatementConflict {
  /** What is stated twice, for instance `rto`, `rpo:region` or `owner`. */
  readonly what: string;
  /** The two values, the smaller first; undefined for a text, which is nobody's business but its owner's. */
  readonly values?: readonly [string, string];
}

/** Joins what two sources state: the strictest value applies, and each difference is a conflict. */
export function mergeStatements(
  a: ServiceStatement,
  b: ServiceStatement,
): { readonly statement: ServiceStatement; readonly conflicts: readonly StatementConflict[] } {
  const conflicts: StatementConflict[] = [];
  const differ = (what: string, write?: (value: number) => string) => (one: unknown, other: unknown) => {
    const pair = [one, other].filter((value) => typeof value === "number").sort((x, y) => x - y);
    const [less, more] = write ? pair.map(write) : [];
    conflicts.push(less !== undefined && more !== undefined ? { what, values: [less, more] } : { what });
  };
  const objectives = mergeObjectives(a.objectives, b.objectives, (what) => differ(what, formatDuration));
  const response: { -readonly [K in keyof ResponseTimes]?: Seconds } = {};
  for (const key of RESPONSES) {
    const value = strictest(a.response[key], b.response[key], Math.max, differ(key, formatDuration));
    if (value !== undefined) response[key] = value;
  }
  const optional = {
    owner: strictest(a.owner, b.owner, firstByName, differ("owner")),
    minimumServiceLevel: strictest(
      a.minimumServiceLevel,
      b.minimumServiceLevel,
      Math.max,
      differ("minimum-service-level", String),
    ),
    mtpd: strictest(a.mtpd, b.mtpd, Math.min, differ("mtpd", formatDuration)),
    detectionWindow: strictest(
      a.detectionWindow,
      b.detectionWindow,
      Math.max,
      differ("detection-window", formatDuration),
    ),
    firstDrillBy: strictest(a.firstDrillBy, b.firstDrillBy, Math.min, differ("first-drill-by", formatDay)),
  };
  const stated = Object.fromEntries(Object.entries(optional).filter(([, value]) => value !== undefined));
  const dependsOn = [...new Set([...a.dependsOn, ...b.dependsOn])].sort();
  return { statement: { objectives, response, dependsOn, ...stated }, conflicts };
}

/** What to do about two values that differ. */
type OnDifference = (one: unknown, other: unknown) => void;

function mergeObjectives(
  a: StatedObjectives,
  b: StatedObjectives,
  differ: (what: string) => OnDifference,
): StatedObjectives {
  const pair = (x: Objective, y: Objective, suffix: string): Objective => ({
    rto: stricterHalf(x.rto, y.rto, differ(`rto${suffix}`)),
    rpo: stricterHalf(x.rpo, y.rpo, differ(`rpo${suffix}`)),
  });
  const scenarios: Partial<Record<Scenario, Objective>> = {};
  for (const scenario of SCENARIOS) {
    const x = a.scenarios[scenario];
    const y = b.scenarios[scenario];
    if (x || y) scenarios[scenario] = pair(x ?? NO_OBJECTIVE, y ?? NO_OBJECTIVE, `:${scenario}`);
  }
  return { plain: pair(a.plain, b.plain, ""), scenarios };
}

/** An objective that cannot be known is the strictest of all: nothing can be proven against it. */
function stricterHalf(a: ObjectiveHalf, b: ObjectiveHalf, differ: OnDifference): ObjectiveHalf {
  if (a === null || b === null) return a ?? b;
  if (a === "unknown" || b === "unknown") return "unknown";
  if (a !== b) differ(a, b);
  return Math.min(a, b);
}

/** No owner is stricter than another; the choice must only not depend on which source is read first. */
function firstByName(a: string, b: string): string {
  return a < b ? a : b;
}

function strictest<T>(
  a: T | undefined,
  b: T | undefined,
  choose: (a: T, b: T) => T,
  differ: OnDifference,
): T | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a !== b) differ(a, b);
  return choose(a, b);
}
