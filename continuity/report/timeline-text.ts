import type { Timeline, TimelineLane } from "../backup/timeline";
import { formatDuration } from "../declaration/duration";
import { foldParts } from "./fold";
import { writeMoment } from "./moment";
import { PLAIN_STYLE, type Style } from "./style";
import { blackoutCells, type Cell, gapSpan, laneCells, SIGNS, type Sign } from "./timeline-chart";
import { type LostRuns, lostRuns } from "./timeline-lost";
import { type Scale, scaleOf } from "./timeline-scale";
import { blackoutNames, laneDetails, laneLabels, listed, plainName, worstInWords } from "./timeline-words";

const NARROWEST_CHART = 8;
const INDENT = "  ";

/**
 * A timeline for people, in lines no longer than the style's width: an axis of time in UTC, a lane for each rule and copy,
 * the times in which no snapshot succeeds, the worst gap as a span and as a sum, and every lost run with its reason.
 */
export function writeTimelineText(timeline: Timeline, title: string, style: Style = PLAIN_STYLE): string {
  const labels = laneLabels(timeline.lanes);
  const names = [...labels, ...blackoutNames(timeline), timeline.worst ? "worst gap" : ""];
  const head = Math.min(Math.max(...names.map(({ length }) => length)), Math.floor(style.width / 4));
  const scale = scaleOf(timeline.from, timeline.to, Math.max(NARROWEST_CHART, style.width - head - 2 * INDENT.length));
  const fold = (parts: readonly string[], first: string, then: string) => foldParts(parts, first, then, style.width);
  const heading = [`${plainName(title)}:`, `${writeMoment(scale.from)} → ${writeMoment(scale.to)} UTC,`];
  const [first = "", ...more] = fold([...heading, `${formatDuration(scale.unit)} a column`], "", INDENT);
  return [
    [style.strong(first), ...more, "", ...chart(timeline, labels, head, scale, style)],
    timeline.lanes.flatMap((lane, i) => laneLines(lane, labels[i] ?? "", head, style)),
    fold(worstInWords(timeline), "", INDENT),
    ...lostRuns(timeline).map((lost) => lostLines(lost, style)),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join("\n"))
    .join("\n\n");
}

function chart(
  timeline: Timeline,
  labels: readonly string[],
  head: number,
  scale: Scale,
  style: Style,
): readonly string[] {
  if (timeline.lanes.length === 0) return [`${INDENT}no backup rule leaves a recovery point`];
  const row = (name: string, text: string) => `${INDENT}${cut(name, head)}${INDENT}${text}`.trimEnd();
  const lanes = timeline.lanes.map((lane) => laneCells(lane, timeline, scale));
  const blackouts = blackoutNames(timeline).map((what) => ({ what, cells: blackoutCells(what, timeline, scale) }));
  return [
    ...axis(scale, style.width - head - 2 * INDENT.length).map((line) => row("", style.faint(line))),
    ...lanes.map((cells, i) => row(labels[i] ?? "", paint(cells, style))),
    ...blackouts.map(({ what, cells }) => row(what, paint(cells, style))),
    ...(timeline.worst ? [row("worst gap", style.bad(gapSpan(timeline.worst, scale)))] : []),
    "",
    ...legend([...lanes, ...blackouts.map(({ cells }) => cells)].flat(), style),
    ...blackouts.filter(({ what }) => what.length > head).flatMap(({ what }) => whole(what, style)),
  ];
}

/** A name that the chart has cut. */
function whole(what: string, style: Style): readonly string[] {
  return foldParts(what.split(" "), `${INDENT}: `, INDENT.repeat(2), style.width).map((line) => style.faint(line));
}

/** Labels over their marks; a label that the line has no room for is left out. */
function axis({ from, unit, ticks }: Scale, room: number): readonly string[] {
  let [labels, marks] = ["", ""];
  for (const { at, label } of ticks) {
    const column = (at - from) / unit;
    if (column + label.length <= room) labels = labels.padEnd(column) + label;
    marks = `${marks.padEnd(column)}|`;
  }
  return [labels, marks];
}

/** Sets off each stretch of columns that show the same. */
function paint(cells: readonly Cell[], style: Style): string {
  let text = "";
  for (let i = 0; i < cells.length; ) {
    const { sign } = cells[i] as Cell;
    const start = i;
    while (cells[i]?.sign === sign) i++;
    const run = cells.slice(start, i).map((cell) => cell.text);
    text += colour(sign, style)(run.join(""));
  }
  return text;
}

function colour(sign: Sign, style: Style): (text: string) => string {
  switch (sign) {
    case "run":
    case "runs":
    case "continuous":
      return style.good;
    case "lost":
      return style.bad;
    case "may be lost":
    case "blackout":
    case "open":
      return style.doubtful;
    case "nothing":
    case "window":
    case "job":
    case "copy":
      return style.faint;
  }
}

const MEANING: Readonly<Record<Exclude<Sign, "nothing">, string>> = {
  blackout: ": no snapshot succeeds",
  continuous: "~ continuous backup",
  window: "- start window",
  job: "= job",
  copy: "+ copy",
  open: "> nobody knows how long",
  run: "# run",
  runs: "2-9 so many runs (* more)",
  "may be lost": "? run that may be lost",
  lost: "x lost run",
};

/** What the signs mean, of those that occur only. */
function legend(cells: readonly Cell[], style: Style): readonly string[] {
  const occurring = new Set(cells.map(({ sign }) => sign));
  const parts = [...SIGNS]
    .reverse()
    .flatMap((sign) => (sign !== "nothing" && occurring.has(sign) ? MEANING[sign] : []));
  return foldParts(listed(parts), INDENT, INDENT, style.width).map((line) => style.faint(line));
}

function laneLines(lane: TimelineLane, label: string, head: number, style: Style): readonly string[] {
  const details = listed(laneDetails(lane));
  const indent = " ".repeat(head + 2 * INDENT.length);
  // A name that the chart has cut stands here in full.
  const fits = label.length <= head;
  const parts = fits ? details : [`${label}:`, ...details];
  return foldParts(parts, fits ? `${INDENT}${label.padEnd(head)}${INDENT}` : INDENT, indent, style.width);
}

function lostLines({ why, days, more }: LostRuns, style: Style): readonly string[] {
  return [
    ...foldParts(why, "", INDENT, style.width),
    ...days.flatMap(({ day, times }) => {
      const indent = " ".repeat(day.length + 2 * INDENT.length);
      return foldParts(times, `${INDENT}${day}${INDENT}`, indent, style.width);
    }),
    ...(more === undefined ? [] : foldParts(more.split(" "), INDENT, INDENT, style.width)),
  ];
}

function cut(name: string, length: number): string {
  return name.length <= length ? name.padEnd(length) : `${name.slice(0, Math.max(0, length - 1))}…`;
}
