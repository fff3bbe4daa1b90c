import type { Timeline, TimelineLane, TimelineRun, WorstGap } from "../backup/timeline";
import { writeMoment } from "./moment";
import { type Bar, barsOf } from "./timeline-bars";
import type { Scale } from "./timeline-scale";
import { plainName, writeLost } from "./timeline-words";
import { element, text, type Xml } from "./xml";

/** Where a chart lies in a picture, in pixels. */
export interface Frame {
  readonly left: number;
  readonly width: number;
  readonly scale: Scale;
}

/** Everything that has a shape of its own. */
export const SHAPES = ["run", "perhaps", "lost", "window", "job", "copy", "open", "continuous", "blackout"] as const;
export type Shape = (typeof SHAPES)[number];

const RADIUS = { least: 1.5, most: 5 };
/** A bar that is narrower shows nothing. */
const NARROWEST_BAR = 1;
/** A blackout is seen however short it is. */
const NARROWEST_BLACKOUT = 4;
const FATE_SHAPE = { counts: "run", "may be lost": "perhaps", lost: "lost" } as const;

/** The horizontal place of an instant, within the chart. */
export function placeOf({ left, width, scale }: Frame, instant: number): number {
  const share = (instant - scale.from) / (scale.to - scale.from);
  return left + (Number.isNaN(share) ? 0 : Math.max(0, Math.min(1, share))) * width;
}

/** A lane around the height `y`: its bars, then its runs, each with what it is as a title. */
export function drawLane(lane: TimelineLane, label: string, y: number, frame: Frame): readonly Xml[] {
  const { scale, left, width } = frame;
  const drawn = lane.runs.filter(({ at }) => at >= scale.from && at < scale.to);
  const bars = drawn.flatMap((run) => (run.fate === "lost" ? [] : barsOf(run, lane)));
  const radius = radiusOf(drawn, frame);
  return [
    ...(lane.kind === "continuous"
      ? [element("rect", { class: "continuous", x: left, y: y - 5, width, height: 10 })]
      : []),
    ...bars.flatMap((bar) => drawBar(bar, y, frame)),
    ...drawn.map((run) => {
      const because = run.because === undefined ? "" : `: ${plainName(run.because)}`;
      const what = `${label}, ${writeMoment(run.at)} UTC, ${run.fate}${because}`;
      const shape = drawShape(FATE_SHAPE[run.fate], placeOf(frame, run.at), y, radius);
      return element("g", {}, element("title", {}, text(what)), shape);
    }),
  ];
}

/** Small enough that the runs of a lane stand apart. */
function radiusOf(runs: readonly TimelineRun[], frame: Frame): number {
  const places = runs.map(({ at }) => placeOf(frame, at)).sort((a, b) => a - b);
  const apart = places.slice(1).map((place, i) => place - (places[i] ?? 0));
  return Math.max(RADIUS.least, Math.min(RADIUS.most, ...apart.map((distance) => distance * 0.45)));
}

function drawBar({ kind, start, end }: Bar, y: number, frame: Frame): readonly Xml[] {
  const [from, to] = [placeOf(frame, start), placeOf(frame, end)];
  if (kind === "open") return start < frame.scale.to ? [drawShape("open", from, y, RADIUS.most)] : [];
  return to - from < NARROWEST_BAR ? [] : [barShape(kind, from, y, to - from)];
}

function barShape(shape: "window" | "job" | "copy", x: number, y: number, width: number): Xml {
  const height = shape === "window" ? 4 : 8;
  return element("rect", { class: shape, x, y: y - height / 2, width, height });
}

/** One shape around a point, for the chart and for its legend. */
export function drawShape(shape: Shape, x: number, y: number, r: number): Xml {
  const at = (dx: number, dy: number) => `${tenth(x + dx)} ${tenth(y + dy)}`;
  switch (shape) {
    case "run":
      return element("circle", { class: "run", cx: x, cy: y, r });
    case "perhaps":
      return element("path", { class: "perhaps", d: `M${at(0, -r)}L${at(r, 0)}L${at(0, r)}L${at(-r, 0)}Z` });
    case "lost":
      return element("path", { class: "lost", d: `M${at(-r, -r)}L${at(r, r)}M${at(-r, r)}L${at(r, -r)}` });
    case "open":
      return element("path", { class: "open", d: `M${at(0, -r)}L${at(r, 0)}L${at(0, r)}` });
    case "window":
    case "job":
    case "copy":
      return barShape(shape, x - 8, y, 16);
    case "continuous":
    case "blackout":
      return element("rect", { class: shape, x: x - 8, y: y - 5, width: 16, height: 10 });
  }
}

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Each blackout as a hatched stretch, as high as the lanes. */
export function drawBlackouts({ blackouts }: Timeline, top: number, bottom: number, frame: Frame): readonly Xml[] {
  const { scale } = frame;
  const seen = blackouts.filter(({ start, end }) => start < scale.to && end > scale.from);
  return seen.map(({ start, end, what }) => {
    const [from, to] = [placeOf(frame, start), placeOf(frame, end)];
    const rect = {
      class: "blackout",
      x: from,
      y: top,
      width: Math.max(NARROWEST_BLACKOUT, to - from),
      height: bottom - top,
    };
    const title = `${plainName(what)}, ${writeMoment(start)} → ${writeMoment(end)} UTC`;
    return element("g", {}, element("title", {}, text(title)), element("rect", rect));
  });
}

/** The worst gap as a line from the data in the last point to the moment when the next is usable, with its loss above. */
export function drawGap(worst: WorstGap, y: number, frame: Frame): readonly Xml[] {
  const start = placeOf(frame, worst.holds);
  const end = worst.usable === null ? frame.left + frame.width : placeOf(frame, worst.usable);
  const [from, to] = [tenth(start), tenth(end)];
  const close =
    worst.usable === null ? `M${to - 5} ${y - 5}L${to} ${y}L${to - 5} ${y + 5}` : `M${to} ${y - 6}V${y + 6}`;
  const middle = Math.max(frame.left + 40, Math.min(frame.left + frame.width - 40, (start + end) / 2));
  return [
    element("path", { class: "gap", d: `M${from} ${y - 6}V${y + 6}M${from} ${y}H${to}${close}` }),
    element("text", { class: "loss", x: middle, y: y - 6, "text-anchor": "middle" }, text(writeLost(worst))),
  ];
}

/** The shapes that occur in a timeline, in the order of the legend. */
export function shapesOf({ from, to, lanes, blackouts }: Timeline): readonly Shape[] {
  const shaded = blackouts.some(({ start, end }) => start < to && end > from);
  const found = new Set<Shape>(shaded ? ["blackout"] : []);
  for (const lane of lanes) {
    if (lane.kind === "continuous") found.add("continuous");
    for (const run of lane.runs) {
      found.add(FATE_SHAPE[run.fate]);
      if (run.fate !== "lost") for (const { kind, start, end } of barsOf(run, lane)) if (end > start) found.add(kind);
    }
  }
  return SHAPES.filter((shape) => found.has(shape));
}
