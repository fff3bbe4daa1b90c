import type { DrillPhase } from "../../continuity/evidence/record";
import { element, text, type Xml } from "../../continuity/report/xml";
import { lasts } from "./text";

const WIDTH = 900;
const LEFT = 130;
const RIGHT = 80;
const ROW = 24;
const TOP = 8;
/** A phase is seen however short it was. */
const NARROWEST = 2;

/** The phases of a drill as bars below each other, each where and as long as it was in the whole. */
export function phaseChart(phases: readonly DrillPhase[]): Xml {
  const lasting = phases.filter(({ name }) => name !== "declared");
  const instants = lasting.flatMap(({ startedAt, endedAt }) => [Date.parse(startedAt), Date.parse(endedAt)]);
  const start = Math.min(...instants);
  const whole = Math.max(1, Math.max(...instants) - start);
  const place = (instant: string) => LEFT + ((Date.parse(instant) - start) / whole) * (WIDTH - LEFT - RIGHT);
  const height = 2 * TOP + lasting.length * ROW;
  const words = lasting.map(
    ({ name, startedAt, endedAt }) => `${name} ${lasts(Date.parse(endedAt) - Date.parse(startedAt))}`,
  );
  return element(
    "svg",
    {
      class: "phase-chart",
      viewBox: `0 0 ${WIDTH} ${height}`,
      width: WIDTH,
      height,
      role: "img",
      "aria-label": `Phases one after another: ${words.join(", ")}`,
    },
    ...lasting.flatMap(({ name, startedAt, endedAt }, i) => {
      const [x, end, y] = [place(startedAt), place(endedAt), TOP + i * ROW];
      const time = lasts(Date.parse(endedAt) - Date.parse(startedAt));
      return [
        element("path", { class: "grid", d: `M${LEFT} ${y + ROW / 2}H${WIDTH - RIGHT}` }),
        element("text", { x: 0, y: y + ROW / 2 + 4 }, text(name)),
        element("rect", { class: "phase", x, y: y + 5, width: Math.max(NARROWEST, end - x), height: ROW - 10 }),
        element("text", { class: "faint", x: Math.max(x + NARROWEST, end) + 6, y: y + ROW / 2 + 4 }, text(time)),
      ];
    }),
  );
}
