import { formatDuration } from "../../declaration/duration";
import { writeInterval } from "../../rules/sum";
import type { ReportScenario, ReportStep } from "../report";
import { basisOf, HALVES, type Half, writeReached } from "./figure";
import { type Attributes, type Child, type Html, say, tag } from "./markup";
import type { Notes } from "./notes";

/**
 * How a recovery time or a data loss comes about: its steps one after another, each with its time, where that comes from, and
 * a bar where and as long as it is in the whole: the critical path as a chart. A bar is solid as far as the step takes
 * at the least; one without a known end is open. What is not drawn is told in words: what nobody has asked for as a sum.
 */
export function courseOf(half: Half, scenario: ReportScenario, names: ReadonlyMap<string, string>, notes: Notes): Html {
  const bound = scenario[half];
  const caption = captionOf(half, scenario);
  const [only] = bound.steps;
  if (only === undefined || scenario.verdict === "undeclared") return tag("p", {}, caption, say("."));
  if (!isDrawn(half, scenario)) {
    const what = [labelOf(only, names), only.detail].filter((part) => part !== undefined).join(" ");
    return tag("p", {}, caption, say(`: ${what} (`), notes.link(only.source, basisOf(only)), say(")"));
  }
  const objective = objectiveOf(half, scenario);
  const spans = spansOf(bound.steps);
  const whole = Math.max(1, objective ?? 0, ...spans.map(({ end }) => end)) * (spans.some(isOpen) ? 1.15 : 1);
  const share = (seconds: number) => tenth((100 * seconds) / whole);
  const rows = spans.map((span) => {
    const { step } = span;
    return tag(
      "tr",
      {},
      tag("th", {}, say(labelOf(step, names))),
      tag("td", {}, say([timeOf(step), step.detail].filter((part) => part !== undefined).join(" "))),
      tag("td", {}, notes.link(step.source, step.provenance)),
      tag("td", barOf(span, share)),
    );
  });
  return tag(
    "table",
    objective === null ? {} : { style: `--o:${share(objective)}` },
    tag("caption", {}, caption),
    rows,
  );
}

/** What a step is called, after the member that takes it. */
function labelOf({ label, member }: ReportStep, names: ReadonlyMap<string, string>): string {
  const owner = member === undefined ? undefined : names.get(member);
  return owner === undefined ? label : `${owner}: ${label}`;
}

/** Whether bars say more than words: not of a loss of one step, and not where nothing is asked. */
export function isDrawn(half: Half, { verdict, [half]: { steps } }: ReportScenario): boolean {
  const [only, ...others] = steps;
  if (only === undefined || verdict === "undeclared") return false;
  return others.length > 0 || (half === "rto" && !hasNoLength(only));
}

/** Whether it takes no time, one that nobody knows, or for ever. */
function hasNoLength({ lo, hi }: ReportStep): boolean {
  return hi === 0 || lo === null || (lo === 0 && hi === null);
}

/** What it comes to, beside what is asked. */
export function captionOf(half: Half, scenario: ReportScenario): readonly Child[] {
  const { name, title } = HALVES[half];
  const objective = objectiveOf(half, scenario);
  return [
    tag("b", {}, say(`${title}: ${writeReached(half, scenario[half])}`)),
    say(objective === null ? `, no ${name} stated` : `, ${name} ${formatDuration(objective)}`),
  ];
}

function objectiveOf(half: Half, { objective }: ReportScenario): number | null {
  return half === "rto" ? objective.rtoSeconds : objective.rpoSeconds;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly step: ReportStep;
}

function isOpen({ step }: Span): boolean {
  return step.hi === null;
}

/** Where its bar begins, how wide it is, and how much of that is solid; none where it would not be seen. */
function barOf(span: Span, share: (seconds: number) => number): Attributes {
  const { start, end, step } = span;
  const place = start === 0 ? [] : [`--s:${share(start)}`];
  if (isOpen(span)) return { class: "open", style: [...place, `--w:${tenth(100 - share(start))}`].join(";") };
  const width = share(end - start);
  if (width === 0) return {};
  const solid = Math.round((100 * (step.lo ?? 0)) / Math.max(1, end - start));
  return { style: [...place, `--w:${width}`, ...(solid === 0 ? [] : [`--l:${solid}`])].join(";") };
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Each step after the one before it, at the most that is known of it. */
function spansOf(steps: readonly ReportStep[]): readonly Span[] {
  let start = 0;
  return steps.map((step) => {
    const end = start + (step.hi ?? step.lo ?? 0);
    const span = { start, end, step };
    start = end;
    return span;
  });
}

function timeOf({ lo, hi }: ReportStep): string {
  return writeInterval({ lo: lo ?? Number.POSITIVE_INFINITY, hi });
}
