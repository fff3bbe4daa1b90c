import type { Timeline } from "../backup/timeline";
import { foldParts } from "./fold";
import { writeMoment } from "./moment";
import { lostRuns } from "./timeline-lost";
import { type Scale, scaleOf } from "./timeline-scale";
import {
  drawBlackouts,
  drawGap,
  drawLane,
  drawShape,
  type Frame,
  placeOf,
  type Shape,
  shapesOf,
} from "./timeline-shapes";
import { SVG_STYLE } from "./timeline-svg-style";
import { blackoutNames, laneDetails, laneLabels, listed, plainName, worstInWords } from "./timeline-words";
import { element, text, type Xml } from "./xml";

/** A timeline with what it is called. */
export interface TitledTimeline {
  readonly title: string;
  readonly timeline: Timeline;
}

const WIDTH = 900;
const MARGIN = 16;
const CHART = { left: 204, width: WIDTH - MARGIN - 204, columns: 96 };
const TOP = 78;
const LANE = 26;
const GAP = 40;
const LINE = 17;
/** What fits beside the chart, and below it, at 12 pixels. */
const LABEL_LENGTH = 28;
const WORDS_LENGTH = 120;

const MEANING: Readonly<Record<Shape, string>> = {
  run: "run",
  perhaps: "run that may be lost",
  lost: "lost run",
  window: "start window",
  job: "job",
  copy: "copy",
  open: "nobody knows how long",
  continuous: "continuous backup",
  blackout: "no snapshot succeeds",
};

/**
 * Timelines as one picture of 900 pixels: self-contained, without script, legible in light and dark, and told in words as
 * well. What differs in meaning differs in shape. The same timelines give the same bytes.
 */
export function writeTimelinesSvg(timelines: readonly TitledTimeline[]): string {
  const picture = drawTimelines(timelines, "lifeboat", element("style", {}, text(SVG_STYLE)), HATCH);
  // Text holds no bare angle brackets, so this breaks lines between elements only.
  return `${picture.replaceAll("><", ">\n<")}\n`;
}

/** The pattern of blackouts, which pictures on one page share. */
export const HATCH = element(
  "defs",
  {},
  element(
    "pattern",
    { id: "lifeboat-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse" },
    element("path", { class: "hatch", d: "M0 6L6 0" }),
  ),
);

/**
 * The same as part of a page, which holds style and hatch once.
 *
 * @param id what the picture's own ids begin with; unique on the page
 * @param shared style and hatch, where the picture has to bring its own
 */
export function drawTimelines(timelines: readonly TitledTimeline[], id: string, ...shared: readonly Xml[]): Xml {
  const drawn = timelines.length === 0 ? [NOTHING] : timelines.map(drawOne);
  const height = drawn.reduce((sum, one) => sum + one.height, 0);
  let y = 0;
  const groups = drawn.map((one) => {
    const group = element("g", { transform: `translate(0 ${y})` }, ...one.shapes);
    y += one.height;
    return group;
  });
  const attributes = {
    xmlns: "http://www.w3.org/2000/svg",
    class: "lifeboat",
    viewBox: `0 0 ${WIDTH} ${height}`,
    width: WIDTH,
    height,
    role: "img",
    "aria-labelledby": `${id}-title ${id}-words`,
  };
  const title = `Backup runs: ${timelines.map((one) => plainName(one.title)).join("; ")}`;
  return element(
    "svg",
    attributes,
    element("title", { id: `${id}-title` }, text(title)),
    element("desc", { id: `${id}-words` }, text(drawn.map(({ words }) => words.join("\n")).join("\n\n"))),
    ...shared,
    element("rect", { class: "page", width: WIDTH, height }),
    ...groups,
  );
}

interface Drawn {
  readonly height: number;
  readonly shapes: readonly Xml[];
  readonly words: readonly string[];
}

const NOTHING: Drawn = {
  height: 52,
  words: ["No backup is scheduled."],
  shapes: [write("No backup is scheduled.", MARGIN, 30)],
};

