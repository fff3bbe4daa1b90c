import { formatDuration } from "../../declaration/duration";
import type { ReportPastDrill } from "../report";
import { element, text, type Xml } from "../xml";
import { HALVES, type Half } from "./figure";
import { type Html, tag } from "./markup";

const WIDTH = 440;
const HEIGHT = 170;
const FRAME = { left: 56, right: 12, top: 30, bottom: 24 };
const RADIUS = 5;

/** What drills achieved over time against what was asked of them then; the table beside it says the same. */
export function drillChart(half: Half, history: readonly ReportPastDrill[]): Html | undefined {
  const key = half === "rto" ? "rtoSeconds" : "rpoSeconds";
  const drills = history.map((drill) => ({
    at: Date.parse(drill.at),
    day: drill.at.slice(0, 10),
    outcome: drill.outcome,
    practice: drill.environment !== "aws",
    achieved: drill.achieved[key],
    objective: drill.objective[key],
  }));
  const [first, last] = [drills[0], drills.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const most = Math.max(1, ...drills.flatMap(({ achieved, objective }) => [achieved ?? 0, objective ?? 0])) * 1.1;
  const inner = { width: WIDTH - FRAME.left - FRAME.right, height: HEIGHT - FRAME.top - FRAME.bottom };
  // A single drill stands in the middle.
  const span = Math.max(1, last.at - first.at);
  const x = (at: number) => FRAME.left + (first === last ? 0.5 : 0.03 + 0.94 * ((at - first.at) / span)) * inner.width;
  const y = (seconds: number) => FRAME.top + (1 - seconds / most) * inner.height;
  const bottom = FRAME.top + inner.height;
  const { name, title } = HALVES[half];
  const ends = first === last ? [first] : [first, last];
  const words = `${title} of ${drills.length} ${drills.length === 1 ? "drill" : "drills"} over time, against the ${name}.`;
  const svg = element(
    "svg",
    { class: "drill-chart", viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: "img", "aria-label": words },
    write(`${name} achieved, against the objective`, FRAME.left, 16, "start", "title"),
    ...[0, 0.5, 1].map((share) => {
      const seconds = Math.round((most / 1.1) * share);
      return element(
        "g",
        {},
        element("path", { class: "grid", d: `M${FRAME.left} ${tenth(y(seconds))}H${WIDTH - FRAME.right}` }),
        write(formatDuration(seconds), FRAME.left - 6, y(seconds) + 4, "end", "faint"),
      );
    }),
    objectiveLine(drills, x, y, first === last),
    ...drills.flatMap(({ at, day, achieved, outcome, practice }) => {
      const [cx, cy] = [x(at), achieved === null ? bottom : y(achieved)];
      const said = `${day}: ${achieved === null ? "not measured" : formatDuration(achieved)}, ${outcome}`;
      return [
        element("g", {}, element("title", {}, text(said)), shapeOf(outcome, achieved === null, practice, cx, cy)),
      ];
    }),
    ...ends.map(({ at, day }, i) =>
      write(day, x(at), HEIGHT - 6, ends.length === 1 ? "middle" : i === 0 ? "start" : "end", "faint"),
    ),
  );
  return tag("figure", {}, svg);
}

/** The objective as it was stated at each drill, as a line in steps. */
function objectiveLine(
  drills: readonly { readonly at: number; readonly objective: number | null }[],
  x: (at: number) => number,
  y: (seconds: number) => number,
  single: boolean,
): Xml {
  const stated = drills.filter((one): one is { at: number; objective: number } => one.objective !== null);
  const [first, last] = [stated[0], stated.at(-1)];
  if (first === undefined || last === undefined) return element("g");
  const parts = stated.slice(1).map(({ at, objective }) => `H${tenth(x(at))}V${tenth(y(objective))}`);
  const start = single ? FRAME.left : x(first.at);
  const end = single ? WIDTH - FRAME.right : x(last.at);
  return element("path", {
    class: "objective",
    d: `M${tenth(start)} ${tenth(y(first.objective))}${parts.join("")}H${tenth(end)}`,
  });
}

/** A disc for what passed, a square for what missed its objective, a cross for what failed; hollow where it was practice. */
function shapeOf(
  outcome: ReportPastDrill["outcome"],
  unmeasured: boolean,
  practice: boolean,
  x: number,
  y: number,
): Xml {
  const r = RADIUS;
  const kind = practice ? " practice" : "";
  if (outcome === "failed" || outcome === "aborted" || unmeasured) {
    const d = `M${tenth(x - r)} ${tenth(y - r)}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
    return element("path", { class: `failed${kind}`, d });
  }
  if (outcome === "missed-objective") {
    return element("rect", { class: `missed${kind}`, x: x - r, y: y - r, width: 2 * r, height: 2 * r });
  }
  return element("circle", { class: `passed${kind}`, cx: x, cy: y, r });
}

function write(line: string, x: number, y: number, anchor: "start" | "middle" | "end", kind: "title" | "faint"): Xml {
  return element("text", { class: kind, x, y, "text-anchor": anchor }, text(line));
}

const tenth = (value: number): number => Math.round(value * 10) / 10;
