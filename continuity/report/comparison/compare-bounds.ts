import { formatDuration } from "../../declaration/duration";
import { writeStep } from "../../rules/sum";
import { withoutStack } from "../fingerprint";
import type { ReportBound, ReportScenario, ReportStep } from "../report";
import { nameOfUrn, plainName } from "../timeline-words";

const WORDS = { rto: "recovery time", rpo: "data loss" } as const;

export type Half = keyof typeof WORDS;

/** Which way a bound went: below 0 it is less than before, above 0 more. */
export function compareBounds(before: ReportBound, after: ReportBound): number {
  return Math.sign(rankOf(after) - rankOf(before)) || 0;
}

/** Where there is no way at all is worse than where no bound is known. */
function rankOf({ seconds, atLeastSeconds }: ReportBound): number {
  if (atLeastSeconds === null) return Number.MAX_VALUE;
  return seconds ?? Number.MAX_SAFE_INTEGER;
}

/** What became of one half of an objective: the objective itself, then the figure with the steps that differ. */
export function changesOfHalf(half: Half, before: ReportScenario, after: ReportScenario): readonly string[] {
  const [stated, now] = [objectiveOf(before, half), objectiveOf(after, half)];
  const objective = stated === now ? [] : [`${half.toUpperCase()} ${writeObjective(stated)} → ${writeObjective(now)}`];
  const steps = changedSteps(before[half].steps, after[half].steps);
  if (steps === "" && compareBounds(before[half], after[half]) === 0) return objective;
  const [from, to] = [writeMost(before[half]), writeMost(after[half])];
  const figure = from === to ? `${WORDS[half]} ${to} as before` : `${WORDS[half]} ${from} → ${to}`;
  return [...objective, steps === "" ? figure : `${figure}: ${steps}`];
}

function objectiveOf({ objective }: ReportScenario, half: Half): number | null {
  return half === "rto" ? objective.rtoSeconds : objective.rpoSeconds;
}

function writeObjective(seconds: number | null): string {
  return seconds === null ? "not stated" : formatDuration(seconds);
}

function writeMost({ seconds, atLeastSeconds }: ReportBound): string {
  if (atLeastSeconds === null) return "without end";
  return seconds === null ? "without a bound" : formatDuration(seconds);
}

/** The steps that are no longer there, and those that have come: `− failover 2m, + restore 90m`. */
function changedSteps(before: readonly ReportStep[], after: readonly ReportStep[]): string {
  const [old, now] = [before.map(write), after.map(write)];
  const gone = without(old, now).map((step) => `− ${step}`);
  return [...gone, ...without(now, old).map((step) => `+ ${step}`)].join(", ");
}

/** What the first list has more of than the second. */
function without(all: readonly string[], others: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return all.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

function write({ member, ...step }: ReportStep): string {
  const whose = member === undefined ? "" : `${nameOfUrn(withoutStack(member))}: `;
  return plainName(`${whose}${writeStep({ ...step, lo: step.lo ?? Number.POSITIVE_INFINITY })}`);
}