function drawOne({ title, timeline }: TitledTimeline): Drawn {
  const { lanes, worst } = timeline;
  const labels = laneLabels(lanes);
  const scale = scaleOf(timeline.from, timeline.to, CHART.columns);
  const frame: Frame = { left: CHART.left, width: CHART.width, scale };
  const span = `${writeMoment(scale.from)} → ${writeMoment(scale.to)} UTC`;
  const bottom = TOP + lanes.length * LANE;
  const middle = (row: number) => TOP + row * LANE + LANE / 2;
  const gap = worst === undefined ? 0 : GAP;
  const legend = drawLegend(shapesOf(timeline), bottom + gap + LINE);
  const words = inWords(timeline, labels);
  const start = bottom + gap + legend.height + 2 * LINE;
  return {
    height: start + words.length * LINE + MARGIN,
    words: [plainName(title), span, ...words],
    shapes: [
      write(plainName(title), MARGIN, 26, "title"),
      write(span, MARGIN, 45, "faint"),
      ...drawAxis(scale, frame, bottom),
      ...drawBlackouts(timeline, TOP, bottom, frame),
      ...lanes.flatMap((lane, i) => [
        writeLabel(labels[i] ?? "", middle(i)),
        element("path", { class: "grid", d: `M${CHART.left} ${middle(i)}H${CHART.left + CHART.width}` }),
        ...drawLane(lane, labels[i] ?? "", middle(i), frame),
      ]),
      ...(worst === undefined ? [] : [writeLabel("worst gap", bottom + 24), ...drawGap(worst, bottom + 24, frame)]),
      ...legend.shapes,
      ...words.map((line, i) => write(line, MARGIN, start + i * LINE)),
    ],
  };
}

function drawAxis({ ticks }: Scale, frame: Frame, bottom: number): readonly Xml[] {
  return ticks.flatMap(({ at, label }) => {
    const x = placeOf(frame, at);
    return [
      element("text", { class: "faint", x: x + 2, y: TOP - 8 }, text(label)),
      element("path", { class: "grid", d: `M${Math.round(x * 10) / 10} ${TOP - 18}V${bottom}` }),
    ];
  });
}

/** What the shapes mean, of those that occur only. */
function drawLegend(
  shapes: readonly Shape[],
  top: number,
): { readonly height: number; readonly shapes: readonly Xml[] } {
  const [columns, width] = [4, (WIDTH - 2 * MARGIN) / 4];
  return {
    height: Math.ceil(shapes.length / columns) * LINE,
    shapes: shapes.flatMap((shape, i) => {
      const [x, y] = [MARGIN + (i % columns) * width + 8, top + Math.floor(i / columns) * LINE];
      return [drawShape(shape, x, y, 5), write(MEANING[shape], x + 14, y + 4, "faint")];
    }),
  };
}

function inWords(timeline: Timeline, labels: readonly string[]): readonly string[] {
  const fold = (parts: readonly string[]) => foldParts(parts, "", "    ", WORDS_LENGTH);
  const { lanes } = timeline;
  return [
    ...(lanes.length === 0 ? ["No backup rule leaves a recovery point."] : []),
    ...lanes.flatMap((lane, i) => fold([`${labels[i]}:`, ...listed(laneDetails(lane))])),
    ...blackoutNames(timeline).flatMap((what) => fold(["No snapshot succeeds:", what])),
    ...fold(worstInWords(timeline)),
    ...lostRuns(timeline).flatMap(({ why, days, more }) => [
      ...fold(why),
      ...days.flatMap(({ day, times }) => foldParts(times, `    ${day}  `, "        ", WORDS_LENGTH)),
      ...(more === undefined ? [] : fold(more.split(" "))),
    ]),
  ];
}

function writeLabel(label: string, y: number): Xml {
  if (label.length <= LABEL_LENGTH) return write(label, MARGIN, y + 4);
  const short = text(`${label.slice(0, LABEL_LENGTH - 1)}…`);
  return element("text", { x: MARGIN, y: y + 4 }, element("title", {}, text(label)), short);
}

function write(line: string, x: number, y: number, kind?: "title" | "faint"): Xml {
  return element("text", { ...(kind === undefined ? {} : { class: kind }), x, y }, text(line));
}
