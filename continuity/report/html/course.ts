import { formatDuration } from "../../declaration/duration";
import { writeInterval } from "../../rules/sum";
import type { ReportScenario, ReportStep } from "../report";
import { HALVES, type Half, writeReached } from "./figure";
import { type Child, type Html, say, tag } from "./markup";
import type { Notes } from "./notes";

/**
 * How a recovery time or a data loss comes about: its steps one after another, each with its time, where that comes from, and
 * a bar where and as long as it is in the whole: the critical path as a chart. A bar is solid as far as the step takes
 * at the least; one without a known end is open. What nobody has asked for is told as a sum,
 * and a loss of one step in words.
 */
export function courseOf(half: Half, scenario: ReportScenario, names: ReadonlyMap<string, string>, notes: Notes): Html {
  const bound = scenario[half];
  const caption = captionOf(half, scenario);
  const [only, ...others] = bound.steps;
  if (only === undefined) return tag("p", {}, caption, say(": nothing has to happen."));
  if (scenario.verdict === "undeclared") return tag("p", {}, caption, say("."));
  if (others.length === 0 && (half === "rpo" || only.hi === 0)) {
    const what = [only.label, only.detail].filter((part) => part !== undefined).join(" ");
    return tag("p", {}, caption, say(`: ${what} (`), notes.link(only.source, only.provenance), say(")"));
  }
  const objective = objectiveOf(half, scenario);
  const spans = spansOf(bound.steps);
  const whole = Math.max(1, objective ?? 0, ...spans.map(({ end }) => end)) * (spans.some(isOpen) ? 1.15 : 1);
  const share = (seconds: number) => tenth((100 * seconds) / whole);
  const rows = bound.steps.map((step, i) => {
    const bar = barOf(spans[i] as Span, share);
    const owner = step.member === undefined ? undefined : names.get(step.member);
    return tag(
      "tr",
      {},
      tag("th", {}, say(owner === undefined ? step.label : `${owner}: ${step.label}`)),
      tag("td", {}, say([timeOf(step), step.detail].filter((part) => part !== undefined).join(" "))),
      tag("td", {}, notes.link(step.source, step.provenance)),
      tag("td", {}, bar),
    );
  });
  return tag(
    "table",
    objective === null ? {} : { style: `--o:${share(objective)}` },
    tag("caption", {}, caption),
    rows,
  );
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

/** A bar as far along and as wide as its step; none where it would not be seen. */
function barOf(span: Span, share: (seconds: number) => number): Html | undefined {
  const { start, end, step } = span;
  const place = start === 0 ? [] : [`--s:${share(start)}`];
  if (isOpen(span)) return tag("i", { class: "open", style: [...place, `--w:${tenth(100 - share(start))}`].join(";") });
  const width = share(end - start);
  const solid = Math.round((100 * (step.lo ?? 0)) / Math.max(1, end - start));
  return width > 0
    ? tag("i", { style: [...place, `--w:${width}`, ...(solid === 100 ? [] : [`--l:${solid}`])].join(";") })
    : undefined;
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
