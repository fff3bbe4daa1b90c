import { formatDuration, type Seconds } from "../../continuity/declaration/duration";
import { horizonEnd, tzdataVersion } from "../../continuity/schedule";
import { type ScheduleFacts, whyUnbounded } from "./answer";
import { clockOf, writeLocal } from "./clock";
import { writeInstant } from "./instant";
import { drawTimeline } from "./timeline";

/** How text may be set off on a terminal. */
export interface Paint {
  readonly title: (text: string) => string;
  readonly mark: (text: string) => string;
}

export const PLAIN: Paint = { title: (text) => text, mark: (text) => text };
export const COLOUR: Paint = {
  title: (text) => `\u001b[1m${text}\u001b[22m`,
  mark: (text) => `\u001b[32m${text}\u001b[39m`,
};

/** Tells what is known about a schedule, for people: below 80 columns unless the expression itself is longer. */
export function writeText(facts: ScheduleFacts, paint: Paint): string {
  const { schedule, from } = facts;
  const zone = schedule.timezone === "UTC" ? "UTC" : `${schedule.timezone} (tzdata ${tzdataVersion()})`;
  const timeline = drawTimeline(schedule, from);
  const lines = [
    paint.title(schedule.cron.expression),
    `${zone}, from ${writeInstant(from)}`,
    "",
    ...nextRunLines(facts, paint),
    ...gapLines(facts, paint),
  ];
  if (timeline !== undefined) {
    const marked = timeline.lines.map((line, i) => (i === 0 ? line : line.replace(/#+/g, paint.mark)));
    lines.push("", paint.title(timeline.title), ...indent(marked));
  }
  return `${lines.join("\n")}\n`;
}

function nextRunLines({ schedule, count, runs }: ScheduleFacts, paint: Paint): string[] {
  if (count === 0) return [];
  const columns = schedule.timezone === "UTC" ? ["UTC"] : ["UTC", schedule.timezone];
  const clocks = columns.map(clockOf);
  const rows = runs.map((run) => clocks.map((clock) => writeLocal(clock(run))));
  const table = [columns, ...rows].map(([first = "", ...others]) => [first.padEnd(20), ...others].join("  ").trimEnd());
  return [paint.title("Next runs"), ...indent(runs.length === 0 ? ["none"] : table), ""];
}

function gapLines({ schedule, from, gap, startWindow }: ScheduleFacts, paint: Paint): string[] {
  if (gap.kind !== "gap") return [paint.title("Largest gap: no bound"), ...indent([whyUnbounded(gap)])];
  const until = writeInstant(horizonEnd(schedule, from)).slice(0, 10);
  const ends = [`from  ${bothClocks(schedule.timezone, gap.start)}`, `to    ${bothClocks(schedule.timezone, gap.end)}`];
  const wait =
    startWindow === undefined
      ? []
      : [
          `worst-case wait ${formatDuration(gap.seconds + startWindow)}: ` +
            `gap ${formatDuration(gap.seconds)} + start window ${formatDuration(startWindow)}`,
        ];
  return [
    `${paint.title(`Largest gap: ${formatDuration(gap.seconds)}`)} (of all until ${until})`,
    ...indent([...ends, ...wait]),
  ];
}

function bothClocks(timezone: string, instant: Seconds): string {
  const utc = `${writeLocal(clockOf("UTC")(instant))} UTC`;
  return timezone === "UTC" ? utc : `${utc}  (${writeLocal(clockOf(timezone)(instant))})`;
}

function indent(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
